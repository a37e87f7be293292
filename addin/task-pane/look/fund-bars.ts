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
): readonly (FundNode & Readonly<{ depth: number }>)[] {
  return nodes.flatMap((node) => [{ ...node, depth }, ...flatTree(node.parts, depth + 1)]);
}

export type BarPart = Readonly<{
  kind:
    | "committed"
    | "not-yet-contracted"
    | "headroom"
    /** Beyond the budget, as far as that was agreed. */
    | "over-agreed"
    /** What was agreed beyond the budget and is not drawn on. */
    | "agreed"
    | "over";
  amount: Pence;
  /** Of the bar's whole length. */
  share: number;
}>;

export type FundBar = Readonly<{
  parts: readonly BarPart[];
  /** Where the budget ends on the bar: 1 unless more is spoken for than there is. */
  budgetAt: number;
  /** The end of the budget that is only provisional; null where all of it is confirmed. */
  provisional: Readonly<{ from: number; share: number }> | null;
  /** What unused options would add after what is spoken for; null where there are none. */
  potential: Readonly<{ from: number; share: number }> | null;
}>;

/** A fund's year as a bar as long as all that may be allocated, or as what is spoken for where that is more. */
export function fundBar(year: FundYear): FundBar {
  const spokenFor = year.committed + year.notYetContracted;
  const whole = wholeOf(year);
  const within = (amount: number, before: number) =>
    Math.max(0, Math.min(amount, year.budget - before));
  const committed = within(year.committed, 0);
  const notYet = within(year.notYetContracted, year.committed);
  const over = Math.max(0, spokenFor - year.budget);
  const overAgreed = Math.min(over, year.agreedOver);
  const parts: readonly BarPart[] = [
    part("committed", committed, whole),
    part("not-yet-contracted", notYet, whole),
    part("headroom", Math.max(0, year.headroom), whole),
    part("over-agreed", overAgreed, whole),
    part("agreed", year.agreedOver - overAgreed, whole),
    part("over", over - overAgreed, whole),
  ].filter(({ amount }) => amount > 0);
  const from = Math.min(1, spokenFor / whole);
  return {
    parts,
    budgetAt: year.budget / whole,
    provisional:
      year.provisional <= 0
        ? null
        : {
            from: Math.max(0, year.budget - year.provisional) / whole,
            share: Math.min(year.provisional, year.budget) / whole,
          },
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

/** The length of a fund's bar in pence: never nothing, so that shares can be taken of it. */
function wholeOf(year: FundYear): number {
  const spokenFor = year.committed + year.notYetContracted;
  return Math.max(year.budget + year.agreedOver, spokenFor, 1);
}

/** A ring-fence within a fund's bar: where it lies on it, and how much of it is spoken for. */
export type FenceBar = Readonly<{
  fund: string;
  budget: Pence;
  spokenFor: Pence;
  from: number;
  share: number;
  /** Of the fence's own length; 1 where it is full or over. */
  filled: number;
  /** Whether more is spoken for than it has, and whether that was agreed. */
  over: "no" | "as-agreed" | "over";
}>;

/**
 * The funds within a fund side by side on its bar, in its measure. Together they may come to more
 * than the fund has; then all are drawn shorter, so that none falls off the end.
 */
export function fenceBars(year: FundYear, parts: readonly FundNode[]): readonly FenceBar[] {
  const fences = parts.flatMap(({ fund }) => {
    const own = fund.years.find(({ financialYear }) => financialYear === year.financialYear);
    if (own === undefined || own.budget <= 0) return [];
    const spokenFor = pence(own.committed + own.notYetContracted);
    const beyond = spokenFor - own.budget;
    const over: FenceBar["over"] =
      beyond <= 0 ? "no" : beyond <= own.agreedOver ? "as-agreed" : "over";
    return [{ fund: fund.fund, budget: own.budget, spokenFor, over }];
  });
  const together = fences.reduce((sum, { budget }) => sum + budget, 0);
  const whole = Math.max(wholeOf(year), together);
  let from = 0;
  return fences.map((fence) => {
    const share = fence.budget / whole;
    const bar = {
      ...fence,
      from,
      share,
      filled: Math.min(1, Math.max(0, fence.spokenFor) / fence.budget),
    };
    from += share;
    return bar;
  });
}

/** True where a year has neither a budget, nor a published total, nor anything drawn on it. */
export function isEmptyYear(year: FundYear): boolean {
  if (year.statedTotal !== null) return false;
  return [year.budget, year.allocated, year.proposed, year.committed, year.potential].every(
    (amount) => amount === NO_PENCE,
  );
}
