import type { FieldValue, RegisterDefinition } from "../registers/field.ts";
import type { ColumnUnit, ReadingContext } from "./cell-reading.ts";
import { type Fit, namesFit, sampleOf, valuesFit } from "./column-sample.ts";
import { type CompositePart, compositeIn } from "./composite-column.ts";
import { findSpread, type SpreadMatch } from "./find-spread.ts";
import type { FoundColumn, FoundTable } from "./found-table.ts";
import { endSaid, namingsOf } from "./header-namings.ts";
import { type HeadingMatch, matchHeadings } from "./match-headings.ts";
import { isAtOdds } from "./odd-headers.ts";
import type { RawSheet } from "./raw-sheet.ts";
import { whyNoField } from "./said-end.ts";

/** How one column is understood: the field it holds, or null for one that is left alone. */
export type ColumnMatch = Readonly<{
  /** Zero-based, in the sheet. */
  column: number;
  header: string;
  field: string | null;
  /** 0 to 1. */
  confidence: number;
  /** In a few words, for the person who accepts or changes it. */
  evidence: string;
  unit: ColumnUnit | null;
  /** Where the cells hold two things: the fields they give, the first of them `field`. */
  parts?: readonly CompositePart[];
}>;

/** A table's columns as fields of a register, and what holds for every row without a column. */
export type Mapping = Readonly<{
  columns: readonly ColumnMatch[];
  constants: Readonly<Record<string, FieldValue>>;
  /** What headings within the table give the rows beneath them; null where it has none. */
  headings: HeadingMatch | null;
  /** Columns of one amount for several years or funds, each of which gives rows of its own. */
  spread: SpreadMatch | null;
  /** Needed fields that neither a column, a heading, the spread nor a constant gives. */
  missing: readonly string[];
}>;

/** Below this a column is left alone. */
export const LEAST_CONFIDENCE = 0.5;

/** What a field's own key is worth over a column whose cells speak flatly against it. */
const KEY_CONTRADICTED = 0.6;
const IN_DOUBT = 0.75;

const OUR_OWN = new Set(["foreplan id", "foreplan status", "foreplan"]);

type Pairing = Readonly<{
  at: number;
  field: string;
  confidence: number;
  evidence: string;
  verdict: Fit["verdict"];
}>;

/** Proposes a field for each column: by its header, held against what its cells hold. */
export function matchColumns(
  sheet: RawSheet,
  table: FoundTable,
  register: RegisterDefinition,
  context: ReadingContext,
): Mapping {
  const paired = table.columns.flatMap((column, at) =>
    pairingsOf(sheet, table, column, register, context).map((pairing) => ({ ...pairing, at })),
  );
  const pairings = doubted(paired, oddColumns(sheet, table, paired));
  const spread = spreadBeside(findSpread(sheet, table, register, context), table, pairings);
  const across = yearsAcross(table, pairings);
  const isFree = ({ at, field }: Pairing) =>
    !across.has(at) && !isInSpread(spread, table.columns[at]) && field !== spread?.field;
  const chosen = chooseEachOnce(pairings.filter(isFree));

  const given = new Set([...chosen.values()].map(({ field }) => field));
  const columns = table.columns.map((column, at): ColumnMatch => {
    const best = chosen.get(at);
    const unit = column.header.unit ?? table.unit;
    const said = { column: column.column, header: column.header.text, unit };
    if (best !== undefined) {
      return { ...said, field: best.field, confidence: best.confidence, evidence: best.evidence };
    }
    const both = compositeIn(column.header.name, sampleOf(sheet, table, column), register);
    const [first] = both?.parts ?? [];
    const isFresh = both !== null && !both.parts.some(({ field }) => given.has(field));
    if (isFresh && first !== undefined && !isInSpread(spread, column)) {
      for (const { field } of both.parts) given.add(field);
      return { ...said, ...both, field: first.field };
    }
    const evidence = isInSpread(spread, column)
      ? (spread?.evidence ?? "")
      : whyLeftAlone(column, at, pairings, across, register);
    return { ...said, field: null, confidence: 0, evidence };
  });
  const constants = spread?.by === "financialYear" ? {} : constantsOf(table, columns, register);
  const headings = matchHeadings(sheet, table, register, given, context);
  const named = [...given, ...(headings === null ? [] : [headings.field])];
  const missing = missingFields(
    register,
    named.map((field) => ({ field })),
    { ...constants, ...givenBy(spread) },
  );
  return { columns, constants, headings, spread, missing };
}

