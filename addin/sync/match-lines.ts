import type { ReadRow, TableReading } from "../../shared/reading/table-reading.ts";
import { type LineTable, lineKey } from "../../shared/sync/line-key.ts";
import { digestIn } from "../../shared/sync/settle-answer.ts";
import { columnFor } from "../../shared/sync/spread.ts";
import { showingOf } from "../../shared/sync/spread-cells.ts";
import { comingRow } from "../../shared/sync/take-pulled.ts";
import type { PreparedRow } from "./prepared.ts";
import type { NamedRow } from "./server.ts";

/**
 * Which amounts of a sheet with years or funds across are in the register already: those of the one
 * line that goes by the same names, in the same column. A cell may stand for several rows.
 */
export function matchLines(
  table: LineTable,
  { rows }: TableReading,
  known: readonly NamedRow[],
): readonly PreparedRow[] {
  const lines = new Map<string, Set<number>>();
  for (const { row, values } of rows) {
    const key = lineKey(table, values);
    lines.set(key, (lines.get(key) ?? new Set()).add(row));
  }
  const cells = new Map<string, NamedRow[]>();
  for (const row of known) {
    const at = cellKey(table, row.values);
    if (at !== null) cells.set(at, [...(cells.get(at) ?? []), row]);
  }
  return rows.map((read): PreparedRow => {
    const key = lineKey(table, read.values);
    const isOneLine = key !== "" && lines.get(key)?.size === 1;
    const at = cellKey(table, read.values);
    const stands = isOneLine && at !== null ? (cells.get(at) ?? []) : [];
    const [first] = stands;
    const line = { read, ownId: null, isToldApart: true, stands };
    if (first === undefined) return { ...line, match: { kind: "fresh" }, known: null };
    const kind = saysTheSame(table, read, stands) ? "same" : "differs";
    return { ...line, match: { kind, id: first.id }, known: first };
  });
}

function cellKey(table: LineTable, values: NamedRow["values"]): string | null {
  const column = columnFor(table.spread, table.register, values);
  return column === undefined ? null : `${lineKey(table, values)} ${column.key}`;
}

function saysTheSame(table: LineTable, { values }: ReadRow, stands: readonly NamedRow[]): boolean {
  const { register, spread, shared } = table;
  const isSame = (field: string, other: NamedRow["values"][string] | undefined) =>
    digestIn(register, field, values[field]) === digestIn(register, field, other);
  const rows = stands.map((row) => comingRow({ ...row, register, removed: false }));
  const showing = showingOf(table, rows);
  if (showing.kind === "sum") return isSame(spread.field, showing.value);
  return stands.every((row) =>
    [...shared, spread.field].every((field) => isSame(field, row.values[field])),
  );
}
