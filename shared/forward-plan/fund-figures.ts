import type { Ledger, Row } from "../registers/ledger.ts";
import type { FinancialYear } from "../values/financial-year.ts";
import type { Pence } from "../values/pence.ts";
import type { RowId } from "../values/row-id.ts";
import {
  committedMoney,
  type FundKey,
  fundKeyOf,
  potentialMoney,
  type Span,
  speaksForItself,
} from "./agreement-money.ts";
import { isAgreed } from "./allocation-entries.ts";

export type Summed = "allocated" | "proposed" | "committed" | "notYetContracted" | "potential";

/** What is recorded under one fund itself in one year, without the funds within it. */
type OwnFigures = Record<Summed, number> & {
  budget: number;
  provisional: number;
  hasBudget: boolean;
  statedTotal: Pence | null;
};

/** Figures by fund and year; undefined where nothing is recorded. */
export type FundFigures = Readonly<{
  at(fund: FundKey, year: FinancialYear): OwnFigures | undefined;
}>;

/** Goes once through every register that has money in it. */
export function sumUpFunds(
  ledger: Ledger,
  span: Span,
): Readonly<{ sums: FundFigures; named: ReadonlyMap<FundKey, string> }> {
  const figures = new Map<string, OwnFigures>();
  const named = new Map<FundKey, string>();
  const at = (fund: FundKey, year: FinancialYear) => figures.get(`${fund}/${year}`);
  const own = (fund: FundKey, year: FinancialYear, name: string): OwnFigures => {
    if (!named.has(fund) || name < (named.get(fund) ?? "")) named.set(fund, name);
    const known = at(fund, year) ?? nothingYet();
    figures.set(`${fund}/${year}`, known);
    return known;
  };
  const linesOf = linesByAgreement(ledger.rows("fundingLines"));
  addBudgets(ledger, span, own);
  addAllocations(ledger, span, own, linesOf);
  for (const agreement of ledger.rows("agreements")) {
    const lines = linesOf(agreement.id);
    const names = namesOf(agreement, lines);
    for (const { fund, year, amount } of committedMoney(agreement, lines, span)) {
      own(fund, year, names.get(fund) ?? "").committed += amount;
    }
    for (const { fund, year, amount } of potentialMoney(agreement, lines, span)) {
      own(fund, year, names.get(fund) ?? "").potential += amount;
    }
  }
  return { sums: { at }, named };
}

type Own = (fund: FundKey, year: FinancialYear, name: string) => OwnFigures;

function addBudgets(ledger: Ledger, span: Span, own: Own): void {
  // By id, so that of several stated totals the same one is taken whatever the rows' order.
  for (const { values } of ledger.rows("budgets").toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const { financialYear: year, kind, status, fund } = values;
    if (year == null || year < span.from || year > span.to) continue;
    const figures = own(fundKeyOf(fund), year, fund?.text ?? "");
    const typed = values.amount ?? 0;
    // Virements out and reductions take away, whichever sign they are typed with.
    const takesAway = kind === "virement-out" || kind === "reduction";
    const amount = takesAway ? -Math.abs(typed) : typed;
    figures.hasBudget = true;
    figures.budget += amount;
    if (status === "provisional") figures.provisional += amount;
    figures.statedTotal ??= values.statedTotal ?? null;
  }
}

function addAllocations(ledger: Ledger, span: Span, own: Own, linesOf: LinesOf): void {
  const contracted = new Set(
    ledger
      .rows("agreements")
      .filter((agreement) => speaksForItself(agreement, linesOf(agreement.id)))
      .map(({ id }) => id),
  );
  for (const allocation of ledger.rows("allocations")) {
    const { financialYear: year, fund, status, agreement } = allocation.values;
    const amount = allocation.values.amount ?? 0;
    if (year == null || year < span.from || year > span.to) continue;
    if (!isAgreed(allocation) && status !== "proposed") continue;
    const figures = own(fundKeyOf(fund), year, fund?.text ?? "");
    if (status === "proposed") {
      figures.proposed += amount;
      continue;
    }
    figures.allocated += amount;
    if (agreement?.id == null || !contracted.has(agreement.id)) figures.notYetContracted += amount;
  }
}

type LinesOf = (agreement: RowId) => readonly Row<"fundingLines">[];

function linesByAgreement(lines: readonly Row<"fundingLines">[]): LinesOf {
  const byAgreement = new Map<RowId, Row<"fundingLines">[]>();
  for (const line of lines) {
    const id = line.values.agreement?.id;
    if (id == null) continue;
    const others = byAgreement.get(id);
    if (others === undefined) byAgreement.set(id, [line]);
    else others.push(line);
  }
  return (agreement) => byAgreement.get(agreement) ?? [];
}

function namesOf(
  agreement: Row<"agreements">,
  lines: readonly Row<"fundingLines">[],
): ReadonlyMap<FundKey, string> {
  const references = [...(agreement.values.funds ?? []), ...lines.map(({ values }) => values.fund)];
  return new Map(references.map((reference) => [fundKeyOf(reference), reference?.text ?? ""]));
}

function nothingYet(): OwnFigures {
  return {
    budget: 0,
    provisional: 0,
    hasBudget: false,
    statedTotal: null,
    allocated: 0,
    proposed: 0,
    committed: 0,
    notYetContracted: 0,
    potential: 0,
  };
}
