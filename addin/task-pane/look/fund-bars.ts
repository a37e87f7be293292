import type { FundCommitments, FundYear } from "../../../shared/sync/screens.ts";
import { NO_PENCE, type Pence, pence } from "../../../shared/values/pence.ts";

/** A fund with the funds that are parts of it. */
export type FundNode = Readonly<{ fund: FundCommitments; parts: readonly FundNode[] }>;

/** Funds as they lie inside each other; one whose parent is not listed stands by itself. */
export function fundTree(funds: readonly FundCommitments[]): readonly FundNode[] {
  const known = new Set(funds.map(({ id }) => id));
  const partsOf = (parent: FundCommitments["id"]): readonly FundNode[] =>
    funds
      .filter(({ partOf }) => (partOf !== null && known.has(partOf) ? partOf : null) === parent)
      .map((fund) => ({ fund, parts: fund.id === null ? [] : partsOf(fund.id) }));
  return partsOf(null);
}

/** The tree as one list, each fund after the one it is part of, with how deep it lies. */
export function flatTree(
  nodes: readonly FundNode[],
  depth = 0,
): readonly Readonly<{ fund: FundCommitments; depth: number }>[] {
  return nodes.flatMap(({ fund, parts }) => [{ fund, depth }, ...flatTree(parts, depth + 1)]);
}

export type BarPart = Readonly<{
  kind: "committed" | "not-yet-contracted" | "headroom" | "over";
  amount: Pence;
  /** Of the bar's whole length. */
  share: number;
}>;

export type FundBar = Readonly<{
  parts: readonly BarPart[];
  /** Where the budget ends on the bar: 1 unless more is spoken for than there is. */
  budgetAt: number;
  /** What unused options would add after what is spoken for; null where there are none. */
  potential: Readonly<{ from: number; share: number }> | null;
}>;

/** A fund's year as a bar as long as its budget, or as what is spoken for where that is more. */
export function fundBar(year: FundYear): FundBar {
  const spokenFor = year.committed + year.notYetContracted;
  const whole = Math.max(year.budget, spokenFor, 1);
  const within = (amount: number, before: number) =>
    Math.max(0, Math.min(amount, year.budget - before));
  const committed = within(year.committed, 0);
  const notYet = within(year.notYetContracted, year.committed);
  const parts: readonly BarPart[] = [
    part("committed", committed, whole),
    part("not-yet-contracted", notYet, whole),
    part("headroom", Math.max(0, year.headroom), whole),
    part("over", Math.max(0, spokenFor - year.budget), whole),
  ].filter(({ amount }) => amount > 0);
  const from = Math.min(1, spokenFor / whole);
  return {
    parts,
    budgetAt: year.budget / whole,
    potential:
      year.potential <= 0
        ? null
        : {
            from: Math.min(from, 0.98),
            share: Math.max(0.02, Math.min(year.potential / whole, 1 - from)),
          },
  };
}

function part(kind: BarPart["kind"], amount: number, whole: number): BarPart {
  return { kind, amount: pence(amount), share: amount / whole };
}

/** True where a year has neither a budget, nor a published total, nor anything drawn on it. */
export function isEmptyYear(year: FundYear): boolean {
  if (year.statedTotal !== null) return false;
  return [year.budget, year.allocated, year.proposed, year.committed, year.potential].every(
    (amount) => amount === NO_PENCE,
  );
}
