import { useWords } from "../../task-pane/look/use-words.ts";
import { WhenLoaded } from "../../task-pane/look/Waiting.tsx";
import type { PageProps } from "../use-dashboard.ts";
import { AlertsCard } from "./AlertsCard.tsx";
import { LongPastCard } from "./LongPastCard.tsx";
import { useAlerts } from "./use-alerts.ts";

/** What somebody must be told of now, row by row, and what can be done. */
export function AlertsPage({ open, changed }: PageProps) {
  const words = useWords();
  const loaded = useAlerts(open);
  return (
    <section aria-labelledby="alerts-title">
      <h2 id="alerts-title">{words.dashboard.alerts.title}</h2>
      <WhenLoaded loaded={loaded}>
        {({ rows, longPast }) =>
          rows.length + longPast.length === 0 ? (
            <p>{words.dashboard.alerts.nothing}</p>
          ) : (
            <ul className="finding-list">
              {rows.map((alerts) => (
                <li key={alerts[0].row} className="card">
                  <AlertsCard rows={[alerts]} open={open} changed={changed} />
                </li>
              ))}
              {longPast.map((alerts) => (
                <li key={alerts[0].register} className="card">
                  <LongPastCard alerts={alerts} open={open} changed={changed} />
                </li>
              ))}
            </ul>
          )
        }
      </WhenLoaded>
    </section>
  );
}
