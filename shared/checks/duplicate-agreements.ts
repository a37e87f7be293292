import { currentEndOf } from "../forward-plan/agreement-term.ts";
import { foldOnce } from "../framework/folded-once.ts";
import { nameOf, type Row } from "../registers/ledger.ts";
import {
  type CalendarDate,
  firstDayOf,
  formatLongDate,
  lastDayOf,
} from "../values/calendar-date.ts";
import type { Check, Problem } from "./check.ts";
import { compare } from "./compare.ts";
import { messagesOf } from "./message.ts";
import { NoParameters, problemOf } from "./problem.ts";
import { append } from "./scope-index.ts";
import { agreementValues } from "./typed-row.ts";

export const duplicateAgreementsWords = {
  same: (p: { provider: string | null; other: string; serviceArea: string }) =>
    `${p.provider ?? "The provider"} already has ${p.other} for ${p.serviceArea} at the same time: is this the same agreement?`,
  otherEnds: (p: { other: string; end: CalendarDate }) =>
    `${p.other}: current end ${formatLongDate(p.end)}`,
  thisStarts: (p: { start: CalendarDate }) => `this one: start ${formatLongDate(p.start)}`,
};

const say = messagesOf("duplicate-agreements", duplicateAgreementsWords);

type Dated = Readonly<{ row: Row<"agreements">; from: string; to: string }>;

/** The later of two that overlap is asked about; which of them is right only a person can say. */
export const duplicateAgreements: Check = {
  id: "duplicate-agreements",
  statement:
    "One provider has no two agreements for one service at one time, or they are asked about.",
  scope: "provider",
  parameters: NoParameters,

  run({ ledger }) {
    const byService = new Map<string, Dated[]>();
    for (const row of ledger.rows("agreements")) {
      const end = currentEndOf(agreementValues(row));
      const { start, serviceArea } = row.values;
      if (start == null || end === null || serviceArea == null) continue;
      const dated = { row, from: firstDayOf(start), to: lastDayOf(end.date) };
      append(byService, foldOnce(serviceArea), dated);
    }
    return [...byService.values()].flatMap(overlaps);
  },
};

/** Walks the agreements by their starts, holding on to the one that runs longest. */
function overlaps(agreements: readonly Dated[]): readonly Problem[] {
  const problems: Problem[] = [];
  let longest: Dated | null = null;
  for (const each of agreements.toSorted(byStart)) {
    if (longest !== null && each.from <= longest.to) problems.push(overlap(each, longest));
    if (longest === null || each.to > longest.to) longest = each;
  }
  return problems;
}

function overlap({ row }: Dated, { row: other }: Dated): Problem {
  const { start, serviceArea, provider } = row.values;
  const end = currentEndOf(agreementValues(other));
  return problemOf(row, {
    sentence: say.same({
      provider: provider?.text ?? null,
      other: nameOf(other),
      serviceArea: serviceArea ?? "",
    }),
    arithmetic: [
      ...(end === null ? [] : [say.otherEnds({ other: nameOf(other), end: end.date })]),
      ...(start == null ? [] : [say.thisStarts({ start })]),
    ],
    fields: ["provider", "serviceArea", "start"],
  });
}

function byStart(one: Dated, other: Dated): number {
  return compare(one.from, other.from) || compare(one.row.id, other.row.id);
}
