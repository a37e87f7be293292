import { z } from "zod";
import { foldOnce } from "../framework/folded-once.ts";
import { entryFor } from "../framework/vocabulary-lookup.ts";
import { nameOf } from "../registers/ledger.ts";
import type { Check } from "./check.ts";
import { common } from "./common-lines.ts";
import { amountOf, fundYearMoney } from "./fund-year-money.ts";
import { messagesOf } from "./message.ts";
import { problemOf } from "./problem.ts";
import { joined } from "./words.ts";

const Parameters = z.strictObject({
  fund: z.string().min(1),
  /** The service areas it pays for; empty for any but those it does not. */
  only: z.array(z.string()).default([]),
  /** Service areas that somebody else pays for. */
  never: z.array(z.string()).default([]),
});

export const fundPurposesWords = {
  outside: (p: { fund: string; service: string; only: readonly string[] }) =>
    `${p.fund} pays for ${joined(p.only)}; ${p.service} is none of them.`,
  reserved: (p: { fund: string; service: string }) =>
    `${p.service} is kept by somebody else to pay for, so it is not expected of ${p.fund}.`,
};

const say = messagesOf("fund-purposes", fundPurposesWords);

/** The fund is known by its name, with every fund within it (source: R57, R93). */
export const fundPurposes: Check<z.infer<typeof Parameters>> = {
  id: "fund-purposes",
  statement: "A fund with a list of what it pays for pays for that.",
  scope: "fund-year",
  parameters: Parameters,

  run(slice, { fund, only, never }) {
    const money = fundYearMoney(slice);
    if (foldOnce(money.name) !== foldOnce(fund)) return [];
    return money.listed.flatMap((row) => {
      const area = row.values.serviceArea;
      if (area == null) return [];
      const entry = entryFor(slice.framework, "serviceAreas", area);
      const words = [area, entry?.key ?? area, entry?.label ?? area].map(foldOnce);
      const among = (list: readonly string[]) =>
        list.some((each) => words.includes(foldOnce(each)));
      const reserved = among(never);
      if (!reserved && (only.length === 0 || among(only))) return [];
      const service = entry?.label ?? area;
      return [
        problemOf(row, {
          measure: Math.max(amountOf(row), 1),
          sentence: reserved
            ? say.reserved({ fund: money.name, service })
            : say.outside({ fund: money.name, service, only }),
          arithmetic: [common.line({ name: nameOf(row), amount: amountOf(row) })],
          fields: ["fund", "serviceArea"],
        }),
      ];
    });
  },
};
