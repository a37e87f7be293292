import { Button } from "@fluentui/react-components";
import type { AlertsTogether } from "../../../shared/alerts/alerts-by-row.ts";
import { NEXT_ACTION } from "../../../shared/alerts/next-action.ts";
import { addDays } from "../../../shared/values/calendar-date.ts";
import { AlertHeadline } from "../../task-pane/look/AlertHeadline.tsx";
import { inCommon } from "../../task-pane/look/alike-findings.ts";
import { Fold } from "../../task-pane/look/Fold.tsx";
import { FoldedRows } from "../../task-pane/look/FoldedRows.tsx";
import { DateSteps } from "../../task-pane/look/Steps.tsx";
import { useAction } from "../../task-pane/look/use-action.ts";
import { useWords } from "../../task-pane/look/use-words.ts";
import { ActionProblem } from "../../task-pane/look/Waiting.tsx";
import type { OpenState } from "../use-dashboard.ts";

const LATER_DAYS = 14;

type AlertsCardProps = Readonly<{ rows: AlertsTogether; open: OpenState; changed: () => void }>;

/** What presses about one row, or several of one name: the first date, the others folded, and what can be done about all. */
export function AlertsCard({ rows, open, changed }: AlertsCardProps) {
  const words = useWords();
  const settling = useAction(words.common.notDone);
  const [[first, ...others]] = rows;
  const alerts = rows.flat();
  const isAlone = rows.length === 1;
  const keys = alerts.map(({ key }) => key);
  const settle = (work: () => Promise<void>) =>
    settling.run(async () => {
      await work();
      changed();
      return undefined;
    });
  return (
    <>
      <h3>
        {isAlone
          ? first.subjectName
          : words.plan.severalOf(
              first.group,
              inCommon(rows, ([{ register }]) => register),
              rows.length,
            )}
      </h3>
      <AlertHeadline alert={first} />
      <p>{NEXT_ACTION[first.kind]}</p>
      <p className="quiet">
        {alerts.some(({ nobodyNamed }) => nobodyNamed)
          ? words.toDo.alert.nobodyNamed
          : words.toDo.alert.forWhom([...new Set(rows.map(([{ forWhom }]) => forWhom))].join(", "))}
      </p>
      <DateSteps steps={first.steps} />
      {!isAlone && (
        <FoldedRows
          label={words.plan.which}
          rows={rows.map(([{ row, subjectName }]) => ({ key: row, name: subjectName }))}
        />
      )}
      {isAlone && others.length > 0 && (
        <Fold label={words.dashboard.alerts.others(others.length)}>
          {others.map((alert) => (
            <AlertHeadline key={alert.key} alert={alert} />
          ))}
        </Fold>
      )}
      <ActionProblem state={settling.state} />
      <div className="buttons no-print">
        <Button
          size="small"
          disabledFocusable={settling.state.phase === "busy"}
          onClick={() => settle(() => open.api.acknowledge(keys))}
        >
          {words.dashboard.needsYou.acknowledge}
        </Button>
        <Button
          size="small"
          disabledFocusable={settling.state.phase === "busy"}
          onClick={() =>
            settle(async () => {
              const until = addDays(open.me.today, LATER_DAYS);
              // One after the other: a failure half-way leaves the rest waiting, which the next look shows.
              for (const key of keys) {
                await open.api.snooze(key, until, words.dashboard.needsYou.snoozeReason);
              }
            })
          }
        >
          {words.dashboard.needsYou.snooze}
        </Button>
      </div>
    </>
  );
}
