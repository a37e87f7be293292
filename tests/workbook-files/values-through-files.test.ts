import fc from "fast-check";
import { expect, test } from "vitest";
import { patchXlsx } from "../../server/workbook-files/patch-xlsx.ts";
import { readCsv } from "../../server/workbook-files/read-csv.ts";
import { writeXlsx } from "../../server/workbook-files/write-xlsx.ts";
import { type ColumnUnit, PLAIN_CONTEXT } from "../../shared/reading/cell-reading.ts";
import { EMPTY_CELL } from "../../shared/reading/raw-sheet.ts";
import { readCell } from "../../shared/reading/read-cell.ts";
import type { FieldType } from "../../shared/registers/field.ts";
import { type CellStyle, formatValue } from "../../shared/registers/format-value.ts";
import { valuesEqual } from "../../shared/registers/values-equal.ts";
import { anyValueOf, EVERY_TYPE } from "../registers/any-value.ts";
import { answersOf, isDoubtful } from "../registers/reading-back.ts";
import { smallFramework } from "../registers/small-framework.ts";
import { naughtyTexts } from "./naughty-texts.ts";
import { opened } from "./round-trip.ts";

const FORMATS: Readonly<Record<"date" | "percent" | "money" | "other", readonly string[]>> = {
  date: ["General", "@", "dd/mm/yyyy", "mmm-yy", "yyyy-mm-dd", "d-mmm-yy"],
  percent: ["General", "@", "0.0%", "0%"],
  money: ["General", "@", "#,##0.00", '"£"#,##0.00', '_-"£"* #,##0.00_-;-"£"* #,##0.00_-'],
  other: ["General", "@"],
};

function formatsOf({ kind }: FieldType): readonly string[] {
  return kind === "date" || kind === "percent" || kind === "money" ? FORMATS[kind] : FORMATS.other;
}

test.each(EVERY_TYPE.map((type) => [type.kind, type] as const))(
  "[XLS32] a %s written into any style of cell of a file is the same value read from it",
  (_, type: FieldType) => {
    const style = fc.record({
      date1904: fc.boolean(),
      format: fc.constantFrom(...formatsOf(type)),
      poundsEach: fc.constantFrom(1, 1_000),
    });
    fc.assert(
      fc.property(
        fc.array(anyValueOf(type), { minLength: 1, maxLength: 8 }),
        style,
        (values, one) => {
          const cellStyle: CellStyle = { ...one, framework: smallFramework };
          const rows = values.map(() => [{ value: "x", format: one.format }]);
          const before = writeXlsx({ sheets: [{ name: "S", rows }], date1904: one.date1904 });
          const cells = values.map((value, row) => ({
            ...{ sheet: "S", row, column: 0 },
            value: formatValue(type, value, cellStyle).value,
          }));
          const patched = patchXlsx(before, { cells });
          if (!patched.ok) throw new Error(patched.problem);
          const sheet = opened(patched.value.bytes).sheets[0];
          const unit: ColumnUnit | null =
            one.poundsEach === 1 ? null : { kind: "pounds", each: one.poundsEach };
          const context = {
            ...PLAIN_CONTEXT,
            ...{ date1904: one.date1904, framework: smallFramework, unit },
          };
          values.forEach((value, row) => {
            const cell = sheet?.rows[row]?.[0] ?? EMPTY_CELL;
            const reading = readCell(cell, type, context);
            const isRead = answersOf(reading).some((read) => valuesEqual(type, value, read));
            expect([cell.format, isRead]).toEqual([one.format, true]);
            if (!isDoubtful(type, value, one)) expect(reading.kind).toBe("value");
          });
        },
      ),
      { numRuns: 60 },
    );
  },
);

test("[XLS33] any text at all is written, patched and read as it is, in .xlsx and in .csv", () => {
  const texts = naughtyTexts();
  const written = writeXlsx({ sheets: [{ name: "S", rows: texts.map((text) => [text, "x"]) }] });
  const cells = texts.map((value, row) => ({ sheet: "S", row, column: 1, value }));
  const patched = patchXlsx(written, { cells });
  const rows = patched.ok ? opened(patched.value.bytes).sheets[0]?.rows : undefined;
  // A zero byte is what tells a file that is no text.
  const inText = texts.filter((text) => !text.includes("\0"));
  const quoted = inText.map((text) => `"${text.replaceAll('"', '""')}",end`).join("\n");
  const csv = readCsv(new TextEncoder().encode(`text,end\n${quoted}\n`), "S");

  expect(rows?.map(([first, second]) => [first?.value, second?.value])).toEqual(
    texts.map((text) => [text, text]),
  );
  expect(csv.ok && csv.value.rows.slice(1).map(([cell]) => cell?.value)).toEqual(
    inText.map((text) =>
      new TextDecoder("utf-8", { ignoreBOM: true }).decode(new TextEncoder().encode(text)),
    ),
  );
});
