import type { Finding } from "../checks/check.ts";
import { checkAll } from "../checks/check-all.ts";
import type { Framework } from "../framework/framework.ts";
import type { Ledger } from "../registers/ledger.ts";

/** What an edition would do to the rows there are. */
export type EditionPreview = Readonly<{
  /** Errors of rows that it judges, new or graver than now. */
  fails: readonly Finding[];
  /** Errors of rows decided before it: they stay as they are, and would fail if decided today. */
  wouldFailToday: readonly Finding[];
  /** Errors that stand now and would not under it. */
  mended: readonly Finding[];
}>;

type Comparing = Readonly<{
  ledger: Ledger;
  /** What is in force, with its editions. */
  now: Framework;
  /** The same with one edition more. */
  coming: Framework;
  /** The edition alone, as if everything were decided under it. */
  alone: Framework;
}>;

/**
 * Compares two ways of judging the same rows by their errors. An edition never changes the past, so
 * what it would say of rows decided before it is told apart.
 */
export function previewEdition({ ledger, now, coming, alone }: Comparing): EditionPreview {
  const standing = errorsOf(ledger, now);
  const then = errorsOf(ledger, coming);
  const today = errorsOf(ledger, alone);
  return {
    fails: without(then, standing),
    wouldFailToday: without(today, [...standing, ...then]),
    mended: without(standing, then),
  };
}

function errorsOf(ledger: Ledger, framework: Framework): readonly Finding[] {
  return checkAll(ledger, framework).filter(({ severity }) => severity === "error");
}

/** The errors that none of the others matches: the same check of the same row, as grave or graver. */
function without(errors: readonly Finding[], others: readonly Finding[]): readonly Finding[] {
  const gravest = new Map<string, number>();
  for (const other of others) {
    const key = keyOf(other);
    gravest.set(key, Math.max(gravest.get(key) ?? 0, other.measure));
  }
  return errors.filter((error) => error.measure > (gravest.get(keyOf(error)) ?? 0));
}

/** Editions may number their rules otherwise, so the rule is no part of it; the year of a fund is. */
function keyOf({ check, subject, scope }: Finding): string {
  return `${check}/${subject.id}/${scope}`;
}
