import type { FieldValue } from "../registers/field.ts";
import { type Pence, pence } from "../values/pence.ts";
import { idInLine, type RowId } from "../values/row-id.ts";
import type { Digest } from "./cell-digest.ts";
import type { SeenCells } from "./diff-rows.ts";
import type { LineTable } from "./line-key.ts";
import type { SheetChange } from "./scan-table.ts";
import { type CellToSend, editOf, insertOf, type SentRow, unsentRow } from "./send-cells.ts";
import { knowing } from "./send-lines.ts";
import { agreedCell, digestIn } from "./settle-answer.ts";
import { freeKey } from "./spread.ts";
import { cellOf, rowsByCell, showingOf, shownRows, takesAway } from "./spread-cells.ts";
import type { RowMemory, SpreadCell, TableMemory } from "./table-memory.ts";
import type { LineRow } from "./unfold-lines.ts";

/** An amount typed over the sum of several rows: which of them it is meant for is asked. */
export type TypedOver = Readonly<{
  cell: SpreadCell;
  rows: readonly RowId[];
  typed: Pence;
  shown: Digest;
  /** What the rows come to. */
  sum: Pence;
  /** What the line says of every row of it. */
  shared: SeenCells;
}>;

/** The cells of several rows that were typed over, each once. */
export function typedOver(
  table: LineTable,
  rows: readonly LineRow[],
  changes: readonly SheetChange[],
  memory: TableMemory,
): readonly TypedOver[] {
  const { field } = table.spread;
  const cells = rowsByCell(memory);
  const found = new Map<string, TypedOver>();
  for (const change of changes) {
    if (change.kind !== "cells") continue;
    const edit = change.changes.find((one) => one.kind === "edit" && one.field === field);
    const row = rows[change.at];
    const remembered = memory.get(change.id);
    const cell = remembered === undefined ? null : cellOf(remembered);
    if (edit?.kind !== "edit" || row === undefined || cell === null) continue;
    const beside = shownRows(cells.get(cell.line)?.get(cell.key) ?? []);
    const showing = showingOf(table, beside);
    if (showing.kind !== "sum" || typeof edit.value !== "number") continue;
    const { [field]: _amount, ...shared } = row.cells;
    found.set(`${cell.line} ${cell.key}`, {
      cell,
      rows: beside.map(({ id }) => id),
      typed: pence(edit.value),
      shown: edit.shown,
      sum: showing.value,
      shared,
    });
  }
  return [...found.values()];
}

/** Rows whose cell shows another thing than their own amount, so that none of it is sent as theirs. */
export function heldAmounts(table: LineTable, memory: TableMemory): ReadonlySet<RowId> {
  const held = new Set<RowId>();
  for (const line of rowsByCell(memory).values()) {
    for (const rows of line.values()) {
      const beside = shownRows(rows);
      if (showingOf(table, beside).kind === "own") continue;
      for (const { id } of beside) held.add(id);
    }
  }
  return held;
}

/** What a person says an amount typed over a sum is. */
export type OverAnswer =
  | Readonly<{ kind: "correct" }>
  | Readonly<{ kind: "award" }>
  /** Moved from the line named, or to it where the amount went down. */
  | Readonly<{ kind: "move"; line: RowId }>
  | Readonly<{ kind: "back" }>;

export type OverDone = Readonly<{ rows: readonly RowMemory[]; sent: readonly SentRow[] }>;