function isInSpread(spread: SpreadMatch | null, column: FoundColumn | undefined): boolean {
  return spread?.columns.some((one) => one.column === column?.column) ?? false;
}

/** A spread is none where a column of the table's own says what it would be told apart by. */
function spreadBeside(
  spread: SpreadMatch | null,
  table: FoundTable,
  pairings: readonly Pairing[],
): SpreadMatch | null {
  const isSaid = pairings.some(
    ({ at, field, confidence }) =>
      field === spread?.by &&
      confidence >= LEAST_CONFIDENCE &&
      !isInSpread(spread, table.columns[at]),
  );
  return isSaid ? null : spread;
}

/** The fields a spread gives to every row, for the keys alone. */
export function givenBy(spread: SpreadMatch | null): Readonly<Record<string, FieldValue>> {
  return spread === null ? {} : { [spread.field]: null, [spread.by]: null };
}

/** Needed fields that neither a column nor a constant gives. */
export function missingFields(
  register: RegisterDefinition,
  columns: readonly Pick<ColumnMatch, "field">[],
  constants: Readonly<Record<string, FieldValue>>,
): readonly string[] {
  const given = new Set([...columns.map(({ field }) => field), ...Object.keys(constants)]);
  // An allocation is named by its title or its service area; either will do.
  const oneOf = register.key === "allocations" ? ["title", "serviceArea"] : [];
  const named = oneOf.some((field) => given.has(field));
  return Object.entries(register.fields)
    .filter(([field, { degree }]) => degree === "needed" && !given.has(field))
    .map(([field]) => field)
    .filter((field) => !(named && oneOf.includes(field)));
}

function pairingsOf(
  sheet: RawSheet,
  table: FoundTable,
  column: FoundColumn,
  register: RegisterDefinition,
  context: ReadingContext,
): readonly Omit<Pairing, "at">[] {
  const { spellings, text } = column.header;
  if (column.pounds === "sign") return [];
  if (spellings.some((spelling) => OUR_OWN.has(spelling))) return [];
  const namings = Object.hasOwn(register.fields, text)
    ? [{ field: text, strength: 1, how: "the header is the field's key" }]
    : namingsOf(column.header, register);
  if (namings.length === 0) return [];
  const sample = sampleOf(sheet, table, column);
  const columnContext = { ...context, unit: column.header.unit ?? table.unit };
  return namings.flatMap(({ field, strength, how }) => {
    const type = register.fields[field]?.type;
    if (type === undefined) return [];
    const isName = field === "title" || field === "name" || type.kind === "reference";
    const fit = isName ? namesFit(sample) : valuesFit(sample, type, columnContext);
    // A field's own key at the head of a column is meant, and not sure where its cells say otherwise.
    const own = fit.verdict === "against" ? KEY_CONTRADICTED : 1;
    const confidence = strength === 1 ? own : strength * fit.weight;
    const evidence = fit.says === "" ? how : `${how}; ${fit.says}`;
    return [{ field, confidence, evidence, verdict: fit.verdict }];
  });
}

/** How many columns of no field have cells that are other things than their headers say. */
function oddColumns(sheet: RawSheet, table: FoundTable, pairings: readonly Pairing[]): number {
  const paired = new Set(pairings.map(({ at }) => at));
  return table.columns.filter(
    (column, at) =>
      !paired.has(at) && isAtOdds(column.header, () => sampleOf(sheet, table, column)),
  ).length;
}

