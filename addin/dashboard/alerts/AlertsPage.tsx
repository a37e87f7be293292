import { formatDate } from "../../../shared/values/calendar-date.ts";
import { useWords } from "../../task-pane/look/use-words.ts";
import { WhenLoaded } from "../../task-pane/look/Waiting.tsx";
import type { PageProps } from "../Dashboard.tsx";
import { AlertLine } from "./AlertLine.tsx";
import { useAlerts } from "./use-alerts.ts";

/** What somebody must be told of now, whether they have seen it, and what can be done. */
export function AlertsPage({ open, changed }: PageProps) {
  const words = useWords();
  const loaded = useAlerts(open);
  return (
    <section aria-labelledby="alerts-title">
      <h2 id="alerts-title">{words.dashboard.alerts.title}</h2>
      <WhenLoaded loaded={loaded}>
        {(alerts) =>
          alerts.length === 0 ? (
            <p>{words.dashboard.alerts.nothing}</p>
          ) : (
            <ul className="finding-list">
              {alerts.map((alert) => (
                <li key={alert.key} className="card">
                  <AlertLine alert={alert} open={open} changed={changed} />
                  <p className="quiet">
                    {words.dashboard.alerts.state}: {words.dashboard.alerts.states[alert.state]}
                    {alert.snoozedUntil !== null &&
                      `, ${words.dashboard.alerts.snoozedUntil(formatDate(alert.snoozedUntil))}`}
                  </p>
                </li>
              ))}
            </ul>
          )
        }
      </WhenLoaded>
    </section>
  );
}
