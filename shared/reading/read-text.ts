import { plain, tidyLines } from "../values/plain-text.ts";
import { BLANK, read, seenIn } from "./cell-reading.ts";
import type { KindReader } from "./kind-reader.ts";
import type { RawCell } from "./raw-sheet.ts";

/** Text as it stands, without the spaces around it; "TBC" in a note is a note that says TBC. */
export const textReader: KindReader<string> = {
  accepted: "text",
  text(raw) {
    const text = tidyLines(raw);
    return text === "" ? BLANK : read(text);
  },
  number: (value, cell) => read(numberAsText(value, cell)),
};

/**
 * A reference that looks like a number is what is shown, without the room that a format leaves
 * beside it; without a format, every digit of it.
 */
export function numberAsText(value: number, cell: RawCell): string {
  const isPlain = cell.format === "General" && Number.isSafeInteger(value);
  return isPlain ? String(value) : plain(seenIn(cell));
}
