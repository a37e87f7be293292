import type { RegisterKey } from "../registers/field.ts";
import {
  type CalendarDate,
  daysBetween,
  firstDayOf,
  formatLongDate,
  lastDayOf,
} from "../values/calendar-date.ts";
import type { Check } from "./check.ts";
import { common } from "./common-lines.ts";
import { messagesOf } from "./message.ts";
import { NoParameters, problemOf } from "./problem.ts";
import { counted } from "./words.ts";

type End = "end" | "initial end" | "current end";

export const endBeforeStartWords = {
  before: (p: { end: End; date: CalendarDate; days: number; start: CalendarDate }) =>
    `The ${p.end}, ${formatLongDate(p.date)}, is ${counted(p.days, "day")} before the start, ${formatLongDate(p.start)}.`,
  end: (p: { end: End; date: CalendarDate }) => `${p.end}: ${formatLongDate(p.date)}`,
};

const say = messagesOf("end-before-start", endBeforeStartWords);

const PERIODS: Readonly<
  Partial<Record<RegisterKey, readonly Readonly<{ end: string; called: End }>[]>>
> = {
  allocations: [{ end: "end", called: "end" }],
  agreements: [
    { end: "initialEnd", called: "initial end" },
    { end: "currentEnd", called: "current end" },
  ],
};

/** The measure is the days between; where only a month is known, what it can mean is given its due. */
export const endBeforeStart: Check = {
  id: "end-before-start",
  statement: "Nothing ends before it starts.",
  scope: "row",
  registers: ["allocations", "agreements"],
  parameters: NoParameters,

  run({ members }) {
    return members.flatMap((row) => {
      const start = row.values.start as CalendarDate | null | undefined;
      if (start == null) return [];
      const late = (PERIODS[row.register] ?? []).flatMap(({ end, called }) => {
        // Both fields are dates in either register's table of fields.
        const date = row.values[end] as CalendarDate | null | undefined;
        if (date == null) return [];
        const days = daysBetween(lastDayOf(date), firstDayOf(start));
        return days > 0 ? [{ field: end, called, date, days }] : [];
      });
      const [worst] = late.toSorted((one, other) => other.days - one.days);
      if (worst === undefined) return [];
      return [
        problemOf(row, {
          measure: worst.days,
          sentence: say.before({ end: worst.called, date: worst.date, days: worst.days, start }),
          arithmetic: [
            common.start({ date: start }),
            say.end({ end: worst.called, date: worst.date }),
          ],
          fields: ["start", ...late.map(({ field }) => field)],
        }),
      ];
    });
  },
};
