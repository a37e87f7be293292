import { z } from "zod";
import { phaseOf } from "../forward-plan/agreement-term.ts";
import { nameOf } from "../registers/ledger.ts";
import { formatLongDate, IsoMonth } from "../values/calendar-date.ts";
import type { Check } from "./check.ts";
import { messagesOf } from "./message.ts";
import { problemOf } from "./problem.ts";
import { scopeSubject } from "./scope-key.ts";
import { agreementValues } from "./typed-row.ts";
import { counted } from "./words.ts";

export const endsInOneMonthWords = {
  many: (p: { count: number; month: IsoMonth; most: number }) =>
    `${counted(p.count, "agreement")} end in ${formatLongDate(p.month)}, more than the ${p.most} a month that can be renewed.`,
  name: (p: { name: string }) => p.name,
  others: (p: { count: number }) => `and ${counted(p.count, "other")}`,
};

const say = messagesOf("ends-in-one-month", endsInOneMonthWords);

const Parameters = z.strictObject({ most: z.int().nonnegative() });
const MOST_NAMED = 12;

/** Said once for a month, at the first of its agreements by id (source: R104). */
export const endsInOneMonth: Check<z.infer<typeof Parameters>> = {
  id: "ends-in-one-month",
  statement: "No more agreements end in one month than the team can renew.",
  scope: "month",
  parameters: Parameters,

  run({ key, members }, { most }) {
    const ending = members
      .filter((row) => phaseOf(agreementValues(row)) !== "over")
      .toSorted((one, other) => (one.id < other.id ? -1 : 1));
    const [first] = ending;
    if (first === undefined || ending.length <= most) return [];
    const names = ending.map(nameOf).toSorted();
    const rest = names.length - MOST_NAMED;
    return [
      problemOf(first, {
        measure: ending.length - most,
        sentence: say.many({
          count: ending.length,
          month: IsoMonth.parse(scopeSubject(key)),
          most,
        }),
        arithmetic: [
          ...names.slice(0, MOST_NAMED).map((name) => say.name({ name })),
          ...(rest > 0 ? [say.others({ count: rest })] : []),
        ],
        fields: ["currentEnd"],
      }),
    ];
  },
};
