import { Switch } from "@fluentui/react-components";
import { useId, useState } from "react";
import type { ConnectedTable, Session } from "../../session.ts";
import { useAction } from "../look/use-action.ts";
import { useWords } from "../look/use-words.ts";
import { ActionProblem } from "../look/Waiting.tsx";

type MarkSwitchProps = Readonly<{ session: Session; table: ConnectedTable }>;

/** Whether each row's status stands in this table; off until somebody wants it. */
export function MarkSwitch({ session, table }: MarkSwitchProps) {
  const words = useWords();
  const marking = useAction(words.common.notDone);
  const [wanted, setWanted] = useState(false);
  const explanation = useId();
  const isBusy = marking.state.phase === "busy";
  return (
    <div>
      <Switch
        label={words.marking.choose}
        aria-describedby={explanation}
        // What was just chosen, until the sheet says how it is.
        checked={isBusy ? wanted : table.marked === true}
        onChange={(_, { checked }) => {
          setWanted(checked);
          marking.run(() => session.mark({ kind: "table", table: table.id, on: checked }));
        }}
      />
      <p id={explanation} className="quiet">
        {words.marking.explained}
      </p>
      <ActionProblem state={marking.state} />
    </div>
  );
}
