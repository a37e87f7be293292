import type { ChangeView, FindingView, PlanEntryView } from "../../../shared/sync/screens.ts";
import type { SelectedRow, Session } from "../../session.ts";
import { type Loaded, useLoaded } from "../look/use-loaded.ts";
import type { ReadyState } from "../use-places.ts";

export type RowDetail = Readonly<{
  entries: readonly PlanEntryView[];
  findings: readonly FindingView[];
  changes: readonly ChangeView[];
}>;

/** Everything there is to know about the selected row, again whenever there is something new. */
export function useRow(
  session: Session,
  selected: SelectedRow,
  { head, language }: Pick<ReadyState, "head" | "language">,
): Loaded<RowDetail> {
  return useLoaded(selected.row, `${head} ${language}`, async () => {
    const [entries, findings, changes] = await Promise.all([
      session.rowPlan(selected.row),
      session.rowFindings(selected.row),
      session.rowHistory(selected.row),
    ]);
    return { entries, findings, changes };
  });
}
