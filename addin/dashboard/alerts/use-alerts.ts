import {
  alertsByRow,
  longPastByRegister,
  type RowAlerts,
} from "../../../shared/alerts/alerts-by-row.ts";
import { type Loaded, useLoaded } from "../../task-pane/look/use-loaded.ts";
import type { OpenState } from "../use-dashboard.ts";

type Alerts = Readonly<{
  /** By row, the most overdue first. */
  rows: readonly RowAlerts[];
  /** By register, what was over long before it came. */
  longPast: readonly RowAlerts[];
}>;

/** The alerts that wait. */
export function useAlerts({ api, edition }: OpenState): Loaded<Alerts> {
  return useLoaded("alerts", edition, async () => {
    const alerts = await api.alerts();
    return { rows: alertsByRow(alerts), longPast: longPastByRegister(alerts) };
  });
}
