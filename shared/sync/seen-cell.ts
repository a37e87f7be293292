import type { CellReading, ReadingContext } from "../reading/cell-reading.ts";
import { type CellPart, partReader } from "../reading/composite-cell.ts";
import type { RawCell } from "../reading/raw-sheet.ts";
import { cellReader } from "../reading/read-cell.ts";
import type { Field } from "../registers/field.ts";
import { unreachable } from "../values/result.ts";
import { digestOfUnread, digestOfValue } from "./cell-digest.ts";
import type { SeenCell } from "./diff-rows.ts";
import { besideReader, isSaidBeside, type SaidBeside } from "./said-beside.ts";

/** What a binding says of a column beside its field and unit. */
export type ColumnTold = Readonly<{
  /** Of a column whose cells hold two things, the one this field is read from. */
  part: CellPart | SaidBeside | null;
  /** A person has said that "Ongoing" and its like mean here that no date is known yet. */
  isOpenEnded: boolean;
}>;

/** Reads the cells of one column as what sync sees in them; of a column of two things, one part. */
export function seenCellReader(
  field: Field,
  context: ReadingContext,
  { part, isOpenEnded }: ColumnTold = { part: null, isOpenEnded: false },
): (cell: RawCell) => SeenCell {
  const readOne = partOf(field, context, part);
  return (cell) => {
    const reading = readOne(cell);
    const known: CellReading =
      isOpenEnded && reading.kind === "meaning"
        ? { kind: "not-known", word: reading.word }
        : reading;
    const seen = seenCell(field, known);
    if (part === null) return seen;
    const isUnsaid = isSaidBeside(part) && known.kind === "blank";
    return seen.kind === "value" ? { ...seen, isPart: true, isUnsaid } : { ...seen, isPart: true };
  };
}

function partOf(
  field: Field,
  context: ReadingContext,
  part: ColumnTold["part"],
): (cell: RawCell) => CellReading {
  if (isSaidBeside(part)) return besideReader(field.type, context);
  const read = cellReader(field.type, context);
  return part === null ? read : partReader(part, read);
}

function seenCell(field: Field, reading: CellReading): SeenCell {
  switch (reading.kind) {
    case "value": {
      const { value, remark } = reading;
      const digest = digestOfValue(field, value);
      if (remark?.kind !== "also-says") return { kind: "value", value, digest };
      const isPart = Object.keys(remark.values).length > 0;
      return { kind: "value", value, digest, also: remark.values, isPart };
    }
    case "blank":
    case "not-known":
      return { kind: "value", value: null, digest: digestOfValue(field, null) };
    case "meaning":
      return heldBack(
        reading.word,
        `a date; “${reading.word}” has no place here yet, so the cell is kept as it is`,
      );
    case "unread":
      return heldBack(reading.seen, reading.accepted);
    case "question": {
      const choices = reading.candidates.map(({ label }) => label).join(" or ");
      return heldBack(
        reading.seen,
        choices === "" ? reading.question : `${reading.question} (${choices})`,
      );
    }
    default:
      return unreachable(reading);
  }
}

/** A cell that is not sent, because it cannot be understood. */
export function heldBack(seen: string, accepted: string): SeenCell {
  return { kind: "unread", seen, accepted, digest: digestOfUnread(seen) };
}
