import type { RowAlerts } from "../../../shared/alerts/alerts-by-row.ts";
import { LongPastAlerts } from "../../task-pane/look/LongPastAlerts.tsx";
import type { OpenState } from "../use-dashboard.ts";

type LongPastCardProps = Readonly<{ alerts: RowAlerts; open: OpenState; changed: () => void }>;

/** What of one register was over long before it came. */
export function LongPastCard({ alerts, open, changed }: LongPastCardProps) {
  return (
    <LongPastAlerts
      alerts={alerts}
      seen={async (keys) => {
        await open.api.acknowledge(keys);
        changed();
      }}
    />
  );
}
