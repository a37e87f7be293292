import { Button } from "@fluentui/react-components";
import { useAction } from "../look/use-action.ts";
import { useWords } from "../look/use-words.ts";
import { ActionProblem } from "../look/Waiting.tsx";
import { CardHead } from "./CardHead.tsx";
import { fieldLabel, placeWords } from "./place-words.ts";
import { Sides } from "./Sides.tsx";
import type { ToDoCardProps } from "./to-do-card.ts";

/** Two people changed one cell apart: both values, who and when, and one press for either. */
export function ConflictCard({ item, session, state, show }: ToDoCardProps<"conflict">) {
  const words = useWords();
  const settling = useAction(words.common.notDone);
  const busy = settling.state.phase === "busy";
  const { conflict } = item;
  const now = Date.now();
  const blank = (text: string) => (text === "" ? words.toDo.conflict.blank : text);
  const title =
    item.at.rowName ??
    (conflict.field === null
      ? words.pane.row.wholeRow
      : fieldLabel(conflict.register, conflict.field));
  return (
    <>
      <CardHead title={title} place={placeWords(item.at, state.tables)} show={show} />
      {conflict.field === null && <p>{words.toDo.conflict.removedRow}</p>}
      <Sides
        sides={[
          { label: words.toDo.conflict.before, text: blank(item.base) },
          {
            label: words.toDo.conflict.yours,
            text: blank(item.mine),
            when: words.common.moment(conflict.mineAt, now),
          },
          {
            label: conflict.theirsBy,
            text: blank(item.theirs),
            when: words.common.moment(conflict.theirsAt, now),
          },
        ]}
      />
      <ActionProblem state={settling.state} />
      <div className="buttons">
        <Button
          size="small"
          disabledFocusable={busy}
          onClick={() => settling.run(() => session.resolveConflict(conflict.id, "mine"))}
        >
          {words.toDo.conflict.keepMine}
        </Button>
        <Button
          size="small"
          disabledFocusable={busy}
          onClick={() => settling.run(() => session.resolveConflict(conflict.id, "theirs"))}
        >
          {words.toDo.conflict.takeTheirs(conflict.theirsBy)}
        </Button>
      </div>
    </>
  );
}
