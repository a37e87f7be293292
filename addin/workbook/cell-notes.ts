import { findTable } from "./read-block.ts";
import { type CellNote, ID_HEADER, idTextsOf, type TableBlock, type TableKey } from "./workbook.ts";

/** How a note of ours begins: any other is somebody's own, and is let be. */
const OPENING = "Foreplan: ";

/** What is used of ExcelApi 1.18, which the library's typings do not have yet. */
type Note = Readonly<{
  content: string;
  delete(): void;
  getLocation(): Excel.Range;
}>;
type Notes = Readonly<{
  items: readonly Note[];
  add(cell: Excel.Range, content: string): Note;
  load(properties: string): void;
}>;

function hasNotes<Sheet extends Excel.Worksheet>(
  sheet: Sheet,
): sheet is Sheet & Readonly<{ notes: Notes }> {
  return "notes" in sheet;
}

/**
 * Has our notes stand on these cells of a table's body and on no others. A cell with anybody's own
 * note keeps it. Where rows moved since they were read, nothing that was added stays.
 */
export async function keepNotes(
  context: Excel.RequestContext,
  block: TableBlock,
  wanted: readonly CellNote[],
): Promise<"kept" | "moved"> {
  const seen = await notesIn(context, block.table);
  if (seen === null) return "kept";
  const { table, notes, found } = seen;
  const missing = new Map(wanted.map((note) => [placeKey(note.row, note.column), note]));
  for (const { note, row, column } of found) {
    const key = placeKey(row, column);
    if (missing.get(key)?.text === withoutOpening(note.content)) missing.delete(key);
    else if (note.content.startsWith(OPENING)) note.delete();
    else missing.delete(key);
  }
  const body = table.getDataBodyRange();
  const added = [...missing.values()].map(({ row, column, text }) =>
    notes.add(body.getCell(row, column), OPENING + text),
  );
  const ids = table.columns.getItem(ID_HEADER).getDataBodyRange().load("values");
  await context.sync();
  const expected = idTextsOf(block);
  if (ids.values.every(([id], at) => String(id ?? "").trim() === expected[at])) return "kept";
  for (const note of added) note.delete();
  await context.sync();
  return "moved";
}

/** Takes every note of ours off a table. */
export async function removeNotes(context: Excel.RequestContext, key: TableKey): Promise<void> {
  const seen = await notesIn(context, key);
  for (const { note } of seen?.found ?? []) {
    if (note.content.startsWith(OPENING)) note.delete();
  }
  await context.sync();
}

/** The notes on the body of a table, by their places in it; null where this Excel has none. */
async function notesIn(context: Excel.RequestContext, key: TableKey) {
  const table = await findTable(context, key);
  const sheet = table?.worksheet;
  if (table === null || sheet === undefined || !hasNotes(sheet)) return null;
  const { notes } = sheet;
  notes.load("items/content");
  const body = table.getDataBodyRange().load("rowIndex, columnIndex, rowCount, columnCount");
  await context.sync();
  const placed = notes.items.map((note) => ({
    note,
    cell: note.getLocation().load("rowIndex, columnIndex"),
  }));
  await context.sync();
  const found = placed
    .map(({ note, cell }) => ({
      note,
      row: cell.rowIndex - body.rowIndex,
      column: cell.columnIndex - body.columnIndex,
    }))
    .filter(
      ({ row, column }) =>
        row >= 0 && row < body.rowCount && column >= 0 && column < body.columnCount,
    );
  return { table, notes, found };
}

function placeKey(row: number, column: number): string {
  return `${row}:${column}`;
}

function withoutOpening(content: string): string | null {
  return content.startsWith(OPENING) ? content.slice(OPENING.length) : null;
}
