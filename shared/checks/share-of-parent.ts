import { z } from "zod";
import type { Check } from "./check.ts";
import { fundOf, fundYearMoney, sumOf } from "./fund-year-money.ts";
import { messagesOf } from "./message.ts";
import { problemOf } from "./problem.ts";
import { pounds, share } from "./words.ts";

type Shared = Readonly<{ child: string; has: number; fund: string; budget: number }>;

export const shareOfParentWords = {
  apart: (p: Shared & { year: string; due: number }) =>
    `${p.child} has ${share(p.has, p.budget)} of ${p.fund} in ${p.year}; its share is about ${p.due} %.`,
  whole: (p: { fund: string; year: string; budget: number }) =>
    `${p.fund} ${p.year}: ${pounds(p.budget)}`,
  part: (p: Shared) => `${p.child}: ${pounds(p.has)} = ${share(p.has, p.budget)}`,
  allowed: (p: { due: number; points: number }) =>
    `allowed: ${p.due} % give or take ${p.points} points`,
};

const say = messagesOf("share-of-parent", shareOfParentWords);

const Parameters = z.strictObject({ withinPoints: z.number().nonnegative() });

/** "Approximately 93 %" is within two points of it, which is our number and only warns (R33, R34). */
export const shareOfParent: Check<z.infer<typeof Parameters>> = {
  id: "share-of-parent",
  statement: "A fund that is a share of another has about that share of its budget.",
  scope: "fund-year",
  parameters: Parameters,

  run(slice, { withinPoints }) {
    const { fund, name, year, budget } = fundYearMoney(slice);
    if (fund === null || budget === null || budget <= 0) return [];
    const budgets = slice.ledger.rows("budgets").filter((row) => row.values.financialYear === year);
    return slice.ledger.rows("funds").flatMap((child) => {
      const due = child.values.share;
      const own = budgets.filter((row) => fundOf(row) === child.id);
      if (due == null || child.values.partOf?.id !== fund.id || own.length === 0) return [];
      const has = (sumOf(own) / budget) * 100;
      const apart = Math.abs(has - due);
      if (apart <= withinPoints) return [];
      const shared = { child: child.values.name ?? "", has: sumOf(own), fund: name, budget };
      return [
        problemOf(child, {
          measure: Math.round(apart * 100),
          sentence: say.apart({ ...shared, year, due }),
          arithmetic: [
            say.whole({ fund: name, year, budget }),
            say.part(shared),
            say.allowed({ due, points: withinPoints }),
          ],
          fields: ["share"],
        }),
      ];
    });
  },
};
