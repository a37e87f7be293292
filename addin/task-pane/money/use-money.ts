import { useState } from "react";
import type { FinancialYear } from "../../../shared/values/financial-year.ts";
import type { Session } from "../../session.ts";
import { loadMoney, type Money } from "../look/money-years.ts";
import { type Loaded, useLoaded } from "../look/use-loaded.ts";
import type { ReadyState } from "../use-places.ts";

type MoneyHook = Readonly<{
  loaded: Loaded<Money>;
  setYear: (year: FinancialYear) => void;
}>;

/** A financial year, fund by fund: this one, until another is chosen or nothing is recorded for it. */
export function useMoney(session: Session, state: ReadyState): MoneyHook {
  const [chosen, setYear] = useState<FinancialYear | null>(null);
  const loaded = useLoaded(`money/${chosen}`, state.head, () =>
    loadMoney({
      today: state.me.today,
      chosen,
      recorded: () => session.yearsWithMoney(),
      commitments: (from) => session.commitments(from),
    }),
  );
  return { loaded, setYear };
}
