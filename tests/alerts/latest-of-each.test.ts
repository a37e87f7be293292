import { expect, test } from "vitest";
import { latestOfEach, repeatedBy } from "../../shared/alerts/latest-of-each.ts";

const told = (key: string, entry: string, person: string | null, sendOn: string) => ({
  key,
  entry: { id: entry },
  person,
  sendOn,
});

const SIX_MONTHS = told("a", "end", "Ann", "2026-01-01");
const ONE_MONTH = told("b", "end", "Ann", "2026-06-01");
const MANAGERS = told("c", "end", "Mo", "2026-03-01");
const OTHER = told("d", "notice", "Ann", "2026-02-01");

test("[ALT10] of the alerts about one thing for one person the last is shown", () => {
  expect(latestOfEach([SIX_MONTHS, OTHER, MANAGERS, ONE_MONTH])).toEqual([
    OTHER,
    MANAGERS,
    ONE_MONTH,
  ]);
});

test("[ALT10] settling an alert settles those it repeats, and no later one", () => {
  const all = [SIX_MONTHS, OTHER, MANAGERS, ONE_MONTH];

  expect(repeatedBy(new Set(["b"]), all)).toEqual([SIX_MONTHS, ONE_MONTH]);
  expect(repeatedBy(new Set(["a"]), all)).toEqual([SIX_MONTHS]);
  expect(repeatedBy(new Set(["nothing"]), all)).toEqual([]);
});
