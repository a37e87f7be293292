import { useState } from "react";
import type { CellPlace, Session } from "../../session.ts";
import type { ReadyState } from "../use-places.ts";
import {
  cellKey,
  type GroupedToDo,
  orderToDo,
  placesOf,
  type ToDoCards,
  type ToDoFilter,
} from "./order-to-do.ts";

type ToDoHook = Readonly<{
  groups: readonly GroupedToDo[];
  /** How many things the filter leaves out. */
  hidden: number;
  filter: ToDoFilter;
  setFilter: (filter: ToDoFilter) => void;
  /** The card whose cell was shown last. */
  current: string | null;
  show: (card: ToDoCards, place: CellPlace) => void;
  /** Goes to the next cell, from the top again after the last; null where nothing has one. */
  next: (() => void) | null;
}>;

export function useToDo(session: Session, state: ReadyState): ToDoHook {
  const [filter, setFilter] = useState<ToDoFilter>({ onlyMine: false, onlyErrors: false });
  const [shown, setShown] = useState<Readonly<{ card: string; place: string }> | null>(null);
  const { groups, hidden } = orderToDo(state.toDo, filter, state.me.member);
  const stops = groups
    .flatMap(({ cards }) => cards)
    .flatMap((card) => placesOf(card).map((place) => ({ card, place })));

  function show(card: ToDoCards, place: CellPlace) {
    setShown({ card: card.key, place: cellKey(place) });
    void session.show(place);
  }

  function next() {
    const last = stops.findIndex(
      ({ card, place }) => card.key === shown?.card && cellKey(place) === shown.place,
    );
    const stop = stops[(last + 1) % stops.length];
    if (stop !== undefined) show(stop.card, stop.place);
  }

  return {
    groups,
    hidden,
    filter,
    setFilter,
    current: shown?.card ?? null,
    show,
    next: stops.length === 0 ? null : next,
  };
}
