import type { PlanEntryKind } from "../../../shared/forward-plan/plan-entry.ts";
import { nameOf } from "../../../shared/registers/ledger.ts";
import type { Conflict } from "../../../shared/sync/protocol.ts";
import type { BriefPlanEntry, FindingView } from "../../../shared/sync/screens.ts";
import type { ListedRow } from "../../session.ts";
import { LIFELINE_KINDS } from "../../task-pane/look/lifeline.ts";
import { type Loaded, useLoaded } from "../../task-pane/look/use-loaded.ts";
import type { PressingAlerts } from "../dashboard-api.ts";
import type { OpenState } from "../use-dashboard.ts";
import { MOST_SHOWN } from "./needs-you.ts";
import { quarterOf } from "./quarter.ts";

export type OverviewContent = Readonly<{
  entries: readonly BriefPlanEntry[];
  agreements: readonly ListedRow[];
  pressing: PressingAlerts;
  /** Errors alone. */
  findings: readonly FindingView[];
  conflicts: readonly Conflict[];
  /** What people call the rows that conflicts are about, by id. */
  names: ReadonlyMap<string, string>;
}>;

/** What the timeline draws of an agreement and of a fund, and what it says has no end. */
const DRAWN: readonly PlanEntryKind[] = [...LIFELINE_KINDS, "end-not-known"];

/** Everything the first page shows, and no more, fetched at once. */
export function useOverview({ api, edition, me }: OpenState): Loaded<OverviewContent> {
  return useLoaded("overview", edition, async () => {
    const [entries, agreements, pressing, findings, conflicts] = await Promise.all([
      api.planBrief(DRAWN, quarterOf(me.today)),
      api.rows("agreements"),
      api.alertsThatPress(MOST_SHOWN),
      api.findings("error"),
      api.conflicts(),
    ]);
    const ids = [...new Set(conflicts.map(({ row }) => row))];
    const rows = ids.length === 0 ? [] : await api.rowsById(ids);
    return {
      entries,
      agreements,
      pressing,
      findings,
      conflicts,
      names: new Map(rows.map((row) => [row.id, nameOf(row)])),
    };
  });
}