/** Does what was answered: what is to be remembered, and what is to be sent. */
export function answerTypedOver(
  table: LineTable,
  over: TypedOver,
  memory: TableMemory,
  answer: OverAnswer,
): OverDone {
  const { field } = table.spread;
  const { typed, sum, shown } = over;
  const says = digestIn(table.register, field, typed);
  const rows = over.rows.flatMap((id) => memory.get(id) ?? []);
  const settled = rows.map((row) => withAmount(row, field, agreedCell(shown, says, row.version)));
  if (answer.kind === "back") {
    // It counts as agreed to what it shows and not to the register: the sum is written over it.
    const owed = rows.map((row) => withAmount(row, field, agreedCell(shown, "", row.version)));
    return { rows: owed, sent: [] };
  }
  if (answer.kind === "correct") {
    const row = mainRow(rows);
    const amount = row?.values?.[field];
    if (row === undefined || typeof amount !== "number") return { rows: [], sent: [] };
    const value = pence(amount + typed - sum);
    const edit = editOf(knowing(row), [{ field, value, shown }]);
    return { rows: settled.filter(({ id }) => id !== row.id), sent: edit === null ? [] : [edit] };
  }
  const more = pence(Math.abs(typed - sum));
  const isMore = typed > sum;
  const here = added(table, over, memory, {
    cell: over.cell,
    kind:
      answer.kind === "award"
        ? isMore
          ? "in-year-award"
          : "reduction"
        : isMore
          ? "virement-in"
          : "virement-out",
    amount: answer.kind === "award" && table.register !== "budgets" ? pence(typed - sum) : more,
    shared: over.shared,
    shown,
  });
  if (answer.kind === "award") return { rows: [...settled, here.row], sent: [here.sent] };
  const there = movedRow(table, over, memory, { line: answer.line, amount: more, isMore });
  if (there === null) return { rows: [], sent: [] };
  const together = over.cell.line;
  const sent = [here.sent, there.sent].map((one) => ({
    ...one,
    change: { ...one.change, together },
  }));
  return { rows: [...settled, here.row, there.row], sent };
}

/** The lines money can be moved from, or to: others with an amount in the same column. */
export function linesBeside(
  { register }: LineTable,
  { cell }: TypedOver,
  memory: TableMemory,
): readonly Readonly<{ line: RowId; row: RowMemory }>[] {
  if (register !== "budgets") return [];
  return [...rowsByCell(memory)].flatMap(([line, byKey]) => {
    const row = mainRow(shownRows(byKey.get(cell.key) ?? []));
    return line === cell.line || row === undefined || row.values === null ? [] : [{ line, row }];
  });
}

/** The row a correction is of: what the year began with, else the first that adds. */
function mainRow(rows: readonly RowMemory[]): RowMemory | undefined {
  const adding = rows.filter(({ values }) => !takesAway(values));
  return (
    adding.find(({ values }) => values?.kind === "opening") ??
    adding.find(({ values }) => (values?.kind ?? null) === null) ??
    adding[0]
  );
}

type Adding = Readonly<{
  cell: SpreadCell;
  kind: string;
  amount: Pence;
  shared: SeenCells;
  shown: Digest;
}>;

function added(
  { register, spread, constants }: LineTable,
  over: TypedOver,
  memory: TableMemory,
  { cell, kind, amount, shared, shown }: Adding,
): Readonly<{ row: RowMemory; sent: SentRow }> {
  const id = freeId(cell, memory);
  const column = spread.columns.find(({ key }) => key === over.cell.key);
  const cells = Object.entries(shared).map(
    ([field, seen]): CellToSend => ({
      field,
      value: seen.kind === "value" ? seen.value : null,
      shown: seen.digest,
    }),
  );
  const sent = insertOf(id, [...cells, { field: spread.field, value: amount, shown }], {
    ...constants,
    ...(register === "budgets" ? { kind } : {}),
    [spread.by]: column?.value ?? null,
  });
  return { row: { ...unsentRow(id, null), cell }, sent };
}

function movedRow(
  table: LineTable,
  over: TypedOver,
  memory: TableMemory,
  { line, amount, isMore }: Readonly<{ line: RowId; amount: Pence; isMore: boolean }>,
) {
  const beside = linesBeside(table, over, memory).find((one) => one.line === line);
  if (beside === undefined) return null;
  const { cells, values } = beside.row;
  const shared = Object.fromEntries(
    table.shared.flatMap((field) => {
      const cell = cells[field];
      if (cell === undefined) return [];
      const value: FieldValue = values?.[field] ?? null;
      return [[field, { kind: "value" as const, value, digest: cell.digest }]];
    }),
  );
  return added(table, over, memory, {
    cell: { line, key: over.cell.key },
    kind: isMore ? "virement-out" : "virement-in",
    amount,
    shared,
    shown: cells[table.spread.field]?.digest ?? "",
  });
}

function freeId({ line, key }: SpreadCell, memory: TableMemory): RowId {
  const taken = new Set(
    [...memory.keys()].flatMap((id) =>
      id.startsWith(`${line}.`) ? [id.slice(line.length + 1)] : [],
    ),
  );
  return idInLine(line, freeKey(key, taken));
}

function withAmount(row: RowMemory, field: string, cell: RowMemory["cells"][string]): RowMemory {
  return { ...row, cells: { ...row.cells, [field]: cell } };
}
