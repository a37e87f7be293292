import { useState } from "react";
import type { Session, SessionState } from "../session.ts";

export type Place = "row" | "toDo" | "plan" | "money";

/** What the pane shows instead of a place, where it shows something else. */
export type Aside = "connect" | "tables" | "about" | null;

export type ReadyState = Extract<SessionState, { phase: "ready" }>;

type PlacesHook = Readonly<{
  place: Place;
  goTo: (place: Place) => void;
  aside: Aside;
  openAside: (aside: Exclude<Aside, null>) => void;
  closeAside: () => void;
}>;

/**
 * Which of the places is shown. Connecting is offered by itself while nothing is connected and
 * nobody has chosen otherwise; once a person is in the midst of it, it stays until it is closed.
 */
export function usePlaces(state: ReadyState): PlacesHook {
  const [place, setPlace] = useState<Place>("row");
  const [chosen, setAside] = useState<Aside | "nobody-chose">("nobody-chose");
  const offered = state.tables.length === 0 ? "connect" : null;
  const aside = chosen === "nobody-chose" ? offered : chosen;
  return {
    place,
    goTo: (next) => {
      setPlace(next);
      setAside(null);
    },
    aside,
    openAside: setAside,
    closeAside: () => setAside(null),
  };
}

/** Asks the session to show a row that some table of this workbook holds; null where none does. */
export function showingRow(
  session: Session,
  tables: ReadyState["tables"],
  subject: Readonly<{ register: string; id: ReadyRow }>,
): (() => Promise<undefined>) | null {
  const table = tables.find(({ register }) => register === subject.register);
  if (table === undefined) return null;
  return async () => {
    await session.show({ table: table.id, row: subject.id, field: null });
    return undefined;
  };
}

type ReadyRow = Parameters<Session["rowPlan"]>[0];
