import { useState } from "react";
import { FinancialYear } from "../../../shared/values/financial-year.ts";
import type { ListedRow } from "../../session.ts";
import { loadMoney, type Money } from "../../task-pane/look/money-years.ts";
import { MONEY_REGISTERS } from "../../task-pane/look/rows-behind.ts";
import { type Loaded, useLoaded } from "../../task-pane/look/use-loaded.ts";
import type { PageProps } from "../use-dashboard.ts";
import { refine } from "../use-page.ts";

/** The cell of the table whose figures and rows are shown. */
export type Opened = Readonly<{ fund: string; year: FinancialYear }> | null;

type CommitmentsHook = Readonly<{
  loaded: Loaded<Readonly<{ money: Money; rows: readonly ListedRow[] }>>;
  /** Shows the years from one on. */
  startAt: (year: FinancialYear) => void;
  opened: Opened;
  toggle: (fund: string, year: FinancialYear) => void;
}>;

/** The first year is in the address, so that a view can be sent. */
export function useCommitments({ open, address }: PageProps): CommitmentsHook {
  const { api, edition, me } = open;
  const given = FinancialYear.safeParse(address.filter.from);
  const chosen = given.success ? given.data : null;
  const [opened, setOpened] = useState<Opened>(null);
  const loaded = useLoaded(`commitments/${chosen}`, edition, async () => {
    const [money, ...rows] = await Promise.all([
      loadMoney({
        today: me.today,
        chosen,
        recorded: api.yearsWithMoney,
        commitments: api.commitments,
      }),
      ...MONEY_REGISTERS.map(api.rows),
    ]);
    return { money, rows: rows.flat() };
  });
  return {
    loaded,
    startAt: (year) => {
      setOpened(null);
      refine("commitments", { from: year });
    },
    opened,
    toggle: (fund, year) =>
      setOpened(opened?.fund === fund && opened.year === year ? null : { fund, year }),
  };
}
