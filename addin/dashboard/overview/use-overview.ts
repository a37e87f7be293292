import { nameOf } from "../../../shared/registers/ledger.ts";
import type { Conflict } from "../../../shared/sync/protocol.ts";
import type { AlertView, FindingView, PlanEntryView } from "../../../shared/sync/screens.ts";
import type { ListedRow } from "../../session.ts";
import { type Loaded, useLoaded } from "../../task-pane/look/use-loaded.ts";
import type { OpenState } from "../use-dashboard.ts";

export type OverviewContent = Readonly<{
  entries: readonly PlanEntryView[];
  agreements: readonly ListedRow[];
  alerts: readonly AlertView[];
  findings: readonly FindingView[];
  conflicts: readonly Conflict[];
  /** What people call the rows that conflicts are about, by id. */
  names: ReadonlyMap<string, string>;
}>;

/** Everything the first page shows, fetched at once. */
export function useOverview({ api, edition }: OpenState): Loaded<OverviewContent> {
  return useLoaded("overview", edition, async () => {
    const [entries, agreements, alerts, findings, conflicts] = await Promise.all([
      api.plan(),
      api.rows("agreements"),
      api.alerts(),
      api.findings(),
      api.conflicts(),
    ]);
    const ids = [...new Set(conflicts.map(({ row }) => row))];
    const rows = ids.length === 0 ? [] : await api.rowsById(ids);
    return {
      entries,
      agreements,
      alerts,
      findings,
      conflicts,
      names: new Map(rows.map((row) => [row.id, nameOf(row)])),
    };
  });
}
