import { idColumnOf, idTextsOf, type Since, type TableBlock } from "./workbook.ts";

/** A table's shape: what must be as it was for an earlier reading of its rows to count. */
type Shape = Pick<TableBlock, "columns">;

export function hasSameColumns(some: Shape, others: Shape): boolean {
  return (
    idColumnOf(some) >= 0 &&
    some.columns.length === others.columns.length &&
    some.columns.every(({ id, header }, at) => {
      const other = others.columns[at];
      return other !== undefined && other.id === id && other.header === header;
    })
  );
}

/**
 * For each row as it stands now, by the ids that were just read: its place in the earlier reading
 * where that still speaks for it, or null where the row has to be read. A row without an id is
 * known by its place alone, and only while no row has come, gone or moved. Where rows moved and
 * more than one thing happened, nobody can say which rows the first of them was about.
 */
export function stillStanding(
  ids: readonly string[],
  top: number,
  { block, touched }: Since,
): readonly (number | null)[] {
  const before = idTextsOf(block);
  const isUnmoved = ids.length === before.length && ids.every((id, at) => id === before[at]);
  if (!isUnmoved && touched.length > 1) return ids.map(() => null);
  const places = isUnmoved ? null : placesOfUnique(before);
  const now = isUnmoved ? null : placesOfUnique(ids);
  const standing = ids.map((id, at) =>
    places === null || now === null ? at : now.has(id) ? (places.get(id) ?? null) : null,
  );
  for (const { from, to } of touched) {
    const last = Math.min(to - top, ids.length - 1);
    for (let at = Math.max(from - top, 0); at <= last; at += 1) standing[at] = null;
  }
  return standing;
}

/** Runs of rows that have to be read. */
export function runsToRead(
  standing: readonly (number | null)[],
): readonly Readonly<{ from: number; count: number }>[] {
  const runs: { from: number; count: number }[] = [];
  standing.forEach((place, at) => {
    if (place !== null) return;
    const last = runs.at(-1);
    if (last !== undefined && last.from + last.count === at) last.count += 1;
    else runs.push({ from: at, count: 1 });
  });
  return runs;
}

function placesOfUnique(ids: readonly string[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  const twice = new Set([""]);
  ids.forEach((id, at) => {
    if (places.has(id)) twice.add(id);
    places.set(id, at);
  });
  for (const id of twice) places.delete(id);
  return places;
}
