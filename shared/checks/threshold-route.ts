import type { CalendarDate } from "../values/calendar-date.ts";
import { formatLongDate } from "../values/calendar-date.ts";
import type { Check } from "./check.ts";
import { messagesOf } from "./message.ts";
import { NoParameters, problemOf } from "./problem.ts";
import { thresholdFor, valuedContract } from "./threshold-of.ts";
import { pounds } from "./words.ts";

/** Ways of buying, and regimes, that are only for less than the threshold. */
const SMALL_ROUTES = ["three-quotes"];
const SMALL_REGIMES = ["below-threshold", "not-procured"];

type Over = Readonly<{ value: number; threshold: number; from: CalendarDate }>;

export const thresholdRouteWords = {
  doesNotFit: (p: Over & { said: string }) =>
    `Counts as ${pounds(p.value)}, which reaches the threshold of ${pounds(p.threshold)}; “${p.said.replaceAll("-", " ")}” is for less: check with your legal team.`,
  regimeNotKnown: (p: Over) =>
    `Counts as ${pounds(p.value)}, which reaches the threshold of ${pounds(p.threshold)}, and no regime is given: check with your legal team.`,
  threshold: (p: Over) =>
    `threshold in force from ${formatLongDate(p.from)}: ${pounds(p.threshold)}`,
};

const say = messagesOf("threshold-route", thresholdRouteWords);

/** The value with VAT and every option against the threshold of the day it began (source: L1, L2). */
export const thresholdRoute: Check = {
  id: "threshold-route",
  statement: "A contract that reaches the threshold is not bought in a way that is for less.",
  scope: "row",
  registers: ["agreements"],
  parameters: NoParameters,

  run({ members, framework }) {
    return members.flatMap((row) => {
      const valued = valuedContract(row, framework);
      if (valued === null) return [];
      const threshold = thresholdFor(valued);
      const value = valued.value.pence;
      if (value < threshold) return [];
      const { route, regime } = valued.row.values;
      const small = [
        ...(SMALL_ROUTES.includes(route ?? "") ? [{ field: "route", said: route ?? "" }] : []),
        ...(SMALL_REGIMES.includes(regime ?? "") ? [{ field: "regime", said: regime ?? "" }] : []),
      ];
      const [first] = small;
      if (first === undefined && regime != null) return [];
      const over = { value, threshold, from: valued.thresholds.from };
      return [
        problemOf(row, {
          measure: value - threshold + 1,
          sentence:
            first === undefined
              ? say.regimeNotKnown(over)
              : say.doesNotFit({ ...over, said: first.said }),
          arithmetic: [...valued.value.steps, say.threshold(over)],
          fields: first === undefined ? ["regime"] : small.map(({ field }) => field),
        }),
      ];
    });
  },
};
