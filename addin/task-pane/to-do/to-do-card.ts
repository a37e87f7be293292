import type { Session, ToDo } from "../../session.ts";
import type { ReadyState } from "../use-places.ts";

export type FindingToDo = Extract<ToDo, { kind: "finding" }>;
export type UnreadToDo = Extract<ToDo, { kind: "unread" }>;
export type AlertToDo = Extract<ToDo, { kind: "alert" }>;

/** What every card of the list is given. */
export type ToDoCardProps<Kind extends ToDo["kind"] = ToDo["kind"]> = Readonly<{
  item: Extract<ToDo, { kind: Kind }>;
  session: Session;
  state: ReadyState;
  /** Absent where the thing stands in no cell of this workbook. */
  show?: () => void;
}>;
