import type { Framework } from "../../shared/framework/framework.ts";
import { matchAlike } from "../../shared/reading/alike-sheets.ts";
import { PLAIN_CONTEXT, type ReadingContext } from "../../shared/reading/cell-reading.ts";
import { isFilled } from "../../shared/reading/find-header.ts";
import { findTables } from "../../shared/reading/find-tables.ts";
import type { FoundTable } from "../../shared/reading/found-table.ts";
import { rowsOf } from "../../shared/reading/found-table.ts";
import {
  inferRegister,
  LEAST_SURE,
  type RegisterGuess,
} from "../../shared/reading/infer-register.ts";
import type { RawSheet } from "../../shared/reading/raw-sheet.ts";
import {
  allowed,
  conditionsOf,
  type SurveyedSheet,
} from "../../shared/reading/table-conditions.ts";
import { registerOf } from "../../shared/registers/all-registers.ts";
import type { RegisterKey } from "../../shared/registers/field.ts";
import type { NameIndex } from "../../shared/registers/resolve-references.ts";
import { fail, ok, type Result } from "../../shared/values/result.ts";
import { withDefaultFund } from "./default-fund.ts";
import type { FileArgument } from "./file-argument.ts";
import { openFile } from "./open-file.ts";

/** Registers have some fifty fields; columns beyond this are no register's. */
const MOST_TABLE_COLUMNS = 1_000;

/** Below this a table is a list of something else, such as the words of a drop-down. */
const LEAST_LIKE_A_REGISTER = 0.3;

/** A table of a file, and how it is understood. */
export type OpenTable = Readonly<{
  file: string;
  sheet: SurveyedSheet;
  found: FoundTable;
  /** The register it is, with the columns matched to its fields. */
  guess: RegisterGuess;
  /** Said by the person, or worked out with the confidence in `guess`. */
  registerIs: "given" | "inferred";
}>;

export type OpenTables = Readonly<{
  tables: readonly OpenTable[];
  /** What is to be said beside the answer. */
  remarks: readonly string[];
}>;

/** The tables of a file as registers. A table that may be two registers is for a person to say. */
export async function openTables(
  { file, register }: FileArgument,
  sheetName: string | null,
  framework: Framework | null,
  names: NameIndex | null = null,
): Promise<Result<OpenTables, string>> {
  const opened = await openFile(file);
  if (!opened.ok) return opened;
  const sheets = sheetsToRead(opened.value.sheets, sheetName);
  if (sheets.length === 0) return fail(noSuchSheet(file, opened.value.sheets, sheetName));

  const tables: OpenTable[] = [];
  const remarks: string[] = [];
  const unlike: string[] = [];
  const leftOut: string[] = [];
  for (const sheet of sheets) {
    const context = { ...contextOf(sheet, framework), names };
    // Before tables are looked for: that costs more for every column.
    const filled = mostFilledInARow(sheet);
    if (filled > MOST_TABLE_COLUMNS) return fail(tooWide(sheetPlace(file, sheet), filled));
    for (const found of findTables(sheet)) {
      const width = found.columns.length;
      if (width > MOST_TABLE_COLUMNS) return fail(tooWide(placeOf(file, sheet, found), width));
      const place = placeOf(file, sheet, found);
      const conditions = conditionsOf({ sheet, found });
      if (allowed(conditions) === "nothing") {
        leftOut.push(...conditions.slice(0, 1).map(({ sentence }) => `${place}: ${sentence}`));
        continue;
      }
      const guesses = inferRegister(sheet, found, context);
      const guess = chosenGuess(guesses, register);
      if (guess === undefined) continue;
      if (register === null && guess.confidence < LEAST_LIKE_A_REGISTER) {
        unlike.push(place);
        continue;
      }
      if (register === null && guess.confidence < LEAST_SURE) return fail(unsure(place, guesses));
      const { mapping, remark } = withDefaultFund(guess, framework);
      tables.push({
        file,
        sheet,
        found,
        guess: { ...guess, mapping },
        registerIs: register === null ? "inferred" : "given",
      });
      remarks.push(`${place}: ${describe(guess, found, register !== null)}.`);
      if (remark !== null) remarks.push(`${place}: ${remark}`);
    }
  }
  if (tables.length === 0) {
    const [why] = leftOut;
    if (why !== undefined) return fail(why);
    const seen = unlike.length === 0 ? "no table was found" : "no table looks like a register";
    return fail(`${file}: ${seen}. Give --register, or name the columns as a register's fields.`);
  }
  const alike = tables.map((table) => withAlike(table, tables, framework));
  for (const place of unlike) remarks.push(`${place}: left out, it looks like no register.`);
  return ok({ tables: alike, remarks: [...remarks, ...leftOut] });
}

