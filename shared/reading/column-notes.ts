import type { FieldType } from "../registers/field.ts";
import { type CellReading, seenIn } from "./cell-reading.ts";
import type { RawCell } from "./raw-sheet.ts";

/** Something about a column that is told once, with how often and a first example. */
export type ColumnNote = Readonly<{
  kind: "rounded" | "day-before-month" | "word-for-zero" | "up-to" | "other-currency" | "strays";
  column: number;
  field: string;
  header: string;
  count: number;
  example: string;
  sentence: string;
}>;

type Noted = Readonly<{ column: number; field: string; header: string }>;
type NotedCell = Noted & Readonly<{ type: FieldType; row: number }>;

/** A few strays in a column of mostly one style are slips; more of them are two ways of writing. */
const FEWEST_CELLS = 5;
const MOST_STRAYS = 0.2;
const MOST_ROWS_NAMED = 8;

/** How the cells of a column are kept: as numbers and dates, or as texts, with where and a first example. */
type Styles = {
  where: Noted;
  number: { count: number; rows: number[]; example: string };
  text: { count: number; rows: number[]; example: string };
};

const SENTENCES: Record<Exclude<ColumnNote["kind"], "strays">, string> = {
  rounded: "Amounts with parts of a penny are taken at the nearest penny.",
  "day-before-month": "Dates are read with the day before the month.",
  "word-for-zero": "Words and signs such as nil and £- are read as no pounds at all.",
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
  readonly #styles = new Map<number, Styles>();

  see(column: NotedCell, cell: RawCell, reading: CellReading): void {
    if (reading.kind !== "value") return;
    this.#countStyle(column, cell);
    const kind = kindOf(column.type, cell, reading);
    if (kind === null) return;
    const key = `${column.column} ${kind}`;
    const before = this.#notes.get(key);
    if (before !== undefined) {
      before.count++;
      return;
    }
    const note = {
      kind,
      ...whereOf(column),
      count: 1,
      example: seenIn(cell),
      sentence: SENTENCES[kind],
    };
    this.#notes.set(key, { note, count: 1 });
  }

  all(): readonly ColumnNote[] {
    const notes = [...this.#notes.values()].map(({ note, count }) => ({ ...note, count }));
    return [...notes, ...[...this.#styles.values()].flatMap(straysIn)];
  }

  #countStyle(column: NotedCell, cell: RawCell): void {
    if (column.type.kind !== "date" && column.type.kind !== "money") return;
    let styles = this.#styles.get(column.column);
    if (styles === undefined) {
      styles = { where: whereOf(column), number: noneYet(), text: noneYet() };
      this.#styles.set(column.column, styles);
    }
    const style = typeof cell.value === "number" ? styles.number : styles.text;
    if (style.count === 0) style.example = seenIn(cell);
    style.count++;
    if (style.rows.length < MOST_ROWS_NAMED) style.rows.push(column.row + 1);
  }
}

function noneYet(): Styles["text"] {
  return { count: 0, rows: [], example: "" };
}

function whereOf({ column, field, header }: NotedCell): Noted {
  return { column, field, header };
}

/** The few cells that are kept otherwise than the rest of their column. */
function straysIn({ where, number, text }: Styles): readonly ColumnNote[] {
  const strays = number.count < text.count ? number : text;
  const all = number.count + text.count;
  if (strays.count === 0 || all < FEWEST_CELLS || strays.count > all * MOST_STRAYS) return [];
  const kept = strays === text ? "text, not numbers or dates" : "numbers or dates, not text";
  const rows = strays.rows.join(", ");
  const more = strays.count > strays.rows.length ? " and more" : "";
  const [noun, are] = strays.count === 1 ? ["row", "is"] : ["rows", "are"];
  const sentence = `Unlike the rest of the column, ${noun} ${rows}${more} ${are} kept as ${kept}.`;
  return [{ kind: "strays", ...where, count: strays.count, example: strays.example, sentence }];
}

function kindOf(
  type: FieldType,
  { value, format }: RawCell,
  { remark }: Extract<CellReading, { kind: "value" }>,
): keyof typeof SENTENCES | null {
  if (type.kind === "money" && typeof value === "number" && OTHER_SIGN.test(format)) {
    return "other-currency";
  }
  if (remark?.kind === "rounded" || remark?.kind === "word-for-zero") return remark.kind;
  if (remark?.kind === "also-says" && remark.upTo) return "up-to";
  const eitherWay = type.kind === "date" && typeof value === "string" && EITHER_WAY.test(value);
  return eitherWay ? "day-before-month" : null;
}
