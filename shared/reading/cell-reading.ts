import type { Framework } from "../framework/framework.ts";
import type { FieldValue } from "../registers/field.ts";
import type { NameIndex } from "../registers/resolve-references.ts";
import type { RawCell } from "./raw-sheet.ts";

/** What a cell says about a field. Never a silent guess: what may mean two things is a question. */
export type CellReading<Value = FieldValue> =
  | Readonly<{ kind: "value"; value: Value; remark: Remark | null }>
  | Readonly<{ kind: "blank" }>
  /** "TBC", "n/a": said to be not known, in this word. */
  | Readonly<{ kind: "not-known"; word: string }>
  /** A word that is no date and yet says something about one. */
  | Readonly<{ kind: "meaning"; meaning: Meaning; word: string }>
  | Readonly<{ kind: "unread"; seen: string; accepted: string }>
  | Readonly<{
      kind: "question";
      seen: string;
      question: string;
      candidates: readonly Candidate<Value>[];
    }>;

export type Meaning = "ongoing" | "rolling" | "open-ended";

export type Candidate<Value = FieldValue> = Readonly<{ value: Value; label: string }>;

/** What is to be told about a value that was read: never a reason to hold it back. */
export type Remark =
  /** A number with more decimals than pence, taken at the nearest penny. */
  | Readonly<{ kind: "rounded" }>
  /** "nil" and its like, read as zero. */
  | Readonly<{ kind: "word-for-zero"; word: string }>
  /** Words the vocabulary does not list: kept as they stand, with the nearest it does list. */
  | Readonly<{ kind: "unknown-words"; words: readonly UnknownWord[] }>
  /**
   * The cell says more than its field holds: "3+1" gives the term and an option. `upTo` where an
   * option is only the most that may be agreed: "up to a further two years".
   */
  | Readonly<{
      kind: "also-says";
      values: Readonly<Record<string, FieldValue>>;
      upTo: boolean;
    }>;

export type UnknownWord = Readonly<{ word: string; nearest: readonly string[] }>;

/** What must be known beside the cell itself; the same for a whole column. */
export type ReadingContext = Readonly<{
  date1904: boolean;
  /** Null where no framework is chosen: then vocabularies keep the words as they stand. */
  framework: Framework | null;
  unit: ColumnUnit | null;
  /** The calendar years of the column's other dates; a date far outside is asked about. */
  neighbourYears: Readonly<{ from: number; to: number }> | null;
  /** Names already known, by which a list of names with commas in them is told apart. */
  names: NameIndex | null;
}>;

export type LengthUnit = "years" | "months" | "weeks" | "days";

/** What a bare number of a column stands for, from its header or from a person's answer. */
export type ColumnUnit =
  | Readonly<{ kind: "pounds"; each: number }>
  | Readonly<{ kind: "length"; unit: LengthUnit }>;

export const PLAIN_CONTEXT: ReadingContext = {
  date1904: false,
  framework: null,
  unit: null,
  neighbourYears: null,
  names: null,
};

export const BLANK = { kind: "blank" } as const;

export function read<Value>(value: Value, remark: Remark | null = null): CellReading<Value> {
  return { kind: "value", value, remark };
}

export function unread(seen: string, accepted: string): CellReading<never> {
  return { kind: "unread", seen, accepted };
}

export function ask<Value>(
  seen: string,
  question: string,
  candidates: readonly Candidate<Value>[],
): CellReading<Value> {
  return { kind: "question", seen, question, candidates };
}

/** What a person sees in the cell; a column too narrow for its number shows only hashes. */
export function seenIn(cell: RawCell): string {
  if (cell.text !== "" && !/^#+$/.test(cell.text)) return cell.text;
  if (cell.value === null) return "";
  return typeof cell.value === "boolean" ? String(cell.value).toUpperCase() : String(cell.value);
}
