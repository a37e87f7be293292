import { checkpointPieces, joinedPieces } from "../../shared/sync/checkpoint.ts";
import { CHECKPOINT_SHEET } from "./workbook.ts";

const PIECES_A_BATCH = 50;

export async function readCheckpoint(context: Excel.RequestContext): Promise<string | null> {
  const sheet = context.workbook.worksheets.getItemOrNullObject(CHECKPOINT_SHEET);
  const used = sheet.getUsedRangeOrNullObject(true).load("values");
  await context.sync();
  if (sheet.isNullObject || used.isNullObject) return null;
  const text = joinedPieces(used.values.map(([piece]) => String(piece ?? "")));
  return text === "" ? null : text;
}

/** Written whole; what a longer one before has left beneath is emptied in the same batch. */
export async function writeCheckpoint(context: Excel.RequestContext, text: string): Promise<void> {
  const found = context.workbook.worksheets.getItemOrNullObject(CHECKPOINT_SHEET);
  const used = found.getUsedRangeOrNullObject(true).load("rowCount");
  await context.sync();
  const sheet = found.isNullObject ? context.workbook.worksheets.add(CHECKPOINT_SHEET) : found;
  if (found.isNullObject) sheet.visibility = "VeryHidden";

  const pieces = checkpointPieces(text).map((piece) => [piece]);
  const before = found.isNullObject || used.isNullObject ? 0 : used.rowCount;
  while (pieces.length < before) pieces.push([""]);
  // A few at a time: one batch may carry no more than 5 MB.
  for (let from = 0; from < pieces.length; from += PIECES_A_BATCH) {
    const some = pieces.slice(from, from + PIECES_A_BATCH);
    sheet.getRangeByIndexes(from, 0, some.length, 1).values = some;
    await context.sync();
  }
}

export async function removeCheckpoint(context: Excel.RequestContext): Promise<void> {
  const sheet = context.workbook.worksheets.getItemOrNullObject(CHECKPOINT_SHEET);
  await context.sync();
  if (sheet.isNullObject) return;
  // A very hidden sheet cannot be deleted as it is.
  sheet.visibility = "Hidden";
  sheet.delete();
  await context.sync();
}
