import type { CellReading, ReadingContext } from "../reading/cell-reading.ts";
import type { RawCell } from "../reading/raw-sheet.ts";
import { cellReader } from "../reading/read-cell.ts";
import type { Field } from "../registers/field.ts";
import { unreachable } from "../values/result.ts";
import { digestOfUnread, digestOfValue } from "./cell-digest.ts";
import type { SeenCell } from "./diff-rows.ts";

/**
 * Reads the cells of one column as what sync sees in them. `isOpenEnded` where a person has said
 * that "Ongoing" and its like mean in this column that no date is known yet.
 */
export function seenCellReader(
  field: Field,
  context: ReadingContext,
  isOpenEnded = false,
): (cell: RawCell) => SeenCell {
  const read = cellReader(field.type, context);
  return (cell) => {
    const reading = read(cell);
    return seenCell(
      field,
      isOpenEnded && reading.kind === "meaning"
        ? { kind: "not-known", word: reading.word }
        : reading,
    );
  };
}

function seenCell(field: Field, reading: CellReading): SeenCell {
  switch (reading.kind) {
    case "value": {
      const { value, remark } = reading;
      const digest = digestOfValue(field, value);
      return remark?.kind === "also-says"
        ? { kind: "value", value, digest, also: remark.values }
        : { kind: "value", value, digest };
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
