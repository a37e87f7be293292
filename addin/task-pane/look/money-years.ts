import type { FundCommitments } from "../../../shared/sync/screens.ts";
import type { IsoDay } from "../../../shared/values/calendar-date.ts";
import {
  type FinancialYear,
  financialYearOf,
  yearsAfter,
} from "../../../shared/values/financial-year.ts";
import { isEmptyYear } from "./fund-bars.ts";

/** The years that money can be looked at in, and the one that is shown. */
export type MoneyYears = Readonly<{
  /** This financial year and the next, which are always offered. */
  near: readonly [FinancialYear, FinancialYear];
  /** Every other one in which something is recorded, the latest first. */
  others: readonly FinancialYear[];
  shown: FinancialYear;
  /** The year that nothing is recorded for, where another one is shown in its stead. */
  instead: FinancialYear | null;
}>;

export type Money = Readonly<{ funds: readonly FundCommitments[]; years: MoneyYears }>;

type Asking = Readonly<{
  today: IsoDay;
  /** Null shows this year or, where neither it nor the next has anything, the latest that has. */
  chosen: FinancialYear | null;
  recorded: () => Promise<readonly FinancialYear[]>;
  /** The funds from a year on; from this year where none is named. */
  commitments: (from?: FinancialYear) => Promise<readonly FundCommitments[]>;
}>;

/** Fetches the funds for the year that is asked for, or the one worth opening on. */
export async function loadMoney({
  today,
  chosen,
  recorded: askRecorded,
  commitments,
}: Asking): Promise<Money> {
  const thisYear = financialYearOf(today);
  const near = [thisYear, yearsAfter(thisYear, 1)] as const;
  const isNear = (year: FinancialYear) => near.some((one) => one === year);
  const [recorded, funds] = await Promise.all([
    askRecorded(),
    chosen === null || isNear(chosen) ? commitments() : commitments(chosen),
  ]);
  const others = recorded
    .filter((year) => !isNear(year))
    .toSorted()
    .reverse();
  if (chosen !== null) return { funds, years: { near, others, shown: chosen, instead: null } };

  const [latest] = others;
  const isEmpty = (year: FinancialYear) => !recorded.includes(year) && isEmptyIn(funds, year);
  if (latest === undefined || !near.every(isEmpty)) {
    return { funds, years: { near, others, shown: thisYear, instead: null } };
  }
  return {
    funds: await commitments(latest),
    years: { near, others, shown: latest, instead: thisYear },
  };
}

function isEmptyIn(funds: readonly FundCommitments[], year: FinancialYear): boolean {
  return funds.every(({ years }) =>
    years.every((figures) => figures.financialYear !== year || isEmptyYear(figures)),
  );
}
