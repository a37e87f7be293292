import { useState } from "react";
import type { FundCommitments } from "../../../shared/sync/screens.ts";
import {
  type FinancialYear,
  financialYearOf,
  yearsAfter,
} from "../../../shared/values/financial-year.ts";
import type { Session } from "../../session.ts";
import { type Loaded, useLoaded } from "../look/use-loaded.ts";
import type { ReadyState } from "../use-places.ts";

type MoneyHook = Readonly<{
  loaded: Loaded<readonly FundCommitments[]>;
  years: readonly [FinancialYear, FinancialYear];
  year: FinancialYear;
  setYear: (year: FinancialYear) => void;
}>;

/** This financial year and the next, fund by fund. */
export function useMoney(session: Session, state: ReadyState): MoneyHook {
  const thisYear = financialYearOf(state.me.today);
  const [year, setYear] = useState(thisYear);
  const loaded = useLoaded("commitments", state.head, () => session.commitments());
  return { loaded, years: [thisYear, yearsAfter(thisYear, 1)], year, setYear };
}
