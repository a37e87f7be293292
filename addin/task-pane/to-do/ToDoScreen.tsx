import { Button, ToggleButton } from "@fluentui/react-components";
import { CheckmarkCircle24Regular } from "@fluentui/react-icons";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { unreachable } from "../../../shared/values/result.ts";
import type { CellPlace, Session } from "../../session.ts";
import { isAbsence } from "../look/alike-findings.ts";
import { useWords } from "../look/use-words.ts";
import type { ReadyState } from "../use-places.ts";
import { AlertCard } from "./AlertCard.tsx";
import { ConflictCard } from "./ConflictCard.tsx";
import { AbsenceLine, FindingCard, FindingsCard } from "./FindingCard.tsx";
import { HeldUpCard } from "./HeldUpCard.tsx";
import { LongPastCard } from "./LongPastCard.tsx";
import { type GroupedToDo, placesOf, type ToDoCards } from "./order-to-do.ts";
import { QuestionCard } from "./QuestionCard.tsx";
import { RefusedCard } from "./RefusedCard.tsx";
import type { ToDoCardProps } from "./to-do-card.ts";
import { UnreadCard, UnreadCards } from "./UnreadCard.tsx";
import { useToDo } from "./use-to-do.ts";

/** A group longer than this is opened by a person who wants it all. */
const SHOWN_AT_FIRST = 25;

type ToDoScreenProps = Readonly<{ session: Session; state: ReadyState }>;

/** Everything that needs a person, in order of what it costs to wait. */
export function ToDoScreen({ session, state }: ToDoScreenProps) {
  const words = useWords();
  const toDo = useToDo(session, state);
  const { onlyMine, onlyErrors } = toDo.filter;
  const showAll = () => toDo.setFilter({ onlyMine: false, onlyErrors: false });
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
          <Button size="small" onClick={showAll}>
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
      {toDo.groups.length > 0 && toDo.hidden > 0 && (
        <p className="quiet to-do-hidden">
          {words.toDo.hidden(toDo.hidden)}{" "}
          <Button size="small" appearance="subtle" onClick={showAll}>
            {words.toDo.showAll}
          </Button>
        </p>
      )}
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
  Readonly<{
    group: GroupedToDo;
    current: string | null;
    show: (card: ToDoCards, place: CellPlace) => void;
  }>;

function Group({ group, session, state, current, show }: GroupProps) {
  const words = useWords();
  const [all, setAll] = useState(false);
  const { cards } = group;
  const currentPlace = cards.findIndex(({ key }) => key === current);
  const shown = all ? cards : cards.slice(0, Math.max(SHOWN_AT_FIRST, currentPlace + 1));
  const title = `to-do-${group.group}`;
  return (
    <section className="to-do-group" aria-labelledby={title}>
      <h2 id={title}>
        {words.toDo.groups[group.group]} <span className="quiet">{cards.length}</span>
      </h2>
      <ul className="cards">
        {shown.map((card) => (
          <Item key={card.key} isCurrent={card.key === current}>
            <CardOf
              card={card}
              session={session}
              state={state}
              show={(place) => show(card, place)}
            />
          </Item>
        ))}
      </ul>
      {shown.length < cards.length && (
        <Button size="small" appearance="subtle" onClick={() => setAll(true)}>
          {words.toDo.more(cards.length - shown.length)}
        </Button>
      )}
    </section>
  );
}

type CardOfProps = ToDoScreenProps &
  Readonly<{ card: ToDoCards; show: (place: CellPlace) => void }>;

/** One thing to do, or what is the same in several rows. */
function CardOf({ card, session, state, show }: CardOfProps) {
  const [item, ...others] = card.items;
  const places = placesOf(card);
  if (item.kind === "finding" && (others.length > 0 || isAbsence(item.finding))) {
    const items = [item, ...others.filter((other) => other.kind === "finding")] as const;
    const Card = isAbsence(item.finding) ? AbsenceLine : FindingsCard;
    return <Card items={items} places={places} state={state} show={show} />;
  }
  if (item.kind === "unread" && others.length > 0) {
    const items = [item, ...others.filter((other) => other.kind === "unread")] as const;
    return <UnreadCards items={items} state={state} show={show} />;
  }
  const { at } = item;
  if (item.kind === "alert") {
    const later = others.filter((other) => other.kind === "alert");
    if (item.alert.longPast) {
      return <LongPastCard items={[item, ...later]} session={session} show={show} />;
    }
    return (
      <AlertCard
        item={item}
        others={later}
        session={session}
        state={state}
        {...(at !== null && { show: () => show(at) })}
      />
    );
  }
  return (
    <ToDoCard
      item={item}
      session={session}
      state={state}
      {...(at !== null && { show: () => show(at) })}
    />
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

/** One thing to do, which can be settled where it stands. */
export function ToDoCard({ item, ...rest }: ToDoCardProps) {
  switch (item.kind) {
    case "conflict":
      return <ConflictCard item={item} {...rest} />;
    case "refused":
      return <RefusedCard item={item} {...rest} />;
    case "held-up":
      return <HeldUpCard item={item} {...rest} />;
    case "question":
      return <QuestionCard item={item} {...rest} />;
    case "unread":
      return <UnreadCard item={item} {...rest} />;
    case "finding":
      return <FindingCard item={item} {...rest} />;
    case "alert":
      return <AlertCard item={item} others={[]} {...rest} />;
    default:
      return unreachable(item);
  }
}
