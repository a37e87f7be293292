import type { RegisterDefinition } from "../registers/field.ts";
import type { ReadingContext } from "./cell-reading.ts";
import { sampleOf, valuesFit } from "./column-sample.ts";
import type { FoundTable } from "./found-table.ts";
import { type ColumnMatch, givenBy, type Mapping, missingFields } from "./match-columns.ts";
import type { RawSheet } from "./raw-sheet.ts";

/** A table of a workbook as it was matched by itself. */
export type MatchedTable = Readonly<{ sheet: RawSheet; found: FoundTable; mapping: Mapping }>;

/** Above this a sibling's column is sure enough to lend its field. */
const SURE = 0.8;
const LENT = 0.7;
/** Of the columns both have matched, so many must be in the same places. */
const SAME_PLACES = 0.6;

/**
 * The same table on another sheet of the workbook says what a column is whose header has drifted:
 * where the other columns stand in the same places, and the cells are of the kind.
 */
export function matchAlike(
  table: MatchedTable,
  others: readonly MatchedTable[],
  register: RegisterDefinition,
  context: ReadingContext,
): Mapping {
  const { sheet, found, mapping } = table;
  const given = new Set(mapping.columns.flatMap(fieldsOf));
  const across = new Set(mapping.spread?.columns.map(({ column }) => column));
  const columns = mapping.columns.map((match, at): ColumnMatch => {
    if (match.field !== null || match.header === "" || across.has(match.column)) return match;
    for (const other of others) {
      const lender = other.mapping.columns[at];
      if (!standsAlike(mapping, other.mapping) || lender === undefined) continue;
      const { field, confidence, header } = lender;
      if (field === null || confidence < SURE || given.has(field)) continue;
      const type = register.fields[field]?.type;
      const column = found.columns[at];
      if (type === undefined || column === undefined) continue;
      if (valuesFit(sampleOf(sheet, found, column), type, context).weight < 1) continue;
      given.add(field);
      const evidence = `the sheet "${other.sheet.name}" has "${header}" in its place`;
      return { ...match, field, confidence: LENT, evidence };
    }
    return match;
  });
  const { constants, headings, spread } = mapping;
  const named = [...columns.flatMap(fieldsOf), ...(headings === null ? [] : [headings.field])];
  const fields = named.map((field) => ({ field }));
  return {
    ...mapping,
    columns,
    missing: missingFields(register, fields, { ...constants, ...givenBy(spread) }),
  };
}

function fieldsOf({ field, parts = [] }: ColumnMatch): readonly string[] {
  if (field === null) return [];
  return parts.length === 0 ? [field] : parts.map((part) => part.field);
}

function standsAlike(one: Mapping, other: Mapping): boolean {
  if (one.columns.length !== other.columns.length) return false;
  const matched = one.columns.filter(({ field }) => field !== null);
  const same = one.columns.filter(
    ({ field }, at) => field !== null && other.columns[at]?.field === field,
  );
  return matched.length > 0 && same.length >= matched.length * SAME_PLACES;
}
