import { useWords } from "../look/use-words.ts";
import { CardHead } from "./CardHead.tsx";
import { placeWords } from "./place-words.ts";
import type { ToDoCardProps } from "./to-do-card.ts";

/** A cell that could not be read: what it says, and what would be understood. */
export function UnreadCard({ item, state, show }: ToDoCardProps<"unread">) {
  const words = useWords();
  const place = placeWords(item.at, state.tables);
  const name = item.at.rowName;
  return (
    <>
      <CardHead title={name ?? place} {...(name !== undefined && { place })} show={show} />
      <p>{words.toDo.unread.seen(item.seen)}</p>
      <p>{words.toDo.unread.accepted(item.accepted)}</p>
    </>
  );
}
