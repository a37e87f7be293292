import { EMPTY_CELL, type RawCell, type RawSheet } from "../../shared/reading/raw-sheet.ts";
import { fail, ok, type Result } from "../../shared/values/result.ts";
import { MOST_CSV_BYTES } from "./limits.ts";
import { splitCsv } from "./split-csv.ts";
import { ACCEPTED, Unreadable } from "./unreadable.ts";

const DELIMITERS = [",", ";", "\t", "|"] as const;
/** The part of a file that its delimiter is told from. */
const SAMPLE_LENGTH = 64 * 1024;

/** Reads a .csv as a sheet of texts: what is a number or a date is for reading to say. */
export function readCsv(bytes: Uint8Array, name: string): Result<RawSheet, string> {
  if (bytes.length === 0) return fail(`The file is empty (0 bytes). ${ACCEPTED}`);
  if (bytes.length > MOST_CSV_BYTES) {
    return fail(
      `The file has ${Math.ceil(bytes.length / 1024 / 1024)} MB; a .csv may have at most ${MOST_CSV_BYTES / 1024 / 1024} MB.`,
    );
  }
  const text = decode(bytes);
  if (text === null) return fail(`This is not a text file, so it is not a .csv. ${ACCEPTED}`);
  if (text.trim() === "") return fail(`The file holds only blank lines. ${ACCEPTED}`);
  try {
    const delimiter = delimiterOf(text);
    // A stray quote can swallow the rest of a file; then quotes are ordinary characters.
    const records = splitCsv(text, delimiter, true) ?? splitCsv(text, delimiter, false) ?? [];
    return ok(sheetOf(name, records));
  } catch (cause) {
    if (cause instanceof Unreadable) return fail(cause.message);
    throw cause;
  }
}

function sheetOf(name: string, records: readonly (readonly string[])[]): RawSheet {
  const rows = records.map((record) => {
    const lastFilled = record.findLastIndex((field) => field !== "");
    return record.slice(0, lastFilled + 1).map(textCell);
  });
  const lastRow = rows.findLastIndex((row) => row.length > 0);
  return {
    name,
    visibility: "visible",
    rows: rows.slice(0, lastRow + 1),
    tables: [],
    merges: [],
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
    date1904: false,
  };
}

function textCell(text: string): RawCell {
  if (text === "") return EMPTY_CELL;
  return { value: text, isError: false, format: "General", text, formula: null };
}

/** Unicode with or without its mark, else Windows-1252, which is what Excel in the UK saves. */
function decode(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  const sample = bytes.subarray(0, SAMPLE_LENGTH);
  const zeros = sample.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0);
  if (zeros > 0) {
    const oddZeros = sample.filter((byte, at) => byte === 0 && at % 2 === 1).length;
    // Text in two-byte characters without a mark has a zero beside nearly each plain letter.
    const isWide = oddZeros === zeros && zeros * 3 > sample.length;
    return isWide ? new TextDecoder("utf-16le").decode(bytes) : null;
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return fromWindows(bytes);
  }
}

/** What Windows-1252 has from 0x80 to 0x9f; five of them are nothing. */
const WINDOWS = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** Node's own decoder, in some versions, leaves those bytes as control characters. */
function fromWindows(bytes: Uint8Array): string {
  const text = new TextDecoder("windows-1252").decode(bytes);
  return text.replace(
    /[\u0080-\u009f]/g,
    (control) => WINDOWS[control.charCodeAt(0) - 0x80] ?? control,
  );
}

/** The delimiter that splits most lines into the same number of fields, above one. */
function delimiterOf(text: string): string {
  const sample = text.slice(0, SAMPLE_LENGTH);
  let best: { delimiter: string; score: number } = { delimiter: ",", score: 0 };
  for (const delimiter of DELIMITERS) {
    const score = agreement(countsPerRecord(sample, delimiter));
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

/** How often the delimiter stands outside quotes in each line that is not blank. */
function countsPerRecord(sample: string, delimiter: string): readonly number[] {
  const counts: number[] = [];
  let count = 0;
  let quoted = false;
  let isBlank = true;
  for (const character of sample) {
    if (character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (character === delimiter) count++;
    else if (character === "\n" || character === "\r") {
      if (!isBlank) counts.push(count);
      count = 0;
      isBlank = true;
      continue;
    }
    isBlank = false;
  }
  if (!isBlank) counts.push(count);
  return counts;
}

function agreement(counts: readonly number[]): number {
  const frequency = new Map<number, number>();
  for (const count of counts) frequency.set(count, (frequency.get(count) ?? 0) + 1);
  let best = 0;
  for (const [count, lines] of frequency) {
    if (count > 0) best = Math.max(best, lines + Math.min(count, 20) / 100);
  }
  return best;
}
