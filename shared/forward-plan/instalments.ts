import { PLAIN_CONTEXT } from "../reading/cell-reading.ts";
import { dateIn } from "../reading/date-text.ts";
import { moneyReader } from "../reading/read-money.ts";
import type { CalendarDate } from "../values/calendar-date.ts";
import { type Pence, pence } from "../values/pence.ts";
import { plain } from "../values/plain-text.ts";
import { monthsIn } from "../values/term.ts";
import { cadenceIn } from "./cadence.ts";

export type Instalment = Readonly<{ amount: Pence; on: CalendarDate | null }>;

const AMOUNT = "£ ?[\\d,.]*\\d ?(?:k|m|thousand|million)?";
const BETWEEN = /[;\n\r]+|,? +and +(?=\d+ ?[x×]|£)|, +(?=£)/;
const TIMES_FIRST = new RegExp(
  `^(?:(\\d{1,2}) ?(?:x|×|(?:instalments?|payments?) of) ?)?(${AMOUNT})(?:,? (?:(?:on|in|by|due) )?(.+))?$`,
  "i",
);
const DATE_FIRST = new RegExp(`^(.+?) ?[:–-]? (${AMOUNT})$`, "i");

/** Nothing but how often: what says more may mean anything. */
const HOW_OFTEN =
  /^(?:(?:paid|in|equal) )*(?:monthly|quarterly|each quarter|half[ -]yearly|(?:six|6)[ -]monthly|annually|yearly)(?: (?:instalments|payments))?(?: in (?:advance|arrears))?$/i;

const money = moneyReader(PLAIN_CONTEXT);

/**
 * The payments that a text tells of: "4 x £40,000", "£40,000 on 1 May 2026; £20,000 in March 2027",
 * or "quarterly" of the year's amount. Of what is not understood there are none.
 */
export function instalmentsIn(text: string, ofTheYear: Pence | null): readonly Instalment[] {
  const told = text.split(BETWEEN).flatMap((piece) => instalmentsOf(plain(piece)));
  if (told.length > 0 || ofTheYear === null) return told;
  const times = timesAYear(plain(text));
  return times === null ? [] : repeated(times, pence(Math.round(ofTheYear / times)), null);
}

function instalmentsOf(piece: string): readonly Instalment[] {
  const [, times, first, after] = TIMES_FIRST.exec(piece) ?? [];
  const [, before, last] = first === undefined ? (DATE_FIRST.exec(piece) ?? []) : [];
  const amount = money.text(first ?? last ?? "");
  if (amount.kind !== "value") return [];
  const beside = after ?? before ?? "";
  const count = times === undefined ? (timesAYear(beside) ?? 1) : Number(times);
  return repeated(count, amount.value, dateIn(beside));
}

function repeated(times: number, amount: Pence, on: CalendarDate | null): readonly Instalment[] {
  return Array.from({ length: times }, () => ({ amount, on }));
}

function timesAYear(text: string): number | null {
  const every = HOW_OFTEN.test(text) ? cadenceIn(text) : null;
  const months = every === null || every === "none" ? null : monthsIn(every);
  return months === null ? null : 12 / months;
}
