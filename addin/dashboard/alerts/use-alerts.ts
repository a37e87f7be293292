import type { AlertView } from "../../../shared/sync/screens.ts";
import { type Loaded, useLoaded } from "../../task-pane/look/use-loaded.ts";
import type { OpenState } from "../Dashboard.tsx";

/** The alerts that wait, the most overdue first. */
export function useAlerts({ api, edition }: OpenState): Loaded<readonly AlertView[]> {
  return useLoaded("alerts", edition, async () =>
    (await api.alerts()).toSorted((one, other) => one.daysLeft - other.daysLeft),
  );
}
