import { useState } from "react";
import type { FundCommitments } from "../../../shared/sync/screens.ts";
import type { FinancialYear } from "../../../shared/values/financial-year.ts";
import { type Loaded, useLoaded } from "../../task-pane/look/use-loaded.ts";
import type { OpenState } from "../Dashboard.tsx";
import type { ListedRow } from "../dashboard-api.ts";

/** The cell of the table whose figures and rows are shown. */
export type Opened = Readonly<{ fund: string; year: FinancialYear }> | null;

type CommitmentsHook = Readonly<{
  loaded: Loaded<Readonly<{ funds: readonly FundCommitments[]; rows: readonly ListedRow[] }>>;
  opened: Opened;
  toggle: (fund: string, year: FinancialYear) => void;
}>;

export function useCommitments({ api, edition }: OpenState): CommitmentsHook {
  const [opened, setOpened] = useState<Opened>(null);
  const loaded = useLoaded("commitments", edition, async () => {
    const [funds, budgets, allocations, fundingLines] = await Promise.all([
      api.commitments(),
      api.rows("budgets"),
      api.rows("allocations"),
      api.rows("fundingLines"),
    ]);
    return { funds, rows: [...budgets, ...allocations, ...fundingLines] };
  });
  return {
    loaded,
    opened,
    toggle: (fund, year) =>
      setOpened(opened?.fund === fund && opened.year === year ? null : { fund, year }),
  };
}
