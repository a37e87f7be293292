import { PLAIN_CONTEXT } from "../reading/cell-reading.ts";
import type { RawCell } from "../reading/raw-sheet.ts";
import { acceptedBy, type CellReader, cellReader } from "../reading/read-cell.ts";
import type { FieldType, FieldValue } from "../registers/field.ts";
import { formatValue } from "../registers/format-value.ts";
import { fail, ok, type Result } from "../values/result.ts";

/** A cell of a framework workbook as it is written. */
export type AuthoredCell = Readonly<{ value: string | number | boolean; format: string }> | null;

/** How one kind of entry stands in a cell, both ways; the problem is what would be accepted. */
export type Codec<Value> = Readonly<{
  cell(value: Value): AuthoredCell;
  read(cell: RawCell): Result<Value, string>;
}>;

const FORMATS: Partial<Record<FieldType["kind"], string>> = {
  date: "dd/mm/yyyy",
  money: "£#,##0.00",
};

/** A value as a cell of its type holds it. */
export function cellOf(type: FieldType, value: FieldValue): AuthoredCell {
  if (value === null) return null;
  const content = formatValue(type, value).value;
  const format = typeof content === "number" ? (FORMATS[type.kind] ?? "General") : "General";
  return { value: content, format };
}

/**
 * The value of a cell by its type, null where it is blank. A framework is no place for a guess, so
 * what any other sheet would be asked about is not taken here.
 */
export function readAuthored(
  type: FieldType,
  cell: RawCell,
  date1904 = false,
): Result<FieldValue, string> {
  const context = { ...PLAIN_CONTEXT, date1904 };
  const reading = readerOf(type, date1904)(cell);
  switch (reading.kind) {
    case "value":
      return ok(reading.value);
    case "blank":
      return ok(null);
    case "unread":
      return fail(reading.accepted);
    case "question":
      return fail(
        `${reading.question} ${reading.candidates.map(({ label }) => label).join(" or ")}`,
      );
    case "not-known":
    case "meaning":
      return fail(`${acceptedBy(type, context)}, or nothing where it is not stated`);
  }
}

const readers = [
  new WeakMap<FieldType, CellReader>(),
  new WeakMap<FieldType, CellReader>(),
] as const;

/** A column's reader is made once: it folds every word of its list. */
function readerOf(type: FieldType, date1904: boolean): CellReader {
  const known = readers[date1904 ? 1 : 0];
  const before = known.get(type);
  if (before !== undefined) return before;
  const made = cellReader(type, { ...PLAIN_CONTEXT, date1904 });
  known.set(type, made);
  return made;
}

/** The codec of a plain field; a blank cell is never given to it. */
export function codecOf<Value extends FieldValue>(type: FieldType): Codec<Value> {
  return {
    cell: (value) => cellOf(type, value),
    read(cell) {
      const read = readAuthored(type, cell);
      if (!read.ok) return read;
      // What its own type read is a value of that type; null is a blank, which is not asked for.
      return read.value === null ? fail(acceptedBy(type, PLAIN_CONTEXT)) : ok(read.value as Value);
    },
  };
}

/** An entry that is written in words of its own: "18 to 12 months". */
export function wordsCodec<Value>(
  write: (value: Value) => string,
  read: (text: string) => Value | null,
  accepted: string,
): Codec<Value> {
  return {
    cell: (value) => ({ value: write(value), format: "General" }),
    read(cell) {
      const text = cell.value === null ? "" : String(cell.value).trim();
      const value = read(text);
      return value === null ? fail(accepted) : ok(value);
    },
  };
}
