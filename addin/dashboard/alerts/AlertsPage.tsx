import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { useWords } from "../../task-pane/look/use-words.ts";
import { WhenLoaded } from "../../task-pane/look/Waiting.tsx";
import type { PageProps } from "../use-dashboard.ts";
import { AlertsCard } from "./AlertsCard.tsx";
import { LongPastCard } from "./LongPastCard.tsx";
import { useAlerts } from "./use-alerts.ts";

/** A card has a form and buttons: more of them are drawn when somebody wants them. */
const SHOWN_AT_FIRST = 100;

/** What somebody must be told of now, row by row, and what can be done. */
export function AlertsPage({ open, changed }: PageProps) {
  const words = useWords();
  const loaded = useAlerts(open);
  const [most, setMost] = useState(SHOWN_AT_FIRST);
  return (
    <section aria-labelledby="alerts-title">
      <h2 id="alerts-title">{words.dashboard.alerts.title}</h2>
      <WhenLoaded loaded={loaded}>
        {({ rows, longPast }) =>
          rows.length + longPast.length === 0 ? (
            <p>{words.dashboard.alerts.nothing}</p>
          ) : (
            <ul className="finding-list">
              {rows.slice(0, most).map((alerts) => (
                <li key={alerts[0].row} className="card">
                  <AlertsCard rows={[alerts]} open={open} changed={changed} />
                </li>
              ))}
              {rows.length > most && (
                <li key="more">
                  <p className="quiet">{words.dashboard.alerts.left(rows.length - most)}</p>
                  <Button className="no-print" onClick={() => setMost(most + SHOWN_AT_FIRST)}>
                    {words.dashboard.alerts.more}
                  </Button>
                </li>
              )}
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
