import { yearsIn } from "../reading/header-text.ts";
import type { FieldValue } from "../registers/field.ts";
import { FinancialYear, yearsAfter } from "../values/financial-year.ts";
import { fail, ok, type Result } from "../values/result.ts";
import { TERM_FIELDS } from "./copied-file.ts";
import type { SeenCell } from "./diff-rows.ts";
import {
  type KnownRow,
  knownRows,
  type LastYearsRows,
  type LastYearsSpread,
  type LastYearsTable,
  type NewIds,
  rowsNamed,
  unsentAmount,
  withNewIds,
} from "./last-years-table.ts";
import { overNewIds, type TableHeading } from "./said-above.ts";
import { digestIn } from "./settle-answer.ts";
import { aloneInYear, type Spread, withColumn } from "./spread.ts";
import type { RowMemory } from "./table-memory.ts";
import { lineIdIn } from "./unfold-lines.ts";

/** A table of last year's file as next year's: what of it is new, and what is said of the rest. */
export type Renewed = NewIds &
  Readonly<{
    /** What its binding says otherwise from now on. */
    binding: Readonly<{
      constants?: Readonly<Record<string, FieldValue>>;
      spread?: Spread;
      headings?: TableHeading[];
    }>;
    said: readonly string[];
  }>;

const AS_IT_IS: Renewed = { binding: {}, rows: [], ids: [], said: [] };

/**
 * What next year's copy of a table becomes. Rows that say next year are new, each remembered with
 * the one it was copied from; nothing is remembered of the others. They stay the rows they are and
 * are met again by their ids, so that where they differ from the register that is a conflict for a
 * person, never an edit.
 */
export function renewTable(table: LastYearsTable, known: LastYearsRows): Result<Renewed, string> {
  const renewed = renewRows(table, known);
  return renewed.ok ? ok(underHeadings(table, renewed.value)) : renewed;
}

/** Headings within the table stand over the same rows, whatever their ids are now. */
function underHeadings({ binding, rows }: LastYearsTable, renewed: Renewed): Renewed {
  const { headings } = overNewIds(binding, rows, renewed.ids);
  if (headings === undefined) return renewed;
  return { ...renewed, binding: { ...renewed.binding, headings: [...headings] } };
}

function renewRows(table: LastYearsTable, known: LastYearsRows): Result<Renewed, string> {
  const { binding, placeOf, spread } = table;
  if (spread?.spread.by === "financialYear") return renewColumns(table, spread, known.thenDo);
  if (placeOf.has("financialYear") || "financialYear" in binding.constants) {
    return renewOfYear(table, known);
  }
  if (TERM_FIELDS.every((field) => placeOf.has(field))) return renewAgreements(table, known);
  const said = `The rows of the table ${binding.table.name} say no year, so they stay the rows they are.`;
  return ok({ ...AS_IT_IS, said: [said] });
}

/** Years side by side name themselves: their rows stay, and next year's is a column more. */
function renewColumns(
  table: LastYearsTable,
  spread: LastYearsSpread,
  thenDo: string,
): Result<Renewed, string> {
  const { name } = table.binding.table;
  if (spread.fresh.length === 0) {
    return fail(
      `No column of the table ${name} says another year than last year's file had. Add next year's column, headed like the others, ${thenDo}.`,
    );
  }
  const alone = aloneInYear(spread.fresh);
  const several = spread.fresh.filter((column) => !alone.includes(column));
  if (several.length > 0) {
    return fail(
      `Several columns of the table ${name} are of the same new year: ${headers(several)}. Give all but one of them another header, ${thenDo}.`,
    );
  }
  const lost = new Set(spread.lost.map(({ header }) => header));
  const wider = withFresh(spread);
  const columns = wider.columns.filter(({ header }) => !lost.has(header));
  const standing = spread.spread.columns.filter(({ header }) => !lost.has(header));
  const be = spread.fresh.length === 1 ? "is" : "are";
  const stays = `${headers(standing)} in the table ${name} stay the amounts they are in the register; ${headers(spread.fresh)} ${be} new.`;
  const said = standing.length === 0 ? [] : [stays];
  const rows = freshAmounts(table, spread, columns);
  return ok({ ...AS_IT_IS, binding: { spread: { ...wider, columns } }, rows, said });
}

function headers(those: readonly Readonly<{ header: string }>[]): string {
  return those.map(({ header }) => header).join(", ");
}

/** The spread with every column that is alone of another year taken as one of its own. */
export function withFresh({
  spread,
  fresh,
  columnIdAt,
}: Pick<LastYearsSpread, "spread" | "fresh" | "columnIdAt">): Spread {
  return aloneInYear(fresh).reduce(
    (all, column) => withColumn(all, column, columnIdAt(column.place)),
    spread,
  );
}

