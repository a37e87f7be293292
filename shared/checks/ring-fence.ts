import { foldOnce } from "../framework/folded-once.ts";
import { entriesOf, type Framework } from "../framework/framework.ts";
import { entryFor } from "../framework/vocabulary-lookup.ts";
import { nameOf } from "../registers/ledger.ts";
import type { Check } from "./check.ts";
import { amountOf, fundYearMoney } from "./fund-year-money.ts";
import { messagesOf } from "./message.ts";
import { NoParameters, problemOf } from "./problem.ts";
import { joined, pounds } from "./words.ts";

export const ringFenceWords = {
  outside: (p: { fund: string; purposes: readonly string[]; service: string }) =>
    `${p.fund} is ring-fenced for ${joined(p.purposes, "or")}; ${p.service} is not such a service.`,
  from: (p: { name: string; amount: number; fund: string }) =>
    `${p.name}: ${pounds(p.amount)} from ${p.fund}`,
  another: () => "Another fund, or another service area.",
};

const say = messagesOf("ring-fence", ringFenceWords);

/**
 * Money of a ring-fenced fund, and of every fund within it, goes to services with one of its tags.
 * A service area the framework does not list has no known tags, so it is left to be asked about.
 */
export const ringFence: Check = {
  id: "ring-fence",
  statement: "Ring-fenced money is allocated to the services it is ring-fenced for.",
  scope: "fund-year",
  parameters: NoParameters,

  run(slice) {
    const { fund, name, listed } = fundYearMoney(slice);
    const fence = knownTags(fund?.values.ringFencedFor ?? [], slice.framework);
    if (fence.length === 0) return [];
    const purposes = fund?.values.ringFencedFor ?? [];
    return listed.flatMap((row) => {
      const area = row.values.serviceArea;
      const service = area == null ? undefined : entryFor(slice.framework, "serviceAreas", area);
      if (service === undefined) return [];
      if (service.tags.some((tag) => fence.includes(foldOnce(tag)))) return [];
      return [
        problemOf(row, {
          measure: Math.max(amountOf(row), 1),
          sentence: say.outside({ fund: name, purposes, service: service.label }),
          arithmetic: [say.from({ name: nameOf(row), amount: amountOf(row), fund: name })],
          fields: ["fund", "serviceArea"],
          suggestion: { sentence: say.another() },
        }),
      ];
    });
  },
};

/** The ring-fence's words, folded; none where the framework's services carry none of them as tags. */
function knownTags(words: readonly string[], framework: Framework): readonly string[] {
  const folded = words.map(foldOnce);
  const known = entriesOf(framework, "serviceAreas").some(({ tags }) =>
    tags.some((tag) => folded.includes(foldOnce(tag))),
  );
  return known ? folded : [];
}
