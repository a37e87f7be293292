import type { Candidate } from "./cell-reading.ts";

/** What is to be told about one cell. Its value is held back unless the kind says otherwise. */
export type CellFinding = Readonly<{
  kind:
    | "unread"
    | "question"
    /** Kept as it stands; the framework does not list it. */
    | "unknown-word"
    /** "Ongoing": no date is known, and the word says why. Read as not known. */
    | "meaning"
    /** "TBC". Read as not known. */
    | "not-known"
    /** A line of text beneath the row, in a column that could not take it. */
    | "continuation";
  row: number;
  column: number;
  field: string;
  header: string;
  seen: string;
  /** What would be taken, or for a question what is asked. */
  accepted: string;
  candidates: readonly Candidate[];
}>;
