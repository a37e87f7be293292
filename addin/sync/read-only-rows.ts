import { readTable } from "../../shared/reading/read-table.ts";
import type { ReadRow } from "../../shared/reading/table-reading.ts";
import { registerOf } from "../../shared/registers/all-registers.ts";
import type { SeenCell } from "../../shared/sync/diff-rows.ts";
import { isSaidBeside } from "../../shared/sync/said-beside.ts";
import { heldBack } from "../../shared/sync/seen-cell.ts";
import { digestIn } from "../../shared/sync/settle-answer.ts";
import { candidatesIn } from "./candidates.ts";
import type { Ground } from "./ground.ts";
import type { Binding } from "./remembered.ts";
import { headingsOf } from "./understood-sheets.ts";

/** A sheet without ids as it was just read. */
export type ReadOnlyRows = Readonly<{
  sheetId: string;
  rows: readonly ReadRow[];
  /** The sheet's column of each field. */
  columnOf: ReadonlyMap<string, number>;
}>;

/** Reads a sheet that is never written into; null where its table is not there any more. */
export async function readOnlyRows(
  { workbook, me, names }: Ground,
  binding: Binding,
): Promise<ReadOnlyRows | null> {
  const id = binding.readOnly?.sheetId ?? "";
  const sheet = await workbook.readSheet({ id, name: binding.sheetName });
  if (sheet === null) return null;
  const candidate = candidatesIn([sheet], []).find(
    ({ found, table }) =>
      headingsOf(found) === binding.readOnly?.headings ||
      (table !== null && table.id === binding.table.id),
  );
  if (candidate === undefined) return null;
  const { found } = candidate;
  // What a cell says beside its own field comes with its own.
  const own = binding.columns.filter(({ part }) => !isSaidBeside(part));
  const bound = new Map(own.map((column) => [column.header, column]));
  const columns = found.columns.map(({ column, header }) => ({
    column,
    header: header.text,
    field: bound.get(header.text)?.field ?? null,
    confidence: 1,
    evidence: "accepted",
    unit: bound.get(header.text)?.unit ?? null,
  }));
  const reading = readTable(
    sheet,
    found,
    registerOf(binding.register),
    { columns, constants: binding.constants },
    { framework: me.framework, names },
  );
  const columnOf = columns.flatMap(({ field, column }) =>
    field === null ? [] : [[field, column] as const],
  );
  return { sheetId: sheet.id, rows: reading.rows, columnOf: new Map(columnOf) };
}

/** What a row of such a sheet says, cell by cell, as sync sees it. */
export function seenCellsOf(
  { register, columns, openEnded }: Binding,
  { values, findings }: ReadRow,
): Readonly<Record<string, SeenCell>> {
  return Object.fromEntries(
    columns.flatMap(({ field, part }): [string, SeenCell][] => {
      if (isSaidBeside(part) && !(field in values)) return [];
      const held = findings.find(
        (one) => one.field === field && (!(field in values) || one.kind === "meaning"),
      );
      const isTaken = held === undefined || (held.kind === "meaning" && isOpenEnded(field));
      if (!isTaken) return [[field, heldBack(held.seen, held.accepted)]];
      const value = values[field] ?? null;
      return [[field, { kind: "value", value, digest: digestIn(register, field, value) }]];
    }),
  );

  function isOpenEnded(field: string): boolean {
    return openEnded?.includes(field) ?? false;
  }
}
