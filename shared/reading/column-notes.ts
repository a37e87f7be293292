import type { FieldType } from "../registers/field.ts";
import { type CellReading, seenIn } from "./cell-reading.ts";
import type { RawCell } from "./raw-sheet.ts";

/** Something about a column that is told once, with how often and a first example. */
export type ColumnNote = Readonly<{
  kind: "rounded" | "day-before-month" | "word-for-zero" | "up-to" | "other-currency";
  column: number;
  field: string;
  header: string;
  count: number;
  example: string;
  sentence: string;
}>;

type NotedColumn = Readonly<{ column: number; field: string; header: string; type: FieldType }>;

const SENTENCES: Record<ColumnNote["kind"], string> = {
  rounded: "Amounts with parts of a penny are taken at the nearest penny.",
  "day-before-month": "Dates are read with the day before the month.",
  "word-for-zero": "Words such as nil are read as no pounds at all.",
  "other-currency":
    "The cells show another currency's sign; the numbers are taken as pounds. Leave the column alone if they are not.",
  "up-to": "Up to a length is read as one option of the whole length; less may be agreed.",
};

/** Digits that would be another date with the month first. */
const EITHER_WAY = /^(0?[1-9]|1[0-2])[-/. ](0?[1-9]|1[0-2])[-/. ]\d/;

/** A dollar or euro sign that the number format shows: "$"#,##0 and [$€-2], but not [$£-809]. */
const OTHER_SIGN = /"\$"|\\\$|(?:^|[^[])\$#|[€¥]|\[\$\$/;

/** Gathers the notes of a table while its cells are read. */
export class ColumnNotes {
  readonly #notes = new Map<string, { note: ColumnNote; count: number }>();

  see(column: NotedColumn, cell: RawCell, reading: CellReading): void {
    if (reading.kind !== "value") return;
    const kind = kindOf(column.type, cell, reading);
    if (kind === null) return;
    const key = `${column.column} ${kind}`;
    const before = this.#notes.get(key);
    if (before !== undefined) {
      before.count++;
      return;
    }
    const { type: _, ...where } = column;
    const note = { kind, ...where, count: 1, example: seenIn(cell), sentence: SENTENCES[kind] };
    this.#notes.set(key, { note, count: 1 });
  }

  all(): readonly ColumnNote[] {
    return [...this.#notes.values()].map(({ note, count }) => ({ ...note, count }));
  }
}

function kindOf(
  type: FieldType,
  { value, format }: RawCell,
  { remark }: Extract<CellReading, { kind: "value" }>,
): ColumnNote["kind"] | null {
  if (type.kind === "money" && typeof value === "number" && OTHER_SIGN.test(format)) {
    return "other-currency";
  }
  if (remark?.kind === "rounded" || remark?.kind === "word-for-zero") return remark.kind;
  if (remark?.kind === "also-says" && remark.upTo) return "up-to";
  const eitherWay = type.kind === "date" && typeof value === "string" && EITHER_WAY.test(value);
  return eitherWay ? "day-before-month" : null;
}
