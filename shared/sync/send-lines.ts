import type { RowId } from "../values/row-id.ts";
import { type CellToSend, editOf, type SentRow } from "./send-cells.ts";
import type { CellMemory, RowMemory } from "./table-memory.ts";

/** What was changed in one row of a line. */
export type EditedRow = Readonly<{
  at: number;
  line: RowId;
  memory: RowMemory;
  edits: readonly CellToSend[];
}>;

/**
 * The edits of a spread's rows. What a line says of all its rows is sent for each of them, to
 * stand or fall together; the amounts of such a line wait for the answer, since a row comes once in
 * a push and an amount that is refused is no reason to refuse a title.
 */
export function lineEdits(
  field: string,
  rows: readonly EditedRow[],
): readonly (SentRow & Readonly<{ at: number }>)[] {
  const isShared = (cell: CellToSend) => cell.field !== field;
  const whole = new Set(rows.filter(({ edits }) => edits.some(isShared)).map(({ line }) => line));
  const sent = rows.flatMap(({ at, line, memory, edits }) => {
    const now = whole.has(line) ? edits.filter(isShared) : edits;
    const edit = now.length === 0 ? null : editOf(knowing(memory), now);
    return edit === null ? [] : [{ at, line, edit }];
  });
  return sent.map(({ at, line, edit }) => {
    const several = whole.has(line) && sent.filter((other) => other.line === line).length > 1;
    const change = several ? { ...edit.change, together: line } : edit.change;
    return { at, ...edit, change };
  });
}

/**
 * The row with its refused cells based on what it is now. Rows that fell together because somebody
 * had changed one of them are changed again knowing that, and would fall for ever on the old base.
 */
export function knowing(memory: RowMemory): RowMemory {
  const cells = Object.fromEntries(
    Object.entries(memory.cells).map(([field, cell]): [string, CellMemory] =>
      cell.state.kind === "refused" ? [field, { ...cell, base: memory.version }] : [field, cell],
    ),
  );
  return { ...memory, cells };
}
