import type { Ledger } from "../registers/ledger.ts";
import { type FinancialYear, yearsAfter } from "../values/financial-year.ts";
import { pence } from "../values/pence.ts";
import type { RowId } from "../values/row-id.ts";
import { FUND_NOT_KNOWN, type FundKey } from "./agreement-money.ts";
import type { FundCommitments, FundYear } from "./fund-commitments.ts";
import { type FundFigures, type Summed, sumUpFunds } from "./fund-figures.ts";

type FundLine = Readonly<{
  key: FundKey;
  name: string;
  id: RowId | null;
  partOf: RowId | null;
  /** Agreed over-allocation, in points. */
  agreedPercent: number;
}>;

/**
 * Per fund and financial year what there is, what is spoken for and what is left. A parent's figures
 * include those of the funds within it once; where both have budgets the parent's own is the budget.
 * Money that names no fund, or one that is not in the register, is shown under what it names.
 */
export function commitments(
  ledger: Ledger,
  from: FinancialYear,
  years: number,
): readonly FundCommitments[] {
  const span = { from, to: yearsAfter(from, years - 1) };
  const { sums, named } = sumUpFunds(ledger, span);
  const lines = fundLines(ledger, named);
  const children = childrenByParent(lines);
  return lines.map((line) => ({
    fund: line.name,
    id: line.id,
    partOf: line.partOf,
    years: Array.from({ length: years }, (_, ahead) =>
      fundYear(yearsAfter(from, ahead), line, sums, children),
    ),
  }));
}

function fundYear(
  financialYear: FinancialYear,
  { key, agreedPercent }: FundLine,
  sums: FundFigures,
  children: ReadonlyMap<FundKey, readonly FundKey[]>,
): FundYear {
  const within = withDescendants(key, children);
  const total = (figure: Summed) =>
    pence(within.reduce((sum, fund) => sum + (sums.at(fund, financialYear)?.[figure] ?? 0), 0));
  const [allocated, proposed, committed] = [
    total("allocated"),
    total("proposed"),
    total("committed"),
  ];
  const [notYetContracted, potential] = [total("notYetContracted"), total("potential")];
  const { budget, provisional } = budgetOf(key, financialYear, sums, children, new Set());
  const statedTotal = sums.at(key, financialYear)?.statedTotal ?? null;
  return {
    financialYear,
    budget: pence(budget),
    provisional: pence(provisional),
    allocated,
    proposed,
    committed,
    notYetContracted,
    potential,
    headroom: pence(budget - committed - notYetContracted),
    // Whole pence, as the check allows them.
    agreedOver: pence(Math.max(0, Math.floor((budget * agreedPercent) / 100))),
    statedTotal,
    notListed: statedTotal === null ? null : pence(statedTotal - allocated - proposed),
  };
}

/** A fund's own budget; where it has none of its own, that of the funds within it (R38). */
function budgetOf(
  key: FundKey,
  year: FinancialYear,
  sums: FundFigures,
  children: ReadonlyMap<FundKey, readonly FundKey[]>,
  seen: Set<FundKey>,
): Readonly<{ budget: number; provisional: number }> {
  seen.add(key);
  const own = sums.at(key, year);
  if (own?.hasBudget === true) return own;
  let budget = 0;
  let provisional = 0;
  for (const child of children.get(key) ?? []) {
    if (seen.has(child)) continue;
    const part = budgetOf(child, year, sums, children, seen);
    budget += part.budget;
    provisional += part.provisional;
  }
  return { budget, provisional };
}

/** Every fund of the register, then what money names that is no fund there, each by name. */
function fundLines(ledger: Ledger, named: ReadonlyMap<FundKey, string>): readonly FundLine[] {
  const byName = (a: FundLine, b: FundLine) =>
    a.name === b.name ? (a.key < b.key ? -1 : 1) : a.name < b.name ? -1 : 1;
  const funds = ledger.rows("funds").map(({ id, values }) => ({
    key: id,
    name: values.name ?? id,
    id,
    partOf: values.partOf?.id ?? null,
    agreedPercent: values.overAllocation ?? 0,
  }));
  const known = new Set<FundKey>(funds.map(({ key }) => key));
  const others = [...named]
    .filter(([key]) => !known.has(key))
    .map(([key, name]) => ({
      key,
      name: key === FUND_NOT_KNOWN ? "Fund not known" : name,
      id: null,
      partOf: null,
      agreedPercent: 0,
    }));
  return [...funds.sort(byName), ...others.sort(byName)];
}

function childrenByParent(lines: readonly FundLine[]): ReadonlyMap<FundKey, readonly FundKey[]> {
  const children = new Map<FundKey, FundKey[]>();
  for (const { key, partOf } of lines) {
    if (partOf === null || partOf === key) continue;
    children.set(partOf, [...(children.get(partOf) ?? []), key]);
  }
  return children;
}

/** A fund and all within it, each once even where funds are said to be within each other. */
function withDescendants(
  key: FundKey,
  children: ReadonlyMap<FundKey, readonly FundKey[]>,
): readonly FundKey[] {
  const found = new Set([key]);
  for (const fund of found) for (const child of children.get(fund) ?? []) found.add(child);
  return [...found];
}
