import { Button } from "@fluentui/react-components";
import { useState } from "react";
import type { Session } from "../../session.ts";
import { useAction } from "../look/use-action.ts";
import { useWords } from "../look/use-words.ts";
import { ActionProblem } from "../look/Waiting.tsx";

type RemoveMarksProps = Readonly<{ session: Session }>;

/** One press, and nothing of ours but the ids is left in any sheet. */
export function RemoveMarks({ session }: RemoveMarksProps) {
  const words = useWords();
  const removing = useAction(words.common.notDone);
  const [removed, setRemoved] = useState(false);
  return (
    <>
      <h3>{words.marking.title}</h3>
      <p className="quiet">{words.marking.removeExplained}</p>
      <div className="buttons">
        <Button
          disabledFocusable={removing.state.phase === "busy"}
          onClick={() =>
            removing.run(async () => {
              setRemoved(false);
              const outcome = await session.mark({ kind: "none" });
              setRemoved(outcome.ok);
              return outcome;
            })
          }
        >
          {words.marking.remove}
        </Button>
      </div>
      <ActionProblem state={removing.state} />
      <p role="status">{removed && words.marking.removed}</p>
    </>
  );
}
