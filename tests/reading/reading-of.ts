import {
  type CellReading,
  PLAIN_CONTEXT,
  type ReadingContext,
} from "../../shared/reading/cell-reading.ts";
import { readCell } from "../../shared/reading/read-cell.ts";
import type { FieldType } from "../../shared/registers/field.ts";
import { type CellGiven, cellOf } from "./sheet-of.ts";

export function readingOf(
  type: FieldType,
  given: CellGiven,
  context: Partial<ReadingContext> = {},
): CellReading {
  return readCell(cellOf(given), type, { ...PLAIN_CONTEXT, ...context });
}

/** The value, or in one word why there is none. */
export function outcomeOf(
  type: FieldType,
  given: CellGiven,
  context: Partial<ReadingContext> = {},
): unknown {
  const reading = readingOf(type, given, context);
  switch (reading.kind) {
    case "value":
      return reading.value;
    case "meaning":
      return `means ${reading.meaning}`;
    case "question":
      return { asks: reading.candidates.map(({ value }) => value) };
    default:
      return reading.kind;
  }
}
