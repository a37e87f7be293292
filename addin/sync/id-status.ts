import { type RowId, readRowId } from "../../shared/values/row-id.ts";
import { marks } from "../words/en/marks.ts";
import { idTextsOf } from "../workbook/workbook.ts";
import { lineOfRow } from "./bound-spread.ts";
import type { Look } from "./look.ts";

/** What is said of a row of the sheet, and what it is known by while it is said. */
export type Told = Readonly<{ key: string; sentence: string }>;

/**
 * What is said of rows whose id cell does not tell which they are, by their line in the block: what
 * was last said there is another row's, or of this row as it was.
 */
export function idStatuses(
  { table, badIds, strangers, sameRow }: Extract<Look, { kind: "seen" }>,
  known: ReadonlySet<RowId>,
): ReadonlyMap<number, Told> {
  const told = new Map<number, Told>();
  // Whose an id is only the register can say: until it is asked, the row waits.
  idTextsOf(table.block).forEach((text, line) => {
    const id = text === "" ? null : readRowId(text);
    if (id !== null && !known.has(id)) told.set(line, { key: id, sentence: marks.unaskedId });
  });
  const tell = (at: number, key: string, sentence: string) =>
    told.set(lineOfRow(table, at), { key, sentence });
  for (const { at, text } of badIds) tell(at, `bad ${text}`, marks.badId(text));
  for (const { at, id } of strangers) tell(at, id, marks.unknownId);
  for (const { at, like } of sameRow) tell(at, `like ${like}`, marks.lostId);
  return told;
}
