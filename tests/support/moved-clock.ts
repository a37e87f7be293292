import type { Clock } from "../../server/clock.ts";
import { addDays, daysBetween, type IsoDay } from "../../shared/values/calendar-date.ts";

/** A clock that stands still until a test moves it. */
export type MovedClock = Clock &
  Readonly<{ moveTo(day: IsoDay): void; pass(milliseconds: number): void }>;

const NOON = 12 * 60 * 60 * 1_000;
const DAY = 24 * 60 * 60 * 1_000;

export function movedClock(start: IsoDay): MovedClock {
  let today = start;
  let passed = 0;
  return {
    now: () => Date.parse(today) + NOON + passed,
    today: () => today,
    moveTo(day) {
      today = addDays(today, daysBetween(today, day));
      passed = 0;
    },
    pass(milliseconds) {
      passed = (passed + milliseconds) % DAY;
    },
  };
}
