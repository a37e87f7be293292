import { z } from "zod";
import { isAbsent } from "../registers/value-kinds.ts";
import { addDays, type CalendarDate, formatLongDate, lastDayOf } from "../values/calendar-date.ts";
import type { Check } from "./check.ts";
import { messagesOf } from "./message.ts";
import { problemOf } from "./problem.ts";
import { valuedContract } from "./threshold-of.ts";
import { pounds } from "./words.ts";

const Parameters = z.strictObject({
  fromPence: z.int().positive(),
  /** Days that begin with the day on which the contract is entered into, which counts. */
  days: z.int().positive(),
  lightTouchDays: z.int().positive(),
});

export const contractNoticeWords = {
  none: (p: { value: number; from: number; due: CalendarDate | null }) =>
    `Counts as ${pounds(p.value)}, ${pounds(p.from)} or more, and no notice of it is recorded${p.due === null ? "" : `; the contract details notice was due by ${formatLongDate(p.due)}`}: check with your legal team.`,
  signed: (p: { signed: CalendarDate; days: number }) =>
    `signed ${formatLongDate(p.signed)}, and ${p.days} days that begin with it`,
};

const say = messagesOf("contract-notice", contractNoticeWords);

/** Of contracts bought under the Procurement Act, once they are signed (source: L5, L11). */
export const contractNotice: Check<z.infer<typeof Parameters>> = {
  id: "contract-notice",
  statement: "A signed contract from the notifiable value up has a notice recorded.",
  scope: "row",
  registers: ["agreements"],
  parameters: Parameters,

  run({ members, framework }, { fromPence, days, lightTouchDays }) {
    return members.flatMap((row) => {
      const valued = valuedContract(row, framework);
      if (valued === null || valued.value.pence < fromPence) return [];
      const { signedOn, regime, noticeIds, lightTouch } = valued.row.values;
      if (signedOn == null || !isAbsent(noticeIds)) return [];
      if (regime !== "pa-2023" && regime !== "below-threshold") return [];
      // Below the threshold it is due as soon as can be, on no set day.
      const length = lightTouch === true ? lightTouchDays : days;
      const due = regime === "pa-2023" ? addDays(lastDayOf(signedOn), length - 1) : null;
      return [
        problemOf(row, {
          sentence: say.none({ value: valued.value.pence, from: fromPence, due }),
          arithmetic: [
            ...valued.value.steps,
            ...(due === null ? [] : [say.signed({ signed: signedOn, days: length })]),
          ],
          fields: ["noticeIds"],
        }),
      ];
    });
  },
};
