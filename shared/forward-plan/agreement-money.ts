import type { Reference } from "../registers/field.ts";
import type { Row } from "../registers/ledger.ts";
import { addDays, firstDayOf, type IsoDay, lastDayOf } from "../values/calendar-date.ts";
import {
  type FinancialYear,
  financialYearOf,
  firstDayOfYear,
  lastDayOfYear,
} from "../values/financial-year.ts";
import { foldText } from "../values/folded-text.ts";
import { type Pence, pence } from "../values/pence.ts";
import { currentEndOf, latestEndOf, phaseOf } from "./agreement-term.ts";
import { addTo, type MoneyByYear, monthsFrom, spreadAnnual, spreadWhole } from "./spread-money.ts";

/** A fund by its row, else by the words people use for it; null where none is named. */
export type FundKey = string;

/** What an agreement takes from one fund in one financial year. */
export type AgreementMoney = Readonly<{ fund: FundKey; year: FinancialYear; amount: Pence }>;

/** The first and the last financial year that are asked about. */
export type Span = Readonly<{ from: FinancialYear; to: FinancialYear }>;

export const FUND_NOT_KNOWN: FundKey = "";

export function fundKeyOf(reference: Reference | null | undefined): FundKey {
  if (reference == null) return FUND_NOT_KNOWN;
  return reference.id ?? `text:${foldText(reference.text)}`;
}

/**
 * An agreement's funding lines, and in years that have none our share of its value, spread by us.
 * One that is over takes nothing after its end; a planned one takes nothing yet.
 */
export function committedMoney(
  agreement: Row<"agreements">,
  lines: readonly Row<"fundingLines">[],
  span: Span,
): readonly AgreementMoney[] {
  if (!mayCommit(agreement)) return [];
  const lastYear = lastYearOf(agreement);
  const stated = lines.flatMap(({ values }): readonly AgreementMoney[] => {
    const { financialYear: year, amount } = values;
    if (year == null || amount == null || (lastYear !== null && year > lastYear)) return [];
    return [{ fund: fundKeyOf(values.fund), year, amount }];
  });
  const statedYears = new Set(lines.map(({ values }) => values.financialYear));
  const fund = onlyFundOf(agreement, lines);
  const spread = [...spreadValue(agreement, span)]
    .filter(([year]) => !statedYears.has(year))
    .map(([year, amount]) => ({ fund, year, amount }));
  return [...stated, ...spread].filter(({ year }) => year >= span.from && year <= span.to);
}

/** What every unused option would take after the current end, if each were used in turn. */
export function potentialMoney(
  agreement: Row<"agreements">,
  lines: readonly Row<"fundingLines">[],
  span: Span,
): readonly AgreementMoney[] {
  const { values } = agreement;
  if (phaseOf(values) !== "running") return [];
  const end = currentEndOf(values);
  const latest = end === null ? null : latestEndOf(values, end);
  const annual = annualValueOf(agreement);
  if (end === null || latest === null || annual === null) return [];
  const from = addDays(lastDayOf(end.date), 1);
  const spread = spreadAnnual(annual, from, lastDayOf(latest.date), values.uplift ?? 0);
  const fund = onlyFundOf(agreement, lines);
  return [...spread]
    .map(([year, amount]) => ({ fund, year, amount }))
    .filter(({ year }) => year >= span.from && year <= span.to);
}

/** Whether an agreement's own money stands for its allocation: it was made, and its money is known. */
export function speaksForItself(
  agreement: Row<"agreements">,
  lines: readonly Row<"fundingLines">[],
): boolean {
  if (!mayCommit(agreement)) return false;
  return lines.some(({ values }) => values.amount != null) || annualValueOf(agreement) !== null;
}

function mayCommit({ values }: Row<"agreements">): boolean {
  const phase = phaseOf(values);
  return phase === "running" || (phase === "over" && currentEndOf(values) !== null);
}

/** Our share of a year's value: as given, else of the initial term's value a twelfth for each month. */
function annualValueOf(agreement: Row<"agreements">): Pence | null {
  const { annualValue, totalValue } = agreement.values;
  if (annualValue != null) return ourShareOf(agreement, annualValue);
  const term = initialTermOf(agreement);
  if (totalValue == null || term === null) return null;
  const yearly = (totalValue * 12) / monthsFrom(term.start, term.end);
  return ourShareOf(agreement, pence(Math.round(yearly)));
}

function spreadValue(agreement: Row<"agreements">, span: Span): MoneyByYear {
  const { annualValue, totalValue, start, uplift } = agreement.values;
  const annual = annualValueOf(agreement);
  if (annual === null) return new Map();
  const end = currentEndOf(agreement.values);
  const from = start == null ? firstDayOfYear(span.from) : firstDayOf(start);
  const to = end === null ? lastDayOfYear(span.to) : lastDayOf(end.date);
  const term = initialTermOf(agreement);
  if (annualValue != null || totalValue == null || term === null) {
    return spreadAnnual(annual, from, to, uplift ?? 0);
  }
  const sums = new Map<FinancialYear, Pence>();
  addTo(sums, spreadWhole(ourShareOf(agreement, totalValue), term.start, term.end));
  addTo(sums, spreadAnnual(annual, addDays(term.end, 1), to, uplift ?? 0));
  return sums;
}

function initialTermOf({
  values,
}: Row<"agreements">): Readonly<{ start: IsoDay; end: IsoDay }> | null {
  const initial = currentEndOf({
    ...values,
    currentEnd: values.initialEnd,
    extensionOptions: null,
  });
  const end = initial ?? currentEndOf(values);
  if (values.start == null || end === null) return null;
  const term = { start: firstDayOf(values.start), end: lastDayOf(end.date) };
  return term.end < term.start ? null : term;
}

function ourShareOf({ values }: Row<"agreements">, amount: Pence): Pence {
  return values.ourShare == null ? amount : pence(Math.round((amount * values.ourShare) / 100));
}

/** The one fund an agreement is paid from; which of several is not ours to guess. */
function onlyFundOf({ values }: Row<"agreements">, lines: readonly Row<"fundingLines">[]): FundKey {
  const named = new Set((values.funds ?? []).map(fundKeyOf));
  const funds = named.size > 0 ? named : new Set(lines.map((line) => fundKeyOf(line.values.fund)));
  const [only, ...others] = funds;
  return only === undefined || others.length > 0 ? FUND_NOT_KNOWN : only;
}

function lastYearOf({ values }: Row<"agreements">): FinancialYear | null {
  if (phaseOf(values) !== "over") return null;
  const end = currentEndOf(values);
  return end === null ? null : financialYearOf(lastDayOf(end.date));
}
