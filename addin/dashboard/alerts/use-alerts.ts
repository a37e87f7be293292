import { type Loaded, useLoaded } from "../../task-pane/look/use-loaded.ts";
import type { OpenState } from "../use-dashboard.ts";
import { alertsByRow, type RowAlerts } from "./alerts-by-row.ts";

/** The alerts that wait, by row, the most overdue first. */
export function useAlerts({ api, edition }: OpenState): Loaded<readonly RowAlerts[]> {
  return useLoaded("alerts", edition, async () => alertsByRow(await api.alerts()));
}
