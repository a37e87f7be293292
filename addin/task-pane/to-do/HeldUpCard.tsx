import { Button } from "@fluentui/react-components";
import { FoldedRows } from "../look/FoldedRows.tsx";
import { useAction } from "../look/use-action.ts";
import { useWords } from "../look/use-words.ts";
import { ActionProblem } from "../look/Waiting.tsx";
import { CardHead } from "./CardHead.tsx";
import { placeWords } from "./place-words.ts";
import type { ToDoCardProps } from "./to-do-card.ts";

/** Edits the server had a fault with: what is done about them, and what support will ask for. */
export function HeldUpCard({ item, session, state, show }: ToDoCardProps<"held-up">) {
  const words = useWords();
  const trying = useAction(words.common.notDone);
  const { at, places, reference } = item;
  const place = placeWords(at, state.tables);
  const isOne = places.length < 2;
  return (
    <>
      <CardHead
        title={isOne ? (at?.rowName ?? place) : words.common.rows(places.length)}
        place={place}
        show={isOne ? show : undefined}
      />
      <p>{words.toDo.heldUp.sentence(places.length)}</p>
      <p className="quiet">{words.toDo.heldUp.support(reference)}</p>
      {!isOne && (
        <FoldedRows rows={places.map(({ row, rowName }) => ({ key: row, name: rowName ?? row }))} />
      )}
      <ActionProblem state={trying.state} />
      <div className="buttons">
        <Button
          size="small"
          disabledFocusable={trying.state.phase === "busy"}
          onClick={() =>
            trying.run(async () => {
              await session.sendAgain();
              return undefined;
            })
          }
        >
          {words.toDo.heldUp.tryNow}
        </Button>
      </div>
    </>
  );
}
