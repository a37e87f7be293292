import { londonDayOf } from "../shared/sync/london-day.ts";
import type { IsoDay } from "../shared/values/calendar-date.ts";

/** The only places where the server reads the time. */
export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number;
  /** The calendar date in Europe/London. */
  today(): IsoDay;
}

/** The machine's clock; `fixedToday` replaces the date only, for demonstrations. */
export function systemClock(fixedToday: IsoDay | null): Clock {
  return {
    now: () => Date.now(),
    today: () => fixedToday ?? londonDayOf(Date.now()),
  };
}
