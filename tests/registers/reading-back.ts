import type { CellReading } from "../../shared/reading/cell-reading.ts";
import type { FieldType, FieldValue } from "../../shared/registers/field.ts";
import type { CellStyle } from "../../shared/registers/format-value.ts";

/** Ten million pounds and more among thousands may be an amount in full: it may be asked about. */
export function isDoubtful(
  type: FieldType,
  value: FieldValue,
  { poundsEach }: Pick<CellStyle, "poundsEach">,
): boolean {
  return type.kind === "money" && poundsEach > 1 && Math.abs(Number(value)) >= 1_000_000_000;
}

/** What a reading may come to: its value, or what it asks between. */
export function answersOf(reading: CellReading): readonly FieldValue[] {
  if (reading.kind === "value") return [reading.value];
  return reading.kind === "question" ? reading.candidates.map(({ value }) => value) : [];
}
