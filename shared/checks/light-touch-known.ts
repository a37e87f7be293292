import { type CalendarDate, formatLongDate } from "../values/calendar-date.ts";
import type { Check } from "./check.ts";
import { messagesOf } from "./message.ts";
import { NoParameters, problemOf } from "./problem.ts";
import { valuedContract } from "./threshold-of.ts";
import { pounds } from "./words.ts";

export const lightTouchKnownWords = {
  decides: (p: { value: number; services: number; lightTouch: number }) =>
    `Counts as ${pounds(p.value)}: over the threshold of ${pounds(p.services)} unless it is light touch, whose threshold is ${pounds(p.lightTouch)}. Is it? Check with your legal team.`,
  inForce: (p: { from: CalendarDate }) => `thresholds in force from ${formatLongDate(p.from)}`,
};

const say = messagesOf("light-touch-known", lightTouchKnownWords);

/** Asked only where the answer decides which rules there are, and never of works (source: L11). */
export const lightTouchKnown: Check = {
  id: "light-touch-known",
  statement: "Between the two thresholds it is known whether a service is light touch.",
  scope: "row",
  registers: ["agreements"],
  parameters: NoParameters,

  run({ members, framework }) {
    return members.flatMap((row) => {
      const valued = valuedContract(row, framework);
      if (valued === null || valued.row.values.lightTouch != null) return [];
      if (valued.row.values.procurementCategory === "works") return [];
      const { pence: value, steps } = valued.value;
      const { services, lightTouch, from } = valued.thresholds;
      if (value < services || value >= lightTouch) return [];
      return [
        problemOf(row, {
          sentence: say.decides({ value, services, lightTouch }),
          arithmetic: [...steps, say.inForce({ from })],
          fields: ["lightTouch"],
        }),
      ];
    });
  },
};
