import { phaseOf } from "../forward-plan/agreement-term.ts";
import { type CalendarDate, formatLongDate, isDay } from "../values/calendar-date.ts";
import type { Check } from "./check.ts";
import { messagesOf } from "./message.ts";
import { NoParameters, problemOf } from "./problem.ts";
import { agreementValues } from "./typed-row.ts";

export const monthOnlyEndWords = {
  whichDay: (p: { end: CalendarDate }) =>
    `Only the month of the end is known, ${formatLongDate(p.end)}: on which day does it end?`,
  untilThen: () => "until then what is counted from it has only a month",
};

const say = messagesOf("month-only-end", monthOnlyEndWords);

/** One question for each agreement, however many dates follow from its end (R101). */
export const monthOnlyEnd: Check = {
  id: "month-only-end",
  statement: "An end of which only the month is known is kept so, and the day is asked for once.",
  scope: "row",
  registers: ["agreements"],
  parameters: NoParameters,

  run({ members }) {
    return members.flatMap((row) => {
      const values = agreementValues(row);
      const field = values.currentEnd == null ? "initialEnd" : "currentEnd";
      const end = values[field];
      if (end == null || isDay(end) || phaseOf(values) === "over") return [];
      return [
        problemOf(row, {
          sentence: say.whichDay({ end }),
          arithmetic: [say.untilThen()],
          fields: [field],
        }),
      ];
    });
  },
};
