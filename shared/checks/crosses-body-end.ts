import { z } from "zod";
import { currentEndOf, phaseOf } from "../forward-plan/agreement-term.ts";
import { CalendarDate, formatLongDate, lastDayOf } from "../values/calendar-date.ts";
import type { Check } from "./check.ts";
import { endLine } from "./common-lines.ts";
import { messagesOf } from "./message.ts";
import { problemOf } from "./problem.ts";
import { agreementValues } from "./typed-row.ts";

export const crossesBodyEndWords = {
  after: (p: { end: CalendarDate; bodyEndsOn: CalendarDate }) =>
    `Ends ${formatLongDate(p.end)}, after the commissioning body itself is to end, ${formatLongDate(p.bodyEndsOn)}: check with your legal team how it would pass on.`,
  bodyEnds: (p: { bodyEndsOn: CalendarDate }) =>
    `the body is to end: ${formatLongDate(p.bodyEndsOn)}`,
};

const say = messagesOf("crosses-body-end", crossesBodyEndWords);

const Parameters = z.strictObject({ bodyEndsOn: CalendarDate });

/** What becomes of contracts then is not settled, so it is never stated here (source: L22, L23). */
export const crossesBodyEnd: Check<z.infer<typeof Parameters>> = {
  id: "crosses-body-end",
  statement: "An agreement that runs on after the commissioning body itself ends is known.",
  scope: "row",
  registers: ["agreements"],
  parameters: Parameters,

  run({ members }, { bodyEndsOn }) {
    return members.flatMap((row) => {
      const values = agreementValues(row);
      const end = currentEndOf(values);
      if (end === null || phaseOf(values) === "over") return [];
      if (lastDayOf(end.date) <= lastDayOf(bodyEndsOn)) return [];
      return [
        problemOf(row, {
          sentence: say.after({ end: end.date, bodyEndsOn }),
          arithmetic: [endLine(values) ?? [], say.bodyEnds({ bodyEndsOn })].flat(),
          fields: ["currentEnd"],
        }),
      ];
    });
  },
};
