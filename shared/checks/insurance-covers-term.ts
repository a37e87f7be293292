import { currentEndOf, phaseOf } from "../forward-plan/agreement-term.ts";
import {
  type CalendarDate,
  daysBetween,
  firstDayOf,
  formatLongDate,
  lastDayOf,
} from "../values/calendar-date.ts";
import type { Check } from "./check.ts";
import { endLine } from "./common-lines.ts";
import { messagesOf } from "./message.ts";
import { NoParameters, problemOf } from "./problem.ts";
import { agreementValues } from "./typed-row.ts";

export const insuranceCoversTermWords = {
  short: (p: { until: CalendarDate; end: CalendarDate }) =>
    `The provider's insurance expires ${formatLongDate(p.until)}, before the agreement ends, ${formatLongDate(p.end)}: ask for the renewal when it comes.`,
};

const say = messagesOf("insurance-covers-term", insuranceCoversTermWords);

/** Insurance is renewed year by year, so this informs; the plan has the day it expires (source: R20). */
export const insuranceCoversTerm: Check = {
  id: "insurance-covers-term",
  statement: "It is known where a provider's insurance does not last as long as its agreement.",
  scope: "row",
  registers: ["agreements"],
  parameters: NoParameters,

  run({ members }) {
    return members.flatMap((row) => {
      const values = agreementValues(row);
      const until = values.insuranceUntil;
      const end = currentEndOf(values);
      if (until == null || end === null || phaseOf(values) === "over") return [];
      const short = daysBetween(lastDayOf(until), firstDayOf(end.date));
      if (short <= 0) return [];
      return [
        problemOf(row, {
          measure: short,
          sentence: say.short({ until, end: end.date }),
          arithmetic: [endLine(values) ?? []].flat(),
          fields: ["insuranceUntil"],
        }),
      ];
    });
  },
};
