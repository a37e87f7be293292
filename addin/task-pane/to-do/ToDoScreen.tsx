import { Button, ToggleButton } from "@fluentui/react-components";
import { CheckmarkCircle24Regular } from "@fluentui/react-icons";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { unreachable } from "../../../shared/values/result.ts";
import type { Session, ToDo } from "../../session.ts";
import { useWords } from "../look/use-words.ts";
import type { ReadyState } from "../use-places.ts";
import { AlertCard } from "./AlertCard.tsx";
import { ConflictCard } from "./ConflictCard.tsx";
import { FindingCard } from "./FindingCard.tsx";
import { type GroupedToDo, toDoKey } from "./order-to-do.ts";
import { QuestionCard } from "./QuestionCard.tsx";
import { RefusedCard } from "./RefusedCard.tsx";
import { UnreadCard } from "./UnreadCard.tsx";
import { useToDo } from "./use-to-do.ts";

/** A group longer than this is opened by a person who wants it all. */
const SHOWN_AT_FIRST = 25;

type ToDoScreenProps = Readonly<{ session: Session; state: ReadyState }>;

/** Everything that needs a person, in order of what it costs to wait. */
export function ToDoScreen({ session, state }: ToDoScreenProps) {
  const words = useWords();
  const toDo = useToDo(session, state);
  const { onlyMine, onlyErrors } = toDo.filter;
  if (state.toDo.length === 0) return <NothingToDo truth={state.truth} />;
  return (
    <section className="screen" aria-label={words.toDo.title}>
      <div className="to-do-bar" role="toolbar" aria-label={words.toDo.filters}>
        <ToggleButton
          size="small"
          shape="circular"
          checked={onlyMine}
          onClick={() => toDo.setFilter({ onlyErrors, onlyMine: !onlyMine })}
        >
          {words.toDo.onlyMine}
        </ToggleButton>
        <ToggleButton
          size="small"
          shape="circular"
          checked={onlyErrors}
          onClick={() => toDo.setFilter({ onlyMine, onlyErrors: !onlyErrors })}
        >
          {words.toDo.onlyErrors}
        </ToggleButton>
        {toDo.next !== null && (
          <Button
            className="to-do-next"
            size="small"
            appearance="primary"
            aria-label={words.toDo.nextLabel}
            onClick={toDo.next}
          >
            {words.toDo.next}
          </Button>
        )}
      </div>
      {toDo.groups.length === 0 && (
        <div className="quiet-state">
          <p>{words.toDo.emptyFiltered}</p>
          <Button
            size="small"
            onClick={() => toDo.setFilter({ onlyMine: false, onlyErrors: false })}
          >
            {words.toDo.showAll}
          </Button>
        </div>
      )}
      {toDo.groups.map((group) => (
        <Group
          key={group.group}
          group={group}
          session={session}
          state={state}
          current={toDo.current}
          show={toDo.show}
        />
      ))}
    </section>
  );
}

function NothingToDo({ truth }: Pick<ReadyState, "truth">) {
  const words = useWords();
  return (
    <div className="quiet-state">
      <CheckmarkCircle24Regular aria-hidden />
      <h2>{words.toDo.empty}</h2>
      {truth.kind === "all-saved" && truth.at !== null && (
        <p>{words.toDo.emptyLookedAt(words.common.clockTime(truth.at))}</p>
      )}
    </div>
  );
}

type GroupProps = ToDoScreenProps &
  Readonly<{ group: GroupedToDo; current: string | null; show: (item: ToDo) => void }>;

function Group({ group, session, state, current, show }: GroupProps) {
  const words = useWords();
  const [all, setAll] = useState(false);
  const currentPlace = group.items.findIndex((item) => toDoKey(item) === current);
  const shown = all
    ? group.items
    : group.items.slice(0, Math.max(SHOWN_AT_FIRST, currentPlace + 1));
  const title = `to-do-${group.group}`;
  return (
    <section className="to-do-group" aria-labelledby={title}>
      <h2 id={title}>
        {words.toDo.groups[group.group]} <span className="quiet">{group.items.length}</span>
      </h2>
      <ul className="cards">
        {shown.map((item) => (
          <Item key={toDoKey(item)} isCurrent={toDoKey(item) === current}>
            <ToDoCard
              item={item}
              session={session}
              state={state}
              {...(item.at !== null && { show: () => show(item) })}
            />
          </Item>
        ))}
      </ul>
      {shown.length < group.items.length && (
        <Button size="small" appearance="subtle" onClick={() => setAll(true)}>
          {words.toDo.more(group.items.length - shown.length)}
        </Button>
      )}
    </section>
  );
}

type ItemProps = Readonly<{ isCurrent: boolean; children: ReactNode }>;

/** Scrolls to itself when its cell is shown; focus stays where the person is. */
function Item({ isCurrent, children }: ItemProps) {
  const card = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isCurrent) card.current?.scrollIntoView({ block: "nearest" });
  }, [isCurrent]);
  return (
    <li ref={card} className="card" {...(isCurrent && { "aria-current": "true" })}>
      {children}
    </li>
  );
}

export type ToDoCardProps<Kind extends ToDo["kind"] = ToDo["kind"]> = Readonly<{
  item: Extract<ToDo, { kind: Kind }>;
  session: Session;
  state: ReadyState;
  /** Absent where the thing stands in no cell of this workbook. */
  show?: () => void;
}>;

/** One thing to do, which can be settled where it stands. */
export function ToDoCard({ item, ...rest }: ToDoCardProps) {
  switch (item.kind) {
    case "conflict":
      return <ConflictCard item={item} {...rest} />;
    case "refused":
      return <RefusedCard item={item} {...rest} />;
    case "question":
      return <QuestionCard item={item} {...rest} />;
    case "unread":
      return <UnreadCard item={item} {...rest} />;
    case "finding":
      return <FindingCard item={item} {...rest} />;
    case "alert":
      return <AlertCard item={item} {...rest} />;
    default:
      return unreachable(item);
  }
}
