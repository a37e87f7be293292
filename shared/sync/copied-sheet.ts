import { type RowId, readRowId } from "../values/row-id.ts";
import { cellOf } from "./spread-cells.ts";
import type { RowMemory } from "./table-memory.ts";

/** A connected table, and the ids that its rows stand under: their own, and their lines'. */
export type KnownIds<Binding> = Readonly<{ of: Binding; ids: ReadonlySet<RowId> }>;

export function idsKnown<Binding>(of: Binding, rows: Iterable<RowMemory>): KnownIds<Binding> {
  return { of, ids: new Set([...rows].flatMap((row) => [row.id, cellOf(row)?.line ?? row.id])) };
}

/** The tables of copied sheets that are left alone, with these as well. */
export function leftAside(
  before: readonly string[] | undefined,
  more: readonly string[],
): string[] {
  return [...new Set([...(before ?? []), ...more])];
}

/** The connected table under whose ids another stands, as a copy of its sheet does. */
export function originalOf<Binding>(
  idTexts: readonly string[],
  known: readonly KnownIds<Binding>[],
): Binding | null {
  const shown = idTexts.flatMap((text) => readRowId(text) ?? []);
  return known.find(({ ids }) => shown.some((id) => ids.has(id)))?.of ?? null;
}
