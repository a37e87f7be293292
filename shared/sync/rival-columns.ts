import {
  type Headed,
  isHeadedAlike,
  isLeftAlone,
  placesFor,
  type Spread,
  type SpreadColumn,
  saysYear,
} from "./spread.ts";

/** Columns of a table of which one has the amounts of a spread's column: a person says which. */
export type Rivals = Readonly<{ column: SpreadColumn; rivals: readonly Rival[] }>;

export type Rival = Readonly<{
  place: number;
  id: number;
  header: string;
  /** Certainly the one that was connected: it goes on meanwhile, and the others wait. */
  isKnown: boolean;
}>;

/** Years that stand twice in the table, once each, until it is said which column is the year's. */
export function rivalColumns(spread: Spread, columns: readonly Headed[]): readonly Rivals[] {
  const found = spread.columns.map((column) => ({
    column,
    at: placesFor(spread, column, columns),
  }));
  const bound = new Set(found.flatMap(({ at }) => at));
  return found.flatMap(({ column, at }) => {
    const rivals = columns.flatMap(({ id, header }, place) => {
      const isSecond = !bound.has(place) && isOfSameYear(spread, column, header);
      const isKnown = at.length === 1 && at[0] === place;
      return at.includes(place) || isSecond ? [{ place, id, header, isKnown }] : [];
    });
    return at.length > 0 && rivals.length > 1 ? [{ column, rivals }] : [];
  });
}

/** Columns of the spread that are not in the table at all. */
export function lostColumns(
  { columns }: Spread,
  places: ReadonlyMap<string, number>,
  rivals: readonly Rivals[],
): readonly SpreadColumn[] {
  const inDoubt = new Set(rivals.map(({ column }) => column.key));
  return columns.filter(({ key }) => !places.has(key) && !inDoubt.has(key));
}

function isOfSameYear(spread: Spread, column: SpreadColumn, header: string): boolean {
  if (isLeftAlone(spread, header)) return false;
  const isAlike = saysYear(spread, column, header) && isHeadedAlike(spread, header);
  return isAlike || isNumbered(spread, column, header);
}

/** "Budget 2026/272": Excel puts a number behind a header that stands in the table already. */
function isNumbered({ by }: Spread, column: SpreadColumn, header: string): boolean {
  const before = column.header.trim();
  return (
    by === "financialYear" &&
    header.startsWith(before) &&
    /^\d{1,2}$/.test(header.trim().slice(before.length))
  );
}

/** The spread with the column that a person chose; the others are none of it from then on. */
export function withChosen(spread: Spread, { column, rivals }: Rivals, chosen: Rival): Spread {
  const { id: columnId, header } = chosen;
  const columns = spread.columns.map((one) =>
    one.key === column.key ? { ...one, columnId, header } : one,
  );
  const others = rivals.flatMap((one) => (one === chosen ? [] : [one.header]));
  return { ...spread, columns, leftAlone: [...spread.leftAlone, ...others] };
}
