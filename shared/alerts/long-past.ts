import { type IsoDay, moveStartByMonths } from "../values/calendar-date.ts";

/** What ended within the quarter before may still run on, unseen. */
const LONG_BEFORE_MONTHS = 3;

/**
 * Whether all that is dated of a row lay long past on the day the row came into the register: years
 * of history that came with it, and no news of each single row. A row of which anything was still
 * to come, however late the rest, is news; so is what becomes late while it is in the register.
 */
export function isLongPast(lastDay: IsoDay, cameOn: IsoDay): boolean {
  return lastDay < moveStartByMonths(cameOn, -LONG_BEFORE_MONTHS);
}
