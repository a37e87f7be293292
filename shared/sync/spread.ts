import { z } from "zod";
import type { SpreadMatch } from "../reading/find-spread.ts";
import { unitIn, yearsIn } from "../reading/header-text.ts";
import type { FieldValue, RegisterKey } from "../registers/field.ts";
import type { FinancialYear } from "../values/financial-year.ts";
import { foldText } from "../values/folded-text.ts";
import { ColumnUnit } from "./column-unit.ts";
import { WireValue } from "./protocol.ts";
import { digestIn } from "./settle-answer.ts";

/**
 * Amounts side by side in a bound table, a column for each financial year or fund. The id beside a
 * line names the line, and each filled cell is a row of its own: `<line id>.<column key>`.
 */
export const Spread = z.object({
  /** The field the amounts are of. */
  field: z.string(),
  /** The field that tells the columns apart. */
  by: z.enum(["financialYear", "fund"]),
  columns: z.array(
    z.object({
      /** Ends the ids of the column's rows, for ever. */
      key: z.string(),
      /** What `by` is for every row of the column. */
      value: WireValue,
      /** Excel's own id for the column; -1 where a file was bound without Excel. */
      columnId: z.number(),
      header: z.string(),
      unit: ColumnUnit.nullable(),
    }),
  ),
  /** Headers of years that a person said are none of it. */
  leftAlone: z.array(z.string()),
});
export type Spread = z.infer<typeof Spread>;
export type SpreadColumn = Spread["columns"][number];

const LONGEST_KEY = 30;

/** "2026-27", "victims-grant": what a column's value is called in ids. */
export function columnKey(value: FieldValue): string {
  const text = typeof value === "object" && value !== null && "text" in value ? value.text : value;
  const folded = foldText(String(text ?? ""))
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, LONGEST_KEY)
    .replace(/^-+|-+$/g, "");
  return folded === "" ? "column" : folded;
}

/** The columns of a spread that was found, each with a key that no other has. */
export function keyedColumns(
  match: Pick<SpreadMatch, "columns">,
): readonly (SpreadMatch["columns"][number] & Readonly<{ key: string }>)[] {
  const taken = new Set<string>();
  return match.columns.map((column) => ({
    ...column,
    key: freeKey(columnKey(column.value), taken),
  }));
}

/** The key, or the key with a number behind it where it is taken; taken from then on. */
export function freeKey(key: string, taken: Set<string>): string {
  let free = key;
  for (let number = 2; taken.has(free); number += 1) free = `${key}-${number}`;
  taken.add(free);
  return free;
}

/** The column a row of the register stands in, by what it says; undefined where there is none. */
export function columnFor(
  { by, columns }: Spread,
  register: RegisterKey,
  values: Readonly<Record<string, FieldValue>>,
): SpreadColumn | undefined {
  const says = digestIn(register, by, values[by]);
  return columns.find(({ value }) => digestIn(register, by, value) === says);
}

/** A column of a table as it is headed now, under Excel's own id for it. */
export type Headed = Readonly<{ id: number; header: string }>;

/** Where each column of a spread stands among a table's columns, as far as that is certain. */
export function placesOf(spread: Spread, columns: readonly Headed[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (const column of spread.columns) {
    const [place, another] = placesFor(spread, column, columns);
    if (place !== undefined && another === undefined) places.set(column.key, place);
  }
  return places;
}

/**
 * By Excel's id, then by the header it had, then by the year its header names; several where nobody
 * can tell from that which of them it is. A column that is headed by another year now is not the
 * old one, wherever it stands.
 */
export function placesFor(
  spread: Spread,
  column: SpreadColumn,
  columns: readonly Headed[],
): readonly number[] {
  const isHeaded = ({ header }: Headed) => header.trim() === column.header.trim();
  const byHeader = columns.flatMap((one, at) => (isHeaded(one) ? [at] : []));
  const byId = columns.findIndex(
    ({ id, header }) => id === column.columnId && !saysAnotherYear(spread, column, header),
  );
  const known = columns[byId];
  if (known !== undefined && (byHeader.length === 0 || isHeaded(known))) return [byId];
  if (byHeader.length === 0) return placesOfYear(spread, column, columns);
  // Where ids are new (a copied sheet, another program), the one header that is right decides.
  const isStillOfYear = known !== undefined && saysYear(spread, column, known.header);
  return isStillOfYear ? [byId, ...byHeader] : byHeader;
}

/** The columns that are headed by the same year in other words. */
function placesOfYear(
  spread: Spread,
  column: SpreadColumn,
  columns: readonly Headed[],
): readonly number[] {
  const isIt = ({ header }: Headed) =>
    saysYear(spread, column, header) && withoutYear(header) === withoutYear(column.header);
  return columns.flatMap((one, at) => (isIt(one) ? [at] : []));
}

export function saysYear({ by }: Spread, { value }: SpreadColumn, header: string): boolean {
  return by === "financialYear" && onlyYear(header) === value;
}

function saysAnotherYear({ by }: Spread, { value }: SpreadColumn, header: string): boolean {
  const years = yearsIn(header);
  return by === "financialYear" && years.length > 0 && !years.some((year) => year === value);
}

function onlyYear(header: string): FinancialYear | null {
  const [year, another] = yearsIn(header);
  return another === undefined ? (year ?? null) : null;
}

function withoutYear(header: string): string {
  return foldText(header)
    .replace(/\d+/g, " ")
    .replace(/\bfy\b/g, " ")
    .trim();
}

/** A column headed like the others by a year that none of them is. */
export type NewColumn = Readonly<{ place: number; year: FinancialYear; header: string }>;

/** Years that have come into the table since it was connected, to be asked about once each. */
export function newColumns(spread: Spread, columns: readonly Headed[]): readonly NewColumn[] {
  if (spread.by !== "financialYear") return [];
  const found = spread.columns.map((one) => ({ ...one, at: placesFor(spread, one, columns) }));
  const bound = new Set(found.flatMap(({ at }) => at));
  const standing = new Set(found.flatMap(({ at, value }) => (at.length > 0 ? [value] : [])));
  return columns.flatMap(({ header }, place) => {
    const year = onlyYear(header);
    const isNew =
      year !== null &&
      !bound.has(place) &&
      !standing.has(year) &&
      isHeadedAlike(spread, header) &&
      !isLeftAlone(spread, header);
    return isNew ? [{ place, year, header }] : [];
  });
}

/** New columns whose year no other one says: which of several it is, only a person knows. */
export function aloneInYear(fresh: readonly NewColumn[]): readonly NewColumn[] {
  return fresh.filter(({ year }) => fresh.filter((one) => one.year === year).length === 1);
}

/** Whether a header says, beside its year, what one of the spread's columns says. */
export function isHeadedAlike({ columns }: Spread, header: string): boolean {
  return columns.some((column) => withoutYear(column.header) === withoutYear(header));
}

export function isLeftAlone({ leftAlone }: Spread, header: string): boolean {
  return leftAlone.some((one) => foldText(one) === foldText(header));
}

/** The spread with a year more; a column of that year that was lost is found again in it. */
export function withColumn(spread: Spread, { year, header }: NewColumn, columnId: number): Spread {
  const before = spread.columns.find(({ value }) => value === year);
  const taken = new Set(spread.columns.map(({ key }) => key));
  const unit = unitIn(header) ?? spread.columns.at(-1)?.unit ?? null;
  const key = before?.key ?? freeKey(columnKey(year), taken);
  const column = { key, value: year, columnId, header, unit };
  const others = spread.columns.filter((one) => one !== before);
  return { ...spread, columns: [...others, column] };
}
