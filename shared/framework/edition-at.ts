import type { IsoDay } from "../values/calendar-date.ts";
import type { Edition } from "./framework.ts";

/** Which edition something is judged by; `early` where it was before the first of them. */
export type ChosenEdition = Readonly<{ edition: Edition; early: boolean }>;

/** The edition in force on a day. It holds until the next one; before the first, the first applies. */
export function editionAt(editions: readonly Edition[], day: IsoDay): ChosenEdition | null {
  const edition = editions.findLast(({ from }) => from === null || from <= day);
  if (edition !== undefined) return { edition, early: false };
  const [first] = editions;
  return first === undefined ? null : { edition: first, early: true };
}

/** The edition in force when a change was made; the newest in force for what is only being made. */
export function editionWhenMade(
  editions: readonly Edition[],
  version: number | null,
): ChosenEdition | null {
  const edition = editions.findLast(
    ({ since }) => since !== null && (version === null || version > since),
  );
  const chosen = edition ?? editions[0];
  return chosen === undefined ? null : { edition: chosen, early: false };
}
