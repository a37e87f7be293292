import { dateBy, EvidenceAsked, evidenceOfKind } from "../forward-plan/evidence-rule.ts";
import { entryFor } from "../framework/vocabulary-lookup.ts";
import {
  type CalendarDate,
  firstDayOf,
  formatLongDate,
  lastDayOf,
} from "../values/calendar-date.ts";
import type { Check } from "./check.ts";
import { messagesOf } from "./message.ts";
import { problemOf } from "./problem.ts";
import { type Reason, reasonsFor, reasonsInEnglish } from "./row-reasons.ts";
import { scopeSubject } from "./scope-key.ts";
import { isOverThreshold } from "./threshold-of.ts";
import { counted, joined } from "./words.ts";

type Lacking = Readonly<{
  kinds: readonly string[];
  atLeast: number;
  by: CalendarDate | null;
  reasons: readonly Reason[];
}>;

export const evidencePresentWords = {
  lacking: (p: Lacking) =>
    `Not recorded as done: ${joined(p.kinds)}${p.atLeast > 1 ? `, ${counted(p.atLeast, "time")}` : ""}${p.by === null ? "" : `, due by ${formatLongDate(p.by)}`}${p.reasons.length === 0 ? "" : `, because ${reasonsInEnglish(p.reasons)}`}.`,
  late: (p: { kind: string; done: CalendarDate; by: CalendarDate }) =>
    `${p.kind} was done on ${formatLongDate(p.done)}, after ${formatLongDate(p.by)}.`,
  recorded: (p: { kind: string; count: number }) => `${p.kind} recorded: ${p.count}`,
  record: () => "Record in Evidence what was done, when and by whom.",
};

const say = messagesOf("evidence-present", evidencePresentWords);

/** One check for every sentence that asks "was it done, when, by whom". */
export const evidencePresent: Check<EvidenceAsked> = {
  id: "evidence-present",
  statement: "What the framework says must have been done for a row is recorded, in time.",
  scope: "beside",
  parameters: EvidenceAsked,
  about: ({ register }) => [register],

  run({ key, members, ledger, framework }, { register, kinds, atLeast, by, when, overThreshold }) {
    const row = members.find(({ id }) => id === scopeSubject(key));
    if (row === undefined || row.register !== register) return [];
    const reasons = reasonsFor(row, when);
    if (reasons === null || (overThreshold && !isOverThreshold(row, framework))) return [];
    const due = dateBy(row, by);
    const found = kinds.map((kind) => ({
      kind: entryFor(framework, "evidenceKinds", kind)?.label ?? kind,
      evidence: evidenceOfKind(kind, ledger.rows("evidence"), framework),
    }));
    const lacking = found.filter(({ evidence }) => evidence.length < atLeast);
    const late = found.flatMap(({ kind, evidence }) => {
      const done = evidence[atLeast - 1]?.values.date;
      const isLate = done != null && due !== null && firstDayOf(done) > lastDayOf(due);
      return isLate ? [{ kind, done, by: due }] : [];
    });
    const [first] = late;
    if (lacking.length === 0 && first === undefined) return [];
    const names = lacking.map(({ kind }) => kind);
    return [
      problemOf(row, {
        measure: lacking.length + late.length,
        sentence:
          lacking.length > 0 || first === undefined
            ? say.lacking({ kinds: names, atLeast, by: due, reasons })
            : say.late(first),
        arithmetic: found.map(({ kind, evidence }) =>
          say.recorded({ kind, count: evidence.length }),
        ),
        suggestion: { sentence: say.record() },
      }),
    ];
  },
};
