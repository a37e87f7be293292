import type { FieldValue, RegisterDefinition } from "../registers/field.ts";
import { foldText } from "../values/folded-text.ts";
import type { ColumnUnit, ReadingContext } from "./cell-reading.ts";
import { sampleOf, valuesFit } from "./column-sample.ts";
import type { FoundColumn, FoundTable } from "./found-table.ts";
import { fundNamed } from "./fund-names.ts";
import { headerWords } from "./header-words.ts";
import type { RawSheet } from "./raw-sheet.ts";

/** Amounts side by side: one column for each financial year or each fund, and a row for each cell. */
export type SpreadMatch = Readonly<{
  /** The field all these columns hold. */
  field: string;
  /** The field that tells them apart. */
  by: SpreadBy;
  /** At least two, in the order of the sheet. */
  columns: readonly SpreadColumnMatch[];
  /** 0 to 1. */
  confidence: number;
  evidence: string;
}>;

export type SpreadBy = "financialYear" | "fund";

export type SpreadColumnMatch = Readonly<{
  /** Zero-based, in the sheet. */
  column: number;
  header: string;
  /** What `by` is for every amount of the column. */
  value: FieldValue;
  unit: ColumnUnit | null;
}>;

const FIELD = "amount";
const FEWEST = 2;
/** A header that says it is money, and one that is a bare year over bare numbers. */
const SAID = 0.92;
const BARE = 0.7;

/** What else is at the head of a year's column of amounts. Spent, actual or forecast are none of it. */
const AMOUNT_WORDS = new Set([
  "amount",
  "budget",
  "budgets",
  "allocation",
  "allocations",
  "allocated",
  "funding",
  "funded",
  "award",
  "awarded",
  "grant",
  "value",
  "contract value",
  "annual value",
  "approved budget",
  "budget allocation",
]);

type Headed = Readonly<{ at: number; column: FoundColumn; value: FieldValue; words: string }>;

/** The columns of a table that hold one amount each for several years or funds, if there are such. */
export function findSpread(
  sheet: RawSheet,
  table: FoundTable,
  register: RegisterDefinition,
  context: ReadingContext,
): SpreadMatch | null {
  const type = register.fields[FIELD]?.type;
  if (type?.kind !== "money") return null;
  const isAmounts = ({ column }: Headed) => {
    const unit = column.header.unit ?? table.unit;
    const { weight } = valuesFit(sampleOf(sheet, table, column), type, { ...context, unit });
    return weight > 0.8;
  };
  for (const by of ["financialYear", "fund"] as const) {
    if (!Object.hasOwn(register.fields, by)) continue;
    const headed = by === "fund" ? byFund(table, context) : byYear(table, register);
    const columns = headed.filter(isAmounts);
    if (columns.length < FEWEST || !columns.some((one) => isFilled(sheet, table, one))) continue;
    return spreadOf(by, columns, saysMoney(sheet, table, columns), table);
  }
  return null;
}

function spreadOf(
  by: SpreadBy,
  columns: readonly Headed[],
  isSaid: boolean,
  table: FoundTable,
): SpreadMatch {
  const what = by === "fund" ? "funds" : "financial years";
  return {
    field: FIELD,
    by,
    columns: columns.map(({ column, value }) => ({
      column: column.column,
      header: column.header.text,
      value,
      unit: column.header.unit ?? table.unit,
    })),
    confidence: isSaid || by === "fund" ? SAID : BARE,
    evidence: `${columns.length} columns are ${what}, with an amount in each`,
  };
}

/** Of columns that say different things of the same years, those that name the amount. */
function byYear(table: FoundTable, register: RegisterDefinition): readonly Headed[] {
  const names = headerWords(register);
  const isNamed = (words: string) => names.named(words).some(({ field }) => field === FIELD);
  const groups = new Map<string, Headed[]>();
  table.columns.forEach((column, at) => {
    const { financialYear, spellings } = column.header;
    if (financialYear === null) return;
    const words = spellings.find((each) => isNamed(each) || AMOUNT_WORDS.has(each));
    if (words === undefined && spellings.length > 0) return;
    const headed = { at, column, value: financialYear, words: words ?? "" };
    groups.set(headed.words, [...(groups.get(headed.words) ?? []), headed]);
  });
  const sound = [...groups.values()].filter(
    (group) => new Set(group.map(({ value }) => value)).size === group.length,
  );
  const years = sound.flat();
  const isTold = new Set(years.map(({ value }) => value)).size === years.length;
  if (isTold) return years.sort((one, other) => one.at - other.at);
  const named = sound.filter(([first]) => first !== undefined && isNamed(first.words));
  return named.length === 1 ? (named[0] ?? []) : [];
}

/** Each fund once; a header that names a fund twice over tells nothing. */
function byFund(table: FoundTable, context: ReadingContext): readonly Headed[] {
  const headed = table.columns.flatMap((column, at) => {
    const fund = fundNamed(column.header.text, context);
    return fund === null ? [] : [{ at, column, value: fund, words: foldText(fund.text) }];
  });
  const isOnce = new Set(headed.map(({ words }) => words)).size === headed.length;
  return isOnce ? headed : [];
}

function isFilled(sheet: RawSheet, table: FoundTable, { column }: Headed): boolean {
  return sampleOf(sheet, table, column).length > 0;
}

/** Whether anything says that the numbers are pounds: numbers of people stand under years as well. */
function saysMoney(sheet: RawSheet, table: FoundTable, columns: readonly Headed[]): boolean {
  if (table.unit?.kind === "pounds") return true;
  return columns.every(
    ({ column, words }) =>
      words !== "" ||
      /£|\bGBP\b/.test(column.header.text) ||
      column.header.unit?.kind === "pounds" ||
      column.pounds === "amounts" ||
      sampleOf(sheet, table, column).some(
        ({ format, text }) => /£|GBP|\[\$£/.test(format) || text.includes("£"),
      ),
  );
}
