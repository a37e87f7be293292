import {
  currentEndOf,
  isContinuing,
  nextOptionOf,
  phaseOf,
} from "../forward-plan/agreement-term.ts";
import { nameOf } from "../registers/ledger.ts";
import { type CalendarDate, formatLongDate, isDay } from "../values/calendar-date.ts";
import type { Check } from "./check.ts";
import { endLine } from "./common-lines.ts";
import { messagesOf } from "./message.ts";
import { NoParameters, problemOf } from "./problem.ts";
import { scopeSubject } from "./scope-key.ts";
import { agreementValues } from "./typed-row.ts";

export const endWithoutSuccessorWords = {
  nothingFollows: (p: { name: string; end: CalendarDate }) =>
    `${p.name} ends ${isDay(p.end) ? "on" : "in"} ${formatLongDate(p.end)} and nothing is recorded that follows it.`,
  none: () => "agreements recorded that follow it: none",
  record: () => "Record what follows it, or say in Next step that it is to end.",
};

const say = messagesOf("end-without-successor", endWithoutSuccessorWords);

/**
 * Only for what goes on after the agreement; where nobody said, a grant does not and others do. An
 * award in a scheme has no successor, because the scheme carries the question of renewal once.
 */
export const endWithoutSuccessor: Check = {
  id: "end-without-successor",
  statement: "A continuing service whose agreement ends has something recorded that follows it.",
  scope: "agreement",
  parameters: NoParameters,

  run({ key, ledger }) {
    const agreements = ledger.rows("agreements");
    const row = agreements.find(({ id }) => id === scopeSubject(key));
    if (row === undefined) return [];
    const values = agreementValues(row);
    const end = currentEndOf(values);
    if (end === null || phaseOf(values) !== "running" || !isContinuing(values)) return [];
    if (values.nextStep === "let-it-end" || values.nextStep === "decommission") return [];
    if (values.nextStep === "extend" && nextOptionOf(values) !== null) return [];
    if (ledger.rows("allocations").some(({ values: award }) => award.scheme != null)) return [];
    const followers = agreements.filter(
      (other) =>
        other.id !== row.id && (other.values.follows ?? []).some(({ id }) => id === row.id),
    );
    if (followers.length > 0) return [];
    return [
      problemOf(row, {
        sentence: say.nothingFollows({ name: nameOf(row), end: end.date }),
        arithmetic: [endLine(values) ?? [], say.none()].flat(),
        fields: ["currentEnd", "nextStep"],
        suggestion: { sentence: say.record() },
      }),
    ];
  },
};
