import { LONGEST_CSV_RECORD, MOST_CELLS } from "./limits.ts";
import { ACCEPTED, Unreadable } from "./unreadable.ts";

const QUOTE = '"';

/** Records of a .csv's text; null where a quote is opened and never closed. */
export type Records = readonly (readonly string[])[];

/**
 * Takes a .csv apart at its delimiter. A quote that opens a field runs to the quote before the next
 * delimiter or line end; any other quote is a character like the rest, because hand-made files have
 * them. Cells are counted as they come, so that endless ones are left before the memory is full.
 */
export function splitCsv(text: string, delimiter: string, quotes: boolean): Records | null {
  const records: string[][] = [];
  const plainEnd = new RegExp(`[\\r\\n${delimiter === "|" ? "\\|" : delimiter}]`, "g");
  let record: string[] = [];
  let recordFrom = 0;
  let cells = 0;
  let at = 0;
  while (at < text.length || record.length > 0) {
    let field: string;
    const quoted = quotes && text[at] === QUOTE ? quotedField(text, at, delimiter) : null;
    if (quoted === "never-closed") return null;
    if (quoted !== null) {
      field = quoted.field;
      at = quoted.end;
    } else {
      plainEnd.lastIndex = at;
      const end = plainEnd.exec(text)?.index ?? text.length;
      field = text.slice(at, end);
      at = end;
    }
    record.push(field);
    cells++;
    if (cells > MOST_CELLS) throw new Unreadable(tooManyCells());
    if (at - recordFrom > LONGEST_CSV_RECORD) throw new Unreadable(tooLongALine());
    if (text[at] === delimiter) {
      at++;
      // A delimiter that ends the file has an empty field after it.
      if (at === text.length) record.push("");
      else continue;
    }
    // An array that grew holds room for more: most of a large file would be that.
    records.push(record.slice());
    record = [];
    at += text.startsWith("\r\n", at) ? 2 : 1;
    recordFrom = at;
  }
  return records;
}

type Quoted = Readonly<{ field: string; end: number }>;

/** Null where text goes on after the closing quote, so that the field is none that is quoted. */
function quotedField(
  text: string,
  from: number,
  delimiter: string,
): Quoted | null | "never-closed" {
  let at = from + 1;
  for (;;) {
    const quote = text.indexOf(QUOTE, at);
    if (quote < 0 || quote - from > LONGEST_CSV_RECORD) return "never-closed";
    const next = text[quote + 1];
    if (next === QUOTE) {
      at = quote + 2;
      continue;
    }
    if (next !== undefined && next !== delimiter && next !== "\n" && next !== "\r") return null;
    const inside = text.slice(from + 1, quote);
    return { field: inside.replaceAll('""', QUOTE), end: quote + 1 };
  }
}

function tooManyCells(): string {
  return `The file has more than ${MOST_CELLS.toLocaleString("en-GB")} cells; split it.`;
}

function tooLongALine(): string {
  return `The file has a line of more than ${LONGEST_CSV_RECORD.toLocaleString("en-GB")} characters, so it is no table. ${ACCEPTED}`;
}
