import type { Framework } from "../../../shared/framework/framework.ts";
import { cellAt } from "../../../shared/reading/raw-sheet.ts";
import type { FieldValue } from "../../../shared/registers/field.ts";
import { catchUpLines, writtenLine } from "../../../shared/sync/catch-up-lines.ts";
import { type LinesLook, lookAtLines } from "../../../shared/sync/look-at-lines.ts";
import type { NewLine } from "../../../shared/sync/place-coming.ts";
import { agreedCell, digestIn } from "../../../shared/sync/settle-answer.ts";
import { columnFor } from "../../../shared/sync/spread.ts";
import { showingOf } from "../../../shared/sync/spread-cells.ts";
import type { CellMemory, RowMemory } from "../../../shared/sync/table-memory.ts";
import type { LineRow } from "../../../shared/sync/unfold-lines.ts";
import { mintRowId, type RowId } from "../../../shared/values/row-id.ts";
import { cellContent, type FileTable } from "./file-table.ts";
import type { FileMemory } from "./kept-in-file.ts";
import { type Gathering, lineTableIn, withRegister } from "./lines-in-register.ts";
import { isPart, tellHeld, tellUnfilled } from "./tell-held.ts";
import { type FromRegister, growTable, modelRow, written } from "./write-register.ts";

type Writing = Gathering & Readonly<{ framework: Framework }>;

/** What the register says and the lines of a table do not: cells to write, and lines to add. */
export function linesFromRegister(
  table: FileTable,
  before: FileMemory,
  writing: Writing,
): FromRegister {
  const { registerRows, asker, framework } = writing;
  const of = lineTableIn(table);
  const memory = withRegister(table, before, registerRows);
  const look = lookAtLines(of, table.spread?.lines ?? [], memory, asker);
  for (const row of look.placed) memory.set(row.id, row);
  const formulas = (row: LineRow) => formulasAt(table, row);
  const { noted, writes, differs, held } = catchUpLines(of, look.unfolded.rows, memory, formulas);
  for (const row of noted) memory.set(row.id, row);

  const cells: FromRegister["cells"][number][] = [];
  for (const write of writes) {
    const { line, key, field, value } = write;
    const column = placeOf(table, field, key);
    if (column === undefined) continue;
    const place = table.top + line;
    const model = modelRow(table, column, place);
    const format = cellAt(table.sheet, model, column).format;
    const content = cellContent(table, framework, { field, value, format, key });
    cells.push(written(table, place, column, content.value, model));
    for (const row of writtenLine(of, memory, write, content.shown)) memory.set(row.id, row);
  }
  for (const line of look.unfolded.idle) {
    cells.push(written(table, table.top + line, table.idColumn, null, table.bottom));
  }
  const added = addLines(table, look.newLines, memory, writing);
  return {
    memory: new Map([...memory].filter(([, { standing }]) => standing.kind !== "coming")),
    cells: [...cells, ...added.cells],
    grown: added.grown,
    pulled: new Set(writes.flatMap(({ rows }) => rows)).size + added.rows,
    questions: [
      ...heldIn(table, held),
      ...differingIn(table, differs),
      ...removedIn(table, look, memory),
      ...added.questions,
    ],
  };
}

function formulasAt(table: FileTable, { line, key }: LineRow): ReadonlySet<string> {
  const row = table.top + line;
  const isFormula = (column: number | undefined) =>
    column !== undefined && cellAt(table.sheet, row, column).formula !== null;
  const shared = [...table.placeOf].flatMap(([field, column]) =>
    isFormula(column) ? [field] : [],
  );
  const field = table.spread?.spread.field ?? "";
  return new Set(isFormula(table.spread?.placeOf.get(key)) ? [...shared, field] : shared);
}

function placeOf(table: FileTable, field: string, key: string | null): number | undefined {
  return key === null ? table.placeOf.get(field) : table.spread?.placeOf.get(key);
}

