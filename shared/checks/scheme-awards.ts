import { z } from "zod";
import { foldOnce } from "../framework/folded-once.ts";
import type { Row } from "../registers/ledger.ts";
import type { Slice } from "./check.ts";
import { countsAsProposed } from "./fund-year-money.ts";
import { subjectAndYear } from "./scope-key.ts";

/**
 * Which schemes a limit is for: the one a framework names, or, without a name, every scheme by its
 * own row but those for which the framework states the limit itself.
 */
export const ForScheme = {
  scheme: z.string().nullable(),
  except: z.array(z.string()).default([]),
};

export type SchemeAwards = Readonly<{
  scheme: Row<"schemes"> | null;
  name: string;
  year: string;
  /** Awards given or asked for; ideas and what was turned down or withdrawn are left out. */
  awards: readonly Row<"allocations">[];
}>;

/** The awards of a scheme in a year, or null where the limit is not for this scheme or not ours. */
export function schemeAwards(
  { key, ledger }: Slice,
  limit: Readonly<{ scheme: string | null; except: readonly string[] }>,
): SchemeAwards | null {
  const { subject, year } = subjectAndYear(key);
  const scheme = ledger.rows("schemes").find(({ id }) => id === subject) ?? null;
  const awards = ledger
    .rows("allocations")
    .filter(countsAsProposed)
    .toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const name = scheme?.values.name ?? awards[0]?.values.scheme?.text ?? "";
  // Awards that another body makes are listed and not checked as ours.
  if (scheme?.values.awardsMadeBy != null) return null;
  const folded = foldOnce(name);
  const meant =
    limit.scheme === null
      ? scheme !== null && !limit.except.some((each) => foldOnce(each) === folded)
      : foldOnce(limit.scheme) === folded;
  return meant ? { scheme, name, year, awards } : null;
}
