import { Button } from "@fluentui/react-components";
import type { AlertView } from "../../../shared/sync/screens.ts";
import { alike } from "../../../shared/values/alike.ts";
import { type CalendarDate, formatDate } from "../../../shared/values/calendar-date.ts";
import { alertWords } from "./AlertHeadline.tsx";
import { FoldedRows } from "./FoldedRows.tsx";
import { useAction } from "./use-action.ts";
import { useWords } from "./use-words.ts";
import { ActionProblem } from "./Waiting.tsx";

type LongPastAlertsProps = Readonly<{
  /** Of one register, and one at least. */
  alerts: readonly [AlertView, ...AlertView[]];
  seen: (keys: readonly string[]) => Promise<void>;
  /** The way to a row, where the sheet at hand has it. */
  showing?: (alert: AlertView) => (() => void) | undefined;
}>;

/** What was over long before it came into the register: one line with a count, every row behind it. */
export function LongPastAlerts({ alerts, seen, showing }: LongPastAlertsProps) {
  const words = useWords();
  const settling = useAction(words.common.notDone);
  const latestFirst = alerts.toSorted((one, other) => other.daysLeft - one.daysLeft);
  const rows = alike(latestFirst, ({ row }) => row).map(({ items: [latest] }) => latest);
  return (
    <>
      <h3>{words.plan.longPast.title(alerts[0].register, rows.length)}</h3>
      <p>{words.plan.longPast.help(rows.length)}</p>
      <FoldedRows
        label={words.plan.which}
        rows={rows.map((alert) => {
          const show = showing?.(alert);
          return {
            key: alert.row,
            name: alert.subjectName,
            // The server's own dates are of the form this type asks for.
            detail: `${alertWords(alert, words)} ${formatDate(alert.date as CalendarDate)}`,
            ...(show !== undefined && { show }),
          };
        })}
      />
      <ActionProblem state={settling.state} />
      <div className="buttons no-print">
        <Button
          size="small"
          disabledFocusable={settling.state.phase === "busy"}
          onClick={() =>
            settling.run(async () => {
              await seen(alerts.map(({ key }) => key));
              return undefined;
            })
          }
        >
          {words.toDo.alert.done(rows.length)}
        </Button>
      </div>
    </>
  );
}