/** Adds lines beneath the last, each with its years side by side. */
function addLines(
  table: FileTable,
  newLines: readonly NewLine[],
  memory: FileMemory,
  { framework, random }: Writing,
) {
  const of = lineTableIn(table);
  const { grown, question } = growTable(table, newLines.length);
  const rows = newLines.reduce((count, one) => count + one.rows.length, 0);
  const cells: FromRegister["cells"][number][] = [];
  if (grown === null) {
    return { cells, grown, rows: 0, questions: question === null ? [] : [question(rows)] };
  }
  newLines.forEach(({ lineId, rows: ofLine }, index) => {
    const place = table.bottom + 1 + index;
    const id = lineId ?? mintRowId(random);
    cells.push(written(table, place, table.idColumn, id, table.bottom));
    const put = (field: string, key: string | null, value: FieldValue) => {
      const column = placeOf(table, field, key);
      // A cell that holds two things is left for a person to fill.
      if (column === undefined || isPart(table.binding, field)) return null;
      const model = modelRow(table, column, table.bottom);
      const format = cellAt(table.sheet, model, column).format;
      const content = cellContent(table, framework, { field, value, format, key });
      if (content.value !== null) cells.push(written(table, place, column, content.value, model));
      return content.shown;
    };
    const [first] = ofLine;
    const shared: Record<string, string | null> = {};
    for (const field of of.shared) shared[field] = put(field, null, first?.values?.[field] ?? null);
    for (const [key, inCell] of byColumn(of, ofLine)) {
      const showing = showingOf(of, inCell);
      const amount =
        showing.kind === "sum" ? showing.value : (inCell[0]?.values?.[of.spread.field] ?? null);
      const shown = put(of.spread.field, key, amount);
      for (const row of inCell) {
        const known = sharedCells(of, row, shared);
        if (shown !== null) {
          known[of.spread.field] = agreedCell(
            shown,
            digestIn(of.register, of.spread.field, amount),
            row.version,
          );
        }
        memory.set(row.id, {
          ...row,
          cells: known,
          standing: { kind: "known" },
          cell: { line: id, key },
        });
      }
    }
  });
  const questions = newLines.flatMap(({ rows: [first] }, index) =>
    tellUnfilled(table, table.bottom + 2 + index, first?.values ?? {}),
  );
  return { cells, grown, rows, questions };
}

function byColumn(
  { spread, register }: ReturnType<typeof lineTableIn>,
  rows: readonly RowMemory[],
): ReadonlyMap<string, readonly RowMemory[]> {
  const byKey = new Map<string, RowMemory[]>();
  for (const row of rows) {
    const key = columnFor(spread, register, row.values ?? {})?.key;
    if (key !== undefined) byKey.set(key, [...(byKey.get(key) ?? []), row]);
  }
  return byKey;
}

/** What the line says of a row agrees where it is what the register says of it. */
function sharedCells(
  { register, shared }: ReturnType<typeof lineTableIn>,
  { values, version }: RowMemory,
  shown: Readonly<Record<string, string | null>>,
): Record<string, CellMemory> {
  return Object.fromEntries(
    shared.flatMap((field) => {
      const cell = shown[field] ?? null;
      const says = digestIn(register, field, values?.[field]);
      return cell === null || cell !== says ? [] : [[field, agreedCell(cell, says, version)]];
    }),
  );
}

/** Rows of one line that share a cell are told of it once. */
function heldIn(
  table: FileTable,
  held: ReturnType<typeof catchUpLines>["held"],
): readonly string[] {
  const told = held.map(({ line, key, ...one }) => {
    const columns = table.spread?.spread.columns ?? [];
    const header = key === null ? undefined : columns.find((each) => each.key === key)?.header;
    return tellHeld(table, { ...one, sheetRow: table.top + line + 1, header });
  });
  return [...new Set(told)];
}

function differingIn(
  table: FileTable,
  differs: ReturnType<typeof catchUpLines>["differs"],
): readonly string[] {
  return differs.map(({ line, field, rows }) => {
    const header = table.binding.columns.find((column) => column.field === field)?.header ?? field;
    return `Row ${table.top + line + 1}: the register says otherwise of ${header} for ${rows.length} of its amounts, so the cell was left: type what all are to be.`;
  });
}

function removedIn(
  table: FileTable,
  { unfolded }: LinesLook,
  memory: FileMemory,
): readonly string[] {
  return unfolded.rows.flatMap(({ idText, line }) => {
    const isRemoved = memory.get(idText as RowId)?.standing.kind === "removed";
    return isRemoved
      ? [`Row ${table.top + line + 1}: an amount was removed from the register and is still here.`]
      : [];
  });
}
