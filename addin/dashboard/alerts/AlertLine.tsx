import { Button } from "@fluentui/react-components";
import type { AlertView } from "../../../shared/sync/screens.ts";
import { addDays } from "../../../shared/values/calendar-date.ts";
import { AlertHeadline } from "../../task-pane/look/AlertHeadline.tsx";
import { DateSteps } from "../../task-pane/look/Steps.tsx";
import { useAction } from "../../task-pane/look/use-action.ts";
import { useWords } from "../../task-pane/look/use-words.ts";
import { ActionProblem } from "../../task-pane/look/Waiting.tsx";
import type { OpenState } from "../Dashboard.tsx";

const LATER_DAYS = 14;

type AlertLineProps = Readonly<{ alert: AlertView; open: OpenState; changed: () => void }>;

/** An alert with how its date comes about, and the two things one can do about it. */
export function AlertLine({ alert, open, changed }: AlertLineProps) {
  const words = useWords();
  const settling = useAction(words.common.notDone);
  const run = (work: () => Promise<void>) =>
    settling.run(async () => {
      await work();
      changed();
      return undefined;
    });
  return (
    <>
      <h3>{alert.subjectName}</h3>
      <AlertHeadline alert={alert} />
      <p className="quiet">
        {alert.nobodyNamed ? words.toDo.alert.nobodyNamed : words.toDo.alert.forWhom(alert.forWhom)}
      </p>
      <DateSteps steps={alert.steps} />
      <ActionProblem state={settling.state} />
      <div className="buttons no-print">
        <Button
          size="small"
          disabledFocusable={settling.state.phase === "busy"}
          onClick={() => run(() => open.api.acknowledge(alert.key))}
        >
          {words.dashboard.needsYou.acknowledge}
        </Button>
        <Button
          size="small"
          disabledFocusable={settling.state.phase === "busy"}
          onClick={() =>
            run(() =>
              open.api.snooze(
                alert.key,
                addDays(open.me.today, LATER_DAYS),
                words.dashboard.needsYou.snoozeReason,
              ),
            )
          }
        >
          {words.dashboard.needsYou.snooze}
        </Button>
      </div>
    </>
  );
}
