import { useState } from "react";
import type { PlanEntryView } from "../../../shared/sync/screens.ts";
import { type Loaded, useLoaded } from "../../task-pane/look/use-loaded.ts";
import { useWords } from "../../task-pane/look/use-words.ts";
import type { PageProps } from "../use-dashboard.ts";
import { refine } from "../use-page.ts";
import {
  filterPlan,
  type PlanColumn,
  type PlanFilter,
  type PlanSort,
  rangeDays,
  sortPlan,
} from "./plan-table.ts";

type PlanTableHook = Readonly<{
  loaded: Loaded<readonly PlanEntryView[]>;
  filter: PlanFilter;
  change: (filter: Partial<PlanFilter>) => void;
  sort: PlanSort;
  sortBy: (column: PlanColumn) => void;
  rowsOf: (entries: readonly PlanEntryView[]) => readonly PlanEntryView[];
}>;

/** The filter is in the address, so that a view can be sent; the order is the reader's own. */
export function usePlanTable({ open, address }: PageProps): PlanTableHook {
  const words = useWords();
  const loaded = useLoaded("plan", open.edition, () => open.api.plan());
  const [sort, setSort] = useState<PlanSort>({ by: "date", ascending: true });
  const given = address.filter;
  const usual = rangeDays("year", open.me.today);
  const filter: PlanFilter = {
    text: given.text ?? "",
    kind: given.kind ?? "",
    from: given.from ?? (given.to === "all" ? "" : usual.from),
    to: given.to === "all" ? "" : (given.to ?? usual.to),
  };
  return {
    loaded,
    filter,
    change: (changes) => {
      const next = { ...filter, ...changes };
      refine("plan", { ...next, to: next.to === "" ? "all" : next.to });
    },
    sort,
    sortBy: (by) =>
      setSort((before) => ({ by, ascending: before.by === by ? !before.ascending : true })),
    rowsOf: (entries) => sortPlan(filterPlan(entries, filter), sort, words.plan.kinds),
  };
}