/** A table with what the same table on other sheets of its file says of its columns. */
function withAlike(
  table: OpenTable,
  all: readonly OpenTable[],
  framework: Framework | null,
): OpenTable {
  const { sheet, found, guess } = table;
  const others = all.filter(
    (other) => other.sheet !== sheet && other.guess.register === guess.register,
  );
  if (others.length === 0) return table;
  const mapping = matchAlike(
    { sheet, found, mapping: guess.mapping },
    others.map((other) => ({ ...other, mapping: other.guess.mapping })),
    registerOf(guess.register),
    contextOf(sheet, framework),
  );
  return { ...table, guess: { ...guess, mapping } };
}

function chosenGuess(
  guesses: readonly RegisterGuess[],
  register: RegisterKey | null,
): RegisterGuess | undefined {
  return register === null ? guesses[0] : guesses.find((guess) => guess.register === register);
}

/** Sheets that Foreplan keeps for itself are no person's tables. */
function sheetsToRead<Sheet extends RawSheet>(
  sheets: readonly Sheet[],
  name: string | null,
): readonly Sheet[] {
  if (name !== null) return sheets.filter((sheet) => sheet.name === name);
  return sheets.filter(({ visibility }) => visibility !== "very-hidden");
}

function noSuchSheet(file: string, sheets: readonly RawSheet[], name: string | null): string {
  const names = sheets.map((sheet) => `"${sheet.name}"`).join(", ");
  return name === null
    ? `${file} has no sheet to read.`
    : `${file} has no sheet "${name}"; its sheets are ${names}.`;
}

function unsure(place: string, [first, second]: readonly RegisterGuess[]): string {
  const guesses = [first, second]
    .filter((guess) => guess !== undefined && guess.confidence > 0)
    .map((guess) => `${guess?.register} (${guess?.confidence.toFixed(2)})`)
    .join(" or ");
  return `${place}: the register is not sure, perhaps ${guesses}. Say which with --register.`;
}

function describe(guess: RegisterGuess, found: FoundTable, given: boolean): string {
  const rows = rowsOf(found, "body").length;
  const how = given ? "as asked" : `confidence ${guess.confidence.toFixed(2)}`;
  const { label, fields } = registerOf(guess.register);
  const { headings } = guess.mapping;
  const under =
    headings === null
      ? ""
      : `; the headings among them are taken as ${fields[headings.field]?.label ?? headings.field}`;
  const beside =
    found.beside.length === 0
      ? ""
      : `; ${found.beside.map((header) => `"${header}"`).join(", ")} stands beside the table and is no part of it`;
  return `${rows} ${rows === 1 ? "row" : "rows"} of ${label.toLowerCase()} (${how})${under}${beside}`;
}

export function placeOf(file: string, sheet: RawSheet, found: FoundTable): string {
  const place = sheetPlace(file, sheet);
  return found.name === null ? place : `${place}, table ${found.name}`;
}

function sheetPlace(file: string, sheet: RawSheet): string {
  return `${file}, sheet "${sheet.name}"`;
}

function mostFilledInARow({ rows }: RawSheet): number {
  return rows.reduce((most, row) => {
    // A row without so many cells needs no counting.
    if (row.length <= most) return most;
    return Math.max(most, row.filter(isFilled).length);
  }, 0);
}

function tooWide(place: string, columns: number): string {
  return `${place} has ${columns.toLocaleString("en-GB")} columns; a table may have at most ${MOST_TABLE_COLUMNS.toLocaleString("en-GB")}. Delete those that are not needed, or say with --sheet which sheet to read.`;
}

/** What reading cells needs to know of a sheet under a framework. */
export function contextOf(sheet: RawSheet, framework: Framework | null): ReadingContext {
  return { ...PLAIN_CONTEXT, framework, date1904: sheet.date1904 };
}
