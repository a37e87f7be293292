import { addDays, daysBetween, type IsoDay, moveStartByMonths } from "../values/calendar-date.ts";
import { type FinancialYear, financialYearOf, lastDayOfYear } from "../values/financial-year.ts";
import { type Pence, pence } from "../values/pence.ts";

export type MoneyByYear = ReadonlyMap<FinancialYear, Pence>;

/**
 * An annual value over the contract years from `start` to `end`, each contract year over the
 * financial years it touches. An uplift in per cent raises each contract year after the first.
 */
export function spreadAnnual(
  annual: Pence,
  start: IsoDay,
  end: IsoDay,
  upliftPercent: number,
): MoneyByYear {
  const spread = new Map<FinancialYear, Pence>();
  let yearly: number = annual;
  for (let year = 0; ; year += 1) {
    const from = moveStartByMonths(start, 12 * year);
    if (from > end) return spread;
    const fullEnd = addDays(moveStartByMonths(start, 12 * (year + 1)), -1);
    const to = fullEnd < end ? fullEnd : end;
    const share = to === fullEnd ? 1 : monthsFrom(from, to) / 12;
    addTo(spread, spreadWhole(pence(Math.round(yearly * share)), from, to));
    yearly = Math.round(yearly * (1 + upliftPercent / 100));
  }
}

/**
 * An amount over the financial years from `start` to `end`: whole months as twelfths of a year,
 * days only for a part of a month, and the last part takes the odd pence.
 */
export function spreadWhole(amount: Pence, start: IsoDay, end: IsoDay): MoneyByYear {
  const spread = new Map<FinancialYear, Pence>();
  if (end < start) return spread;
  const months = monthsFrom(start, end);
  let left: number = amount;
  let monthsBefore = 0;
  for (let from = start; ; ) {
    const year = financialYearOf(from);
    const yearEnd = lastDayOfYear(year);
    if (yearEnd >= end) {
      spread.set(year, pence(left));
      return spread;
    }
    const monthsSoFar = monthsFrom(start, yearEnd);
    const part = Math.round((amount * (monthsSoFar - monthsBefore)) / months);
    spread.set(year, pence(part));
    left -= part;
    monthsBefore = monthsSoFar;
    from = addDays(yearEnd, 1);
  }
}

/** Months from a first day to an inclusive last: whole ones, and of the month begun its days' share. */
export function monthsFrom(start: IsoDay, end: IsoDay): number {
  const after = addDays(end, 1);
  const years = Number(after.slice(0, 4)) - Number(start.slice(0, 4));
  const guess = years * 12 + Number(after.slice(5, 7)) - Number(start.slice(5, 7));
  const whole = moveStartByMonths(start, guess) <= after ? guess : guess - 1;
  const monthBegan = moveStartByMonths(start, whole);
  const days = daysBetween(monthBegan, after);
  if (days === 0) return whole;
  return whole + days / daysBetween(monthBegan, moveStartByMonths(start, whole + 1));
}

export function addTo(sums: Map<FinancialYear, Pence>, more: MoneyByYear): void {
  for (const [year, amount] of more) sums.set(year, pence((sums.get(year) ?? 0) + amount));
}