/** The amounts under the new years' headers, each a new row of its line. */
function freshAmounts(
  { rows }: LastYearsTable,
  { fresh, isFilled }: LastYearsSpread,
  columns: Spread["columns"],
): readonly RowMemory[] {
  return fresh.flatMap(({ place, header }) => {
    const key = columns.find((column) => column.header === header)?.key;
    return rows.flatMap((row, at) => {
      const line = lineIdIn(row);
      const isAmount = key !== undefined && line !== null && isFilled(at, place);
      return isAmount ? [unsentAmount({ line, key }, null)] : [];
    });
  });
}

/** Rows of one financial year: all of them are new ones, of the year they say now. */
function renewOfYear(table: LastYearsTable, known: LastYearsRows): Result<Renewed, string> {
  const { binding } = table;
  const rows = knownRows(table, known);
  const old = rows.filter(saysLastYear);
  if (old.length > 0) {
    const [noun, verb] = old.length === 1 ? ["row", "says"] : ["rows", "say"];
    return fail(
      `${old.length} ${noun} of the table ${binding.table.name} still ${verb} last year in the year column, and would be in the register twice (${rowsNamed(old)}). Change the year, ${known.thenDo}.`,
    );
  }
  const year = yearOf(table, known.thenDo);
  if (!year.ok) return year;
  // Rows of other years do not come into a file that has but one.
  const ofYear = year.value === null ? {} : { financialYear: year.value };
  const constants = { ...binding.constants, ...ofYear };
  return ok({ ...withNewIds(table, rows, known.random), binding: { constants }, said: [] });
}

function saysLastYear({ cells: { financialYear: seen }, before }: KnownRow): boolean {
  if (seen?.kind !== "value" || seen.value === null) return false;
  return before.some(({ row }) => row.values.financialYear === seen.value);
}

/** The year of every row: what the rows say, else what stands over them, else the one after. */
function yearOf(table: LastYearsTable, thenDo: string): Result<FinancialYear | null, string> {
  if (table.placeOf.has("financialYear")) return ok(onlyYear(table));
  const before = FinancialYear.safeParse(table.binding.constants.financialYear);
  if (!before.success) return ok(null);
  const named = new Set(
    [table.titles, table.sheetName].map(yearsIn).find((years) => years.length > 0) ?? [],
  );
  const [year, another] = named;
  if (year === undefined) return ok(yearsAfter(before.data, 1));
  if (another === undefined && year !== before.data) return ok(year);
  return fail(
    `What stands over the table ${table.binding.table.name} says ${[...named].join(", ")}, so its rows would be last year's again. Say the new year there, ${thenDo}.`,
  );
}

/** The one year that all rows of the table say; null where they say several, or none. */
function onlyYear({ rows }: LastYearsTable): FinancialYear | null {
  const years = new Set(
    rows.flatMap(({ cells: { financialYear: year } }) =>
      year?.kind === "value" && year.value !== null ? [year.value] : [],
    ),
  );
  const [only] = years;
  const parsed = FinancialYear.safeParse(only);
  return years.size === 1 && parsed.success ? parsed.data : null;
}

/** Of agreements those with another start and another end are new; the others go on as they are. */
function renewAgreements(table: LastYearsTable, known: LastYearsRows): Result<Renewed, string> {
  const rows = knownRows(table, known);
  const fresh = rows.filter((row) => isAnotherTerm(table, row));
  if (fresh.length === 0 && !hasTyped(table)) {
    return fail(
      `No row of the table ${table.binding.table.name} has another start and another end than in the register, so none is next year's yet. Type the new dates, ${known.thenDo}.`,
    );
  }
  const rest = rows.filter((row) => !fresh.includes(row));
  const said =
    rest.length === 0
      ? []
      : [
          `${rest.length} ${rest.length === 1 ? "row has" : "rows have"} not both another start and another end, and ${rest.length === 1 ? "stays the agreement it is" : "stay the agreements they are"} (${rowsNamed(rest)}).`,
        ];
  return ok({ ...AS_IT_IS, ...withNewIds(table, fresh, known.random), said });
}

/** A row the register does not know is asked about by its id, and never guessed to be new. */
function isAnotherTerm({ binding }: LastYearsTable, { cells, before }: KnownRow): boolean {
  const [known] = before;
  if (known === undefined) return false;
  return TERM_FIELDS.every((field) => {
    const seen = cells[field];
    const says = digestIn(binding.register, field, known.row.values[field]);
    return seen?.kind === "value" && seen.value !== null && seen.digest !== says;
  });
}

function hasTyped({ rows }: LastYearsTable): boolean {
  return rows.some(({ idText, cells }) => idText === "" && Object.values(cells).some(isSaid));
}

function isSaid(cell: SeenCell): boolean {
  return cell.kind === "unread" || cell.value !== null;
}
