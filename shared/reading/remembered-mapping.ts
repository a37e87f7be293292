import type { FieldValue, RegisterKey } from "../registers/field.ts";
import type { CompositePart } from "./composite-column.ts";
import type { FoundTable } from "./found-table.ts";
import type { Mapping } from "./match-columns.ts";

/** How a person accepted a sheet's columns, kept to be offered for the next sheet that looks alike. */
export type RememberedMapping = Readonly<{
  register: RegisterKey;
  columns: readonly Readonly<{
    /** Folded, without the years and units it tells: next year's sheet is to be known again. */
    header: string;
    /** Null where the column was left alone. */
    field: string | null;
    parts: readonly CompositePart[];
  }>[];
  /** What was said for every row, but for the year. */
  constants: Readonly<Record<string, FieldValue>>;
}>;

/** Of all the headers the two have, so many must be shared. */
const LEAST_ALIKE = 0.7;
const AS_BEFORE = 0.96;

export function rememberMapping(
  register: RegisterKey,
  table: FoundTable,
  { columns, constants }: Pick<Mapping, "columns" | "constants">,
): RememberedMapping {
  const byColumn = new Map(columns.map((match) => [match.column, match]));
  const { financialYear: _, ...lasting } = constants;
  return {
    register,
    columns: headersOf(table).map(({ column, header }) => {
      const match = byColumn.get(column);
      return { header, field: match?.field ?? null, parts: match?.parts ?? [] };
    }),
    constants: lasting,
  };
}

export type Recalled = Readonly<{
  register: RegisterKey;
  /** 0 to 1. */
  likeness: number;
  mapping: Mapping;
}>;

/**
 * The remembered mapping whose headers a table's are most like, laid over what was proposed for it
 * as that register; null where none is like enough. `proposalFor` is asked at most once.
 */
export function recallMapping(
  table: FoundTable,
  remembered: readonly RememberedMapping[],
  proposalFor: (register: RegisterKey) => Mapping,
): Recalled | null {
  const headers = headersOf(table);
  const best = remembered
    .map((memory) => ({ memory, likeness: likenessOf(headers, memory) }))
    .reduce<{ memory: RememberedMapping; likeness: number } | null>(
      (most, each) => (each.likeness > (most?.likeness ?? 0) ? each : most),
      null,
    );
  if (best === null || best.likeness < LEAST_ALIKE) return null;
  const { memory, likeness } = best;
  const proposed = proposalFor(memory.register);
  return { register: memory.register, likeness, mapping: laidOver(proposed, headers, memory) };
}

/** What was accepted before goes before what is proposed, and a field still goes to one column. */
function laidOver(
  proposed: Mapping,
  headers: readonly NamedColumn[],
  { columns, constants }: RememberedMapping,
): Mapping {
  const before = new Map(columns.map((column) => [column.header, column]));
  const headerOf = new Map(headers.map(({ column, header }) => [column, header]));
  const taken = new Set(
    headers.flatMap(({ header }) => {
      const known = before.get(header);
      return [known?.field ?? null, ...(known?.parts ?? []).map(({ field }) => field)];
    }),
  );
  const laid = proposed.columns.map((match) => {
    const known = before.get(headerOf.get(match.column) ?? "");
    const { parts: _, ...plainly } = match;
    if (known === undefined) {
      const isTaken = [match, ...(match.parts ?? [])].some(({ field }) => taken.has(field));
      return isTaken && match.field !== null
        ? { ...plainly, field: null, confidence: 0, evidence: "another column held it before" }
        : match;
    }
    const evidence =
      known.field === null ? "left alone in the sheet connected before" : "as connected before";
    const confidence = known.field === null ? 0 : AS_BEFORE;
    const said = { ...plainly, field: known.field, confidence, evidence };
    return known.parts.length === 0 ? said : { ...said, parts: known.parts };
  });
  const given = new Set([...taken, ...laid.map(({ field }) => field)]);
  return {
    ...proposed,
    columns: laid,
    constants: { ...constants, ...proposed.constants },
    missing: proposed.missing.filter((field) => !given.has(field) && !(field in constants)),
  };
}

type NamedColumn = Readonly<{ column: number; header: string }>;

function headersOf({ columns }: FoundTable): readonly NamedColumn[] {
  return columns.flatMap(({ column, header }) => {
    const [fullest] = header.spellings;
    return fullest === undefined ? [] : [{ column, header: fullest }];
  });
}

function likenessOf(headers: readonly NamedColumn[], { columns }: RememberedMapping): number {
  const now = new Set(headers.map(({ header }) => header));
  const then = new Set(columns.map(({ header }) => header));
  const shared = [...now].filter((header) => then.has(header)).length;
  const all = now.size + then.size - shared;
  return all === 0 ? 0 : shared / all;
}
