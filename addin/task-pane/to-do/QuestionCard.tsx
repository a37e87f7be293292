import { CompoundButton } from "@fluentui/react-components";
import { FoldedRows } from "../look/FoldedRows.tsx";
import { useAction } from "../look/use-action.ts";
import { useWords } from "../look/use-words.ts";
import { ActionProblem } from "../look/Waiting.tsx";
import { CardHead } from "./CardHead.tsx";
import { placeWords } from "./place-words.ts";
import type { ToDoCardProps } from "./to-do-card.ts";

/** Something only a person can tell, each answer with what will follow from it. */
export function QuestionCard({ item, session, state, show }: ToDoCardProps<"question">) {
  const words = useWords();
  const answering = useAction(words.common.notDone);
  return (
    <>
      <CardHead title={item.question} place={placeWords(item.at, state.tables)} show={show} />
      {item.about !== undefined && (
        <FoldedRows
          label={words.toDo.about(item.about.length)}
          rows={item.about.map(({ at, name, detail }) => ({
            key: `${at?.row}/${at?.field}/${name}`,
            name,
            detail,
            ...(at !== null && { show: () => void session.show(at) }),
          }))}
        />
      )}
      <ul className="choices">
        {item.choices.map(({ key, label, consequence }) => (
          <li key={key}>
            <CompoundButton
              className="wide-button"
              size="small"
              secondaryContent={consequence}
              disabledFocusable={answering.state.phase === "busy"}
              onClick={() =>
                answering.run(async () => {
                  await session.answer(item.id, key);
                  return undefined;
                })
              }
            >
              {label}
            </CompoundButton>
          </li>
        ))}
      </ul>
      <ActionProblem state={answering.state} />
    </>
  );
}
