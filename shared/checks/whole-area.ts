import { z } from "zod";
import { foldOnce } from "../framework/folded-once.ts";
import type { Check } from "./check.ts";
import { fundYearMoney } from "./fund-year-money.ts";
import { messagesOf } from "./message.ts";
import { problemOf } from "./problem.ts";

const Parameters = z.strictObject({ fund: z.string().min(1), area: z.array(z.string()).min(1) });

export const wholeAreaWords = {
  part: (p: { fund: string; area: string; whole: string }) =>
    `${p.fund} usually pays for all of ${p.whole}; this is for ${p.area} only. Is it a pilot?`,
};

const say = messagesOf("whole-area", wholeAreaWords);

/** A pilot may be for a part; where no area is given nothing is said (source: R70). */
export const wholeArea: Check<z.infer<typeof Parameters>> = {
  id: "whole-area",
  statement: "A fund for the whole area pays for a part of it only as a pilot.",
  scope: "fund-year",
  parameters: Parameters,

  run(slice, { fund, area }) {
    const money = fundYearMoney(slice);
    if (foldOnce(money.name) !== foldOnce(fund)) return [];
    const whole = area.map(foldOnce);
    return money.listed.flatMap((row) => {
      const { area: own, pilot } = row.values;
      if (own == null || own === "" || pilot === true || whole.includes(foldOnce(own))) return [];
      return [
        problemOf(row, {
          sentence: say.part({ fund: money.name, area: own, whole: area[0] ?? "" }),
          fields: ["area", "pilot"],
        }),
      ];
    });
  },
};
