import type { Framework } from "../../../shared/framework/framework.ts";
import { type Area, cellAt } from "../../../shared/reading/raw-sheet.ts";
import type { PulledRow } from "../../../shared/sync/protocol.ts";
import { agreedCell, digestIn } from "../../../shared/sync/settle-answer.ts";
import { type CellMemory, originsIn } from "../../../shared/sync/table-memory.ts";
import { catchUp, comingRow, takePulled, writtenCell } from "../../../shared/sync/take-pulled.ts";
import { type RowId, readRowId } from "../../../shared/values/row-id.ts";
import type { WorkbookPatch } from "../patch-xlsx.ts";
import { cellContent, type FileTable, formulasIn } from "./file-table.ts";
import type { FileMemory } from "./kept-in-file.ts";
import { agreesWithConstants } from "./table-constants.ts";
import { isPart, tellHeld, tellUnfilled } from "./tell-held.ts";

type Cells = WorkbookPatch["cells"];

export type FromRegister = Readonly<{
  memory: FileMemory;
  cells: Cells;
  /** The table grown over the rows that were added, or null. */
  grown: Area | null;
  /** Rows of the sheet in which something changes, and rows that are new to it. */
  pulled: number;
  questions: readonly string[];
}>;

/** What the register says and the sheet does not: cells to write, and rows to add beneath the last. */
export function fromRegister(
  table: FileTable,
  before: FileMemory,
  registerRows: ReadonlyMap<RowId, PulledRow>,
  framework: Framework,
): FromRegister {
  const memory: FileMemory = new Map();
  for (const [id, row] of before) {
    const pulled = registerRows.get(id);
    memory.set(id, pulled === undefined ? row : takePulled(row, pulled));
  }
  const cells: Cells[number][] = [];
  const questions: string[] = [];
  const changed = new Set<RowId>();
  table.rows.forEach((row, at) => {
    const id = readRowId(row.idText);
    const remembered = id === null ? undefined : memory.get(id);
    if (id === null || remembered === undefined) return;
    if (remembered.standing.kind === "removed") {
      questions.push(`Row ${table.top + at + 1} was removed from the register and is still here.`);
      return;
    }
    const plan = catchUp(table.binding.register, remembered, row.cells, formulasIn(table, at));
    const sheetRow = table.top + at + 1;
    questions.push(...plan.held.map((held) => tellHeld(table, { ...held, sheetRow })));
    let now = plan.memory;
    for (const { field, value } of plan.writes) {
      const column = table.placeOf.get(field);
      if (column === undefined) continue;
      const place = table.top + at;
      const model = modelRow(table, column, place);
      const format = cellAt(table.sheet, model, column).format;
      const content = cellContent(table, framework, { field, value, format });
      cells.push(written(table, place, column, content.value, model));
      now = writtenCell(table.binding.register, now, field, content.shown);
      changed.add(id);
    }
    memory.set(id, now);
  });
  const origins = originsIn(memory.values());
  const coming = [...registerRows.values()].filter(
    (row) =>
      !row.removed &&
      !memory.has(row.id) &&
      !origins.has(row.id) &&
      agreesWithConstants(table.binding, row.values),
  );
  const added = addRows(table, coming, framework);
  for (const row of added.rows) memory.set(row.id, row);
  return {
    memory,
    cells: [...cells, ...added.cells],
    grown: added.grown,
    pulled: changed.size + added.rows.length,
    questions: [...questions, ...added.questions],
  };
}

function addRows(table: FileTable, coming: readonly PulledRow[], framework: Framework) {
  const nothing = {
    rows: [],
    cells: [] as Cells[number][],
    grown: null,
    questions: [] as string[],
  };
  const { grown, question } = growTable(table, coming.length);
  if (grown === null) {
    return { ...nothing, questions: question === null ? [] : [question(coming.length)] };
  }
  const cells: Cells[number][] = [];
  const rows = coming.map((pulled, index) => {
    const place = table.bottom + 1 + index;
    const known: Record<string, CellMemory> = {};
    cells.push(written(table, place, table.idColumn, pulled.id, table.bottom));
    for (const [field, column] of table.placeOf) {
      // A cell that holds two things is left for a person to fill.
      if (isPart(table.binding, field)) continue;
      const value = pulled.values[field] ?? null;
      const model = modelRow(table, column, table.bottom);
      const format = cellAt(table.sheet, model, column).format;
      const content = cellContent(table, framework, { field, value, format });
      if (content.value !== null) cells.push(written(table, place, column, content.value, model));
      const says = digestIn(table.binding.register, field, value);
      known[field] = agreedCell(content.shown, says, pulled.version);
    }
    return { ...comingRow(pulled), cells: known, standing: { kind: "known" as const } };
  });
  const questions = coming.flatMap(({ values }, index) =>
    tellUnfilled(table, table.bottom + 2 + index, values),
  );
  return { rows, cells, grown, questions };
}

type Growing = Readonly<{
  /** The table with room for the new lines; null where there is none, or none is needed. */
  grown: Area | null;
  question: ((rows: number) => string) | null;
}>;

/** Room beneath a table for so many lines more, or why there is none. */
export function growTable(table: FileTable, lines: number): Growing {
  const { area, hasTotals } = table.table;
  if (lines === 0) return { grown: null, question: null };
  if (hasTotals || !isFreeBeneath(table, lines)) {
    const why = hasTotals ? "the table has a totals row" : "the cells beneath the table are in use";
    const question = (rows: number) => `${rows} rows of the register wait to be added: ${why}.`;
    return { grown: null, question };
  }
  return { grown: { ...area, bottom: area.bottom + lines }, question: null };
}

function isFreeBeneath({ sheet, table, bottom }: FileTable, rows: number): boolean {
  for (let row = bottom + 1; row <= bottom + rows; row++) {
    for (let column = table.area.left; column <= table.area.right; column++) {
      const { value, formula } = cellAt(sheet, row, column);
      if (value !== null || formula !== null) return false;
    }
  }
  return !sheet.merges.some(
    (merge) =>
      merge.bottom > bottom &&
      merge.top <= bottom + rows &&
      merge.right >= table.area.left &&
      merge.left <= table.area.right,
  );
}

/** The row whose cell says how a cell of this column looks: its own, else the last filled one. */
export function modelRow({ sheet, top, bottom }: FileTable, column: number, own: number): number {
  if (cellAt(sheet, own, column).value !== null) return own;
  for (let row = bottom; row >= top; row--) {
    if (cellAt(sheet, row, column).value !== null) return row;
  }
  return own;
}

export function written(
  { sheet }: FileTable,
  row: number,
  column: number,
  value: Cells[number]["value"],
  likeRow: number,
): Cells[number] {
  return { sheet: sheet.name, row, column, value, likeRow };
}
