import {
  type CalendarDate,
  daysBetween,
  firstDayOf,
  formatLongDate,
  lastDayOf,
} from "../values/calendar-date.ts";
import type { Check } from "./check.ts";
import { messagesOf } from "./message.ts";
import { NoParameters, problemOf } from "./problem.ts";
import { asRowOf } from "./typed-row.ts";
import { counted } from "./words.ts";

export const returnLateWords = {
  late: (p: { period: string | null; days: number; due: CalendarDate; received: CalendarDate }) =>
    `The return${p.period === null ? "" : ` for ${p.period}`} came ${counted(p.days, "day")} late: due ${formatLongDate(p.due)}, received ${formatLongDate(p.received)}.`,
};

const say = messagesOf("return-late", returnLateWords);

/** One that has not come is in the forward plan, which knows what today is (source: R76, R89). */
export const returnLate: Check = {
  id: "return-late",
  statement: "A return comes by the day it is due.",
  scope: "row",
  registers: ["returns"],
  parameters: NoParameters,

  run({ members }) {
    return members.flatMap((row) => {
      const values = asRowOf("returns", row)?.values;
      if (values?.due == null || values.received == null) return [];
      const days = daysBetween(lastDayOf(values.due), firstDayOf(values.received));
      if (days <= 0) return [];
      const { period, due, received } = values;
      return [
        problemOf(row, {
          measure: days,
          sentence: say.late({ period: period ?? null, days, due, received }),
          fields: ["due", "received"],
        }),
      ];
    });
  },
};
