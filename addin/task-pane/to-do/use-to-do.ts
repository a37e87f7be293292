import { useState } from "react";
import type { Session, ToDo } from "../../session.ts";
import type { ReadyState } from "../use-places.ts";
import { type GroupedToDo, groupToDo, type ToDoFilter, toDoKey } from "./order-to-do.ts";

type ToDoHook = Readonly<{
  groups: readonly GroupedToDo[];
  filter: ToDoFilter;
  setFilter: (filter: ToDoFilter) => void;
  /** The item whose cell was shown last. */
  current: string | null;
  show: (item: ToDo) => void;
  /** Goes to the next item's cell, from the top again after the last; null where no item has one. */
  next: (() => void) | null;
}>;

export function useToDo(session: Session, state: ReadyState): ToDoHook {
  const [filter, setFilter] = useState<ToDoFilter>({ onlyMine: false, onlyErrors: false });
  const [current, setCurrent] = useState<string | null>(null);
  const groups = groupToDo(state.toDo, filter, state.me.member.name);
  const placed = groups.flatMap(({ items }) => items).filter((item) => item.at !== null);

  function show(item: ToDo) {
    if (item.at === null) return;
    setCurrent(toDoKey(item));
    void session.show(item.at);
  }

  function next() {
    const place = placed.findIndex((item) => toDoKey(item) === current);
    const item = placed[(place + 1) % placed.length];
    if (item !== undefined) show(item);
  }

  return {
    groups,
    filter,
    setFilter,
    current,
    show,
    next: placed.length === 0 ? null : next,
  };
}
