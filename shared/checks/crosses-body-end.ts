import { z } from "zod";
import { currentEndOf, phaseOf } from "../forward-plan/agreement-term.ts";
import { CalendarDate, formatLongDate, lastDayOf } from "../values/calendar-date.ts";
import type { Check } from "./check.ts";
import { problemOf } from "./problem.ts";
import { agreementValues } from "./typed-row.ts";

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
          sentence: `Ends ${formatLongDate(end.date)}, after the commissioning body itself is to end, ${formatLongDate(bodyEndsOn)}: check with your legal team how it would pass on.`,
          arithmetic: [end.step, `the body is to end: ${formatLongDate(bodyEndsOn)}`],
          fields: ["currentEnd"],
        }),
      ];
    });
  },
};
