import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type ColumnUnit,
  PLAIN_CONTEXT,
  type ReadingContext,
} from "../../shared/reading/cell-reading.ts";
import { EMPTY_CELL } from "../../shared/reading/raw-sheet.ts";
import { cellReader, readCell } from "../../shared/reading/read-cell.ts";
import type { FieldType, FieldValue } from "../../shared/registers/field.ts";
import { type CellStyle, formatValue } from "../../shared/registers/format-value.ts";
import { valuesEqual } from "../../shared/registers/values-equal.ts";
import { anyValueOf, EVERY_TYPE } from "../registers/any-value.ts";
import { answersOf, isDoubtful } from "../registers/reading-back.ts";
import { smallFramework } from "../registers/small-framework.ts";
import { cellOf } from "./sheet-of.ts";

const anyStyle: fc.Arbitrary<CellStyle> = fc.record({
  date1904: fc.boolean(),
  format: fc.constantFrom(
    null,
    "General",
    "@",
    "dd/mm/yyyy",
    "mmm-yy",
    "yyyy-mm-dd",
    "0.0%",
    "#,##0.00",
  ),
  poundsEach: fc.constantFrom(1, 1_000),
  framework: fc.constantFrom(null, smallFramework),
});

/** Formats that a column of this kind can be expected to have. */
function fits(type: FieldType, { format }: CellStyle): boolean {
  if (format === null || format === "General" || format === "@") return true;
  const isDate = /y/.test(format);
  if (type.kind === "date") return isDate;
  if (type.kind === "percent") return !isDate;
  return !isDate && !format.includes("%");
}

function contextOf({ date1904, framework, poundsEach }: CellStyle): ReadingContext {
  const unit: ColumnUnit | null = poundsEach === 1 ? null : { kind: "pounds", each: poundsEach };
  return { ...PLAIN_CONTEXT, date1904, framework, unit };
}

function writtenAndRead(type: FieldType, value: FieldValue, style: CellStyle) {
  const written = formatValue(type, value, style);
  // A new cell takes the format that Excel gives a serial it is handed as a date.
  const format = style.format ?? (type.kind === "date" ? "dd/mm/yyyy" : "General");
  const cell = { ...EMPTY_CELL, value: written.value, format, text: String(written.value) };
  return readCell(cell, type, contextOf(style));
}

describe("what is written is read back", () => {
  test.each(EVERY_TYPE.map((type) => [type.kind, type] as const))(
    "[REA24] every %s, in every style a cell may have",
    (_, type: FieldType) => {
      fc.assert(
        fc.property(
          anyValueOf(type),
          anyStyle.filter((style) => fits(type, style)),
          (value, style) => {
            const reading = writtenAndRead(type, value, style);
            if (isDoubtful(type, value, style)) {
              expect(answersOf(reading)).toContainEqual(value);
              return;
            }
            expect(reading.kind).toBe("value");
            const read = reading.kind === "value" ? reading.value : null;
            expect([valuesEqual(type, value, read), read]).toEqual([true, expect.anything()]);
          },
        ),
        { numRuns: 300 },
      );
    },
  );

  test.each(EVERY_TYPE.map((type) => [type.kind, type] as const))(
    "[REA24] a %s that is not known as an empty cell",
    (_, type) => {
      const { value } = formatValue(type, null);
      expect(readCell(cellOf(value), type, PLAIN_CONTEXT)).toEqual({ kind: "blank" });
    },
  );
});

describe("any cell at all", () => {
  const anyText = fc.oneof(
    fc.string({ unit: "binary", maxLength: 200 }),
    fc.stringMatching(/^[\d £$%.,/\-+()&;|kmyearsotinphx"'[\]]{0,40}$/),
  );
  const anyContent = fc.oneof(anyText, fc.double(), fc.boolean(), fc.constant(null));

  test.each(EVERY_TYPE.map((type) => [type.kind, type] as const))(
    "[REA25] has an answer as a %s, the same however often it is read",
    (_, type) => {
      fc.assert(
        fc.property(anyContent, fc.constantFrom("General", "dd/mm/yyyy", "0%"), (value, format) => {
          const cell = { ...EMPTY_CELL, value, format, text: String(value ?? "") };
          const read = cellReader(type, { ...PLAIN_CONTEXT, framework: smallFramework });
          const first = read(cell);
          expect(read(cell)).toEqual(first);
          if (first.kind === "unread") expect(first.accepted).not.toBe("");
          if (first.kind === "question") expect(first.candidates.length).toBeGreaterThan(0);
        }),
      );
    },
  );

  test("[REA25] however long its text is, takes no longer than its length is worth", () => {
    const long = ["1 ", "+1", "a, ", "1/", "12 months; ", "(", "\u00a0", "£1,", "[a|", "31 March "];
    for (const piece of long) {
      const cell = cellOf(piece.repeat(Math.floor(32_000 / piece.length)));
      for (const type of EVERY_TYPE) readCell(cell, type, PLAIN_CONTEXT);
    }
  }, 5_000);
});
