import type { ReadRow } from "../../shared/reading/table-reading.ts";
import { type CellChange, diffRow } from "../../shared/sync/diff-rows.ts";
import { heldCell } from "../../shared/sync/settle-answer.ts";
import { type CellMemory, SYNCED, type TableMemory } from "../../shared/sync/table-memory.ts";
import type { RowId } from "../../shared/values/row-id.ts";
import type { Ground } from "./ground.ts";
import { matchRows, toldApart } from "./match-rows.ts";
import { type ReadOnlyRows, seenCellsOf } from "./read-only-rows.ts";
import type { Binding } from "./remembered.ts";

/** What a sheet that is never written into says otherwise than the register. */
export type ReadOnlyLook = Readonly<{
  kind: "read-only";
  read: ReadOnlyRows;
  sheetId: string;
  /** Where each known row and field stands in the sheet. */
  rowOf: ReadonlyMap<RowId, number>;
  columnOf: ReadonlyMap<string, number>;
  proposals: readonly Proposal[];
  /** Rows the register does not have. */
  fresh: readonly ReadRow[];
  /** Rows that cannot be told from another: nothing is done with them. */
  untold: readonly ReadRow[];
}>;

export type Proposal = Readonly<{ id: RowId; edits: readonly Edit[] }>;
type Edit = Extract<CellChange, { kind: "edit" }>;

/**
 * Compares what such a sheet was read to say with what is remembered of it. Rows have no ids: each
 * is known by all it says, else by its reference or names, else it is new or not told apart.
 */
export function compareReadOnly(
  { kept }: Ground,
  binding: Binding,
  read: ReadOnlyRows,
): ReadOnlyLook {
  const memory = kept.rows(binding.id);
  const matched = matchedRows(binding, memory, read.rows);
  const rowOf = new Map<RowId, number>();
  const proposals: Proposal[] = [];
  for (const [row, id] of matched.known) {
    rowOf.set(id, row.row);
    const remembered = memory.get(id);
    if (remembered === undefined || remembered.standing.kind === "sent") continue;
    const edits: Edit[] = [];
    const cells: Record<string, CellMemory> = { ...remembered.cells };
    for (const change of diffRow(remembered, seenCellsOf(binding, row))) {
      if (change.kind === "edit") edits.push(change);
      else if (change.kind === "unread") {
        const { shown, seen, accepted } = change;
        const state = { kind: "unread" as const, shown, seen, accepted };
        cells[change.field] = heldCell(cells[change.field], shown, state);
      } else if (change.kind === "settled") {
        const cell = cells[change.field];
        if (cell !== undefined) cells[change.field] = { ...cell, state: SYNCED };
      }
    }
    if (Object.keys(cells).some((field) => cells[field] !== remembered.cells[field])) {
      kept.put(binding.id, { ...remembered, cells });
    }
    if (edits.length > 0) proposals.push({ id, edits });
  }
  const { sheetId, columnOf } = read;
  const { fresh, untold } = matched;
  return { kind: "read-only", read, sheetId, rowOf, columnOf, proposals, fresh, untold };
}

function matchedRows({ register }: Binding, memory: TableMemory, rows: readonly ReadRow[]) {
  const values = rows.map((row) => row.values);
  const remembered = [...memory.values()];
  const known = new Map<ReadRow, RowId>();
  // Before the register's values have come nothing can be compared, and nothing is guessed.
  if (remembered.some((row) => row.values === null)) return { known, fresh: [], untold: [] };
  const matches = matchRows(
    register,
    values,
    remembered.map((row) => ({ id: row.id, values: row.values ?? {} })),
  );
  const apart = toldApart(register, values);
  const fresh: ReadRow[] = [];
  const untold: ReadRow[] = [];
  rows.forEach((row, at) => {
    const match = matches[at];
    if (match !== undefined && match.kind !== "fresh") known.set(row, match.id);
    else if (apart[at] === true) fresh.push(row);
    else untold.push(row);
  });
  return { known, fresh, untold };
}
