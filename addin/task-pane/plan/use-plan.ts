import { useRef } from "react";
import type { PlanEntryView } from "../../../shared/sync/screens.ts";
import type { IsoMonth } from "../../../shared/values/calendar-date.ts";
import type { Session } from "../../session.ts";
import { type Loaded, useLoaded } from "../look/use-loaded.ts";
import type { ReadyState } from "../use-places.ts";
import { nextTwelveMonths } from "./plan-months.ts";

type PlanHook = Readonly<{
  loaded: Loaded<readonly PlanEntryView[]>;
  /** Remembers where a month is drawn, so that the strip can go to it. */
  monthDrawn: (month: IsoMonth, element: HTMLElement | null) => void;
  goTo: (month: IsoMonth) => void;
}>;

export function usePlan(session: Session, state: ReadyState): PlanHook {
  const { from, to } = nextTwelveMonths(state.me.today);
  const loaded = useLoaded(from, state.head, () => session.plan(from, to));
  const months = useRef(new Map<IsoMonth, HTMLElement>());
  return {
    loaded,
    monthDrawn: (month, element) => {
      if (element === null) months.current.delete(month);
      else months.current.set(month, element);
    },
    goTo: (month) => {
      const heading = months.current.get(month);
      heading?.focus({ preventScroll: true });
      heading?.scrollIntoView({ block: "start" });
    },
  };
}