/**
 * Headers that several columns' cells speak against may all stand over the wrong columns, as after
 * a cell too many in each row: then none is sure that its own cells do not bear out.
 */
function doubted(pairings: readonly Pairing[], odd: number): readonly Pairing[] {
  const columnsThatAre = (verdict: Fit["verdict"]) =>
    new Set(pairings.filter((each) => each.verdict === verdict).map(({ at }) => at)).size;
  const against = columnsThatAre("against") + odd;
  if (against < 2 || against < columnsThatAre("for")) return pairings;
  const why = `${against} other columns hold other things than their headers say`;
  return pairings.map((each) => {
    if (each.verdict !== "open") return each;
    const confidence = each.confidence * IN_DOUBT;
    return { ...each, confidence, evidence: `${each.evidence}; ${why}` };
  });
}

/** The surest pair first, each column to one field and each field to one column. */
function chooseEachOnce(pairings: readonly Pairing[]): ReadonlyMap<number, Pairing> {
  const chosen = new Map<number, Pairing>();
  const taken = new Set<string>();
  const surest = [...pairings].sort(
    (one, other) => other.confidence - one.confidence || one.at - other.at,
  );
  for (const pairing of surest) {
    if (pairing.confidence < LEAST_CONFIDENCE) break;
    if (chosen.has(pairing.at) || taken.has(pairing.field)) continue;
    chosen.set(pairing.at, pairing);
    taken.add(pairing.field);
  }
  return chosen;
}

/** Columns of one field that stand for different years: none of them is the field of every row. */
function yearsAcross(table: FoundTable, pairings: readonly Pairing[]): ReadonlySet<number> {
  const byField = new Map<string, Map<number, string>>();
  for (const { at, field, confidence } of pairings) {
    const year = table.columns[at]?.header.financialYear ?? null;
    if (year === null || confidence < LEAST_CONFIDENCE) continue;
    const columns = byField.get(field) ?? new Map<number, string>();
    byField.set(field, columns.set(at, year));
  }
  const spread = [...byField.values()].filter((columns) => new Set(columns.values()).size > 1);
  return new Set(spread.flatMap((columns) => [...columns.keys()]));
}

function whyLeftAlone(
  { header, pounds }: FoundColumn,
  at: number,
  pairings: readonly Pairing[],
  across: ReadonlySet<number>,
  register: RegisterDefinition,
): string {
  if (pounds === "sign") return "it holds only the pound sign of the amounts right of it";
  if (header.text === "") return "the column has no header";
  const end = endSaid(header.spellings, register);
  if (end !== null && end !== "initial") return whyNoField(end);
  if (header.spellings.some((spelling) => OUR_OWN.has(spelling))) return "Foreplan's own column";
  if (across.has(at)) return "one of several columns for different years";
  const best = pairings.filter(
    (pairing) => pairing.at === at && pairing.confidence >= LEAST_CONFIDENCE,
  );
  const [first] = best;
  if (first !== undefined) return `another column holds ${first.field}`;
  const [weak] = pairings.filter((pairing) => pairing.at === at);
  return weak === undefined ? "no field goes by this name" : `too unsure: ${weak.evidence}`;
}

/** A year in a header or a title is every row's, where no column gives one. */
function constantsOf(
  table: FoundTable,
  columns: readonly ColumnMatch[],
  register: RegisterDefinition,
): Readonly<Record<string, FieldValue>> {
  const hasField = Object.hasOwn(register.fields, "financialYear");
  if (!hasField || columns.some(({ field }) => field === "financialYear")) return {};
  const inHeaders = table.columns
    .filter((_, at) => columns[at]?.field !== null)
    .flatMap(({ header }) => (header.financialYear === null ? [] : [header.financialYear]));
  const years = new Set(inHeaders);
  const [only] = years;
  if (only !== undefined) return years.size === 1 ? { financialYear: only } : {};
  return table.financialYear === null ? {} : { financialYear: table.financialYear };
}
