import type { ToDo } from "../../../addin/session.ts";
import { allocationsWithinBudgetWords } from "../../../shared/checks/allocations-within-budget.ts";
import { common } from "../../../shared/checks/common-lines.ts";
import { messagesOf } from "../../../shared/checks/message.ts";
import { inWords } from "../../../shared/checks/messages/in-words.ts";
import type { Language } from "../../../shared/checks/messages/languages.ts";
import { notKnownIn } from "../../../shared/checks/messages/not-known-in.ts";
import { priorityPresentWords } from "../../../shared/checks/priority-present.ts";
import type { FindingView } from "../../../shared/sync/screens.ts";
import { finding, rowId, THERAPIES } from "./sample-rows.ts";

const budget = messagesOf("allocations-within-budget", allocationsWithinBudgetWords);
const priority = messagesOf("priority-present", priorityPresentWords);
const known = messagesOf("known-words", {
  nearest: (p: { nearest: readonly string[] }) => p.nearest.join(),
});

const OVER = budget.over({
  ...{ fund: "Victims Fund", year: "2026/27", allocated: 82_407_600, over: 1_000_000 },
  ...{ budget: 81_407_600, extra: 0 },
});
const SUM = [
  common.budget({ year: "2026/27", kind: "opening", amount: 81_407_600 }),
  common.allocated({ total: 82_407_600 }),
  common.overBy({ amount: 1_000_000 }),
];
const NO_PRIORITY = { sentence: priority.none(), arithmetic: [], suggestion: null };
const SUGGESTION = { sentence: known.nearest({ nearest: ["£50,000"] }) };

/** A breach with its sum and a suggestion, as a server says it in each language. */
export function overBudgetIn(language: Language): FindingView {
  const sample = finding({
    severity: "error",
    check: "allocations-within-budget",
    sentence: "",
    quote: "No allocation is made beyond the budget of the fund from which it is paid.",
    measure: 1_000_000,
  });
  const problem = { ...sample, sentence: OVER, arithmetic: SUM, suggestion: SUGGESTION };
  return inWords(problem, language);
}

/** The same of two rows, and what is not known of two. */
export function ofTwoRowsIn(language: Language): readonly FindingView[] {
  return ["Mediation", "Diversion"].flatMap((subjectName) => {
    const sample = finding({
      ...{ severity: "warning", subject: rowId(), subjectName, sentence: "" },
      check: "priority-present",
    });
    const none = inWords({ ...sample, ...NO_PRIORITY }, language);
    const sentence = notKnownIn("Status", 1, language);
    return [none, { ...none, check: "expected-fields", fields: ["status"], sentence }];
  });
}

/** What waits for a person, with its problems said in one language or the other. */
export function toDoIn(language: Language): readonly ToDo[] {
  const over = overBudgetIn(language);
  const at = { table: "allocations", row: THERAPIES, field: "amount", rowName: over.subjectName };
  return [
    {
      kind: "refused",
      ...{ at, reason: over.sentence, findings: [over] },
      ...(language !== "en" && { language }),
      ...{ sheetText: "£60,000", registerText: "£50,000", askAgreed: true },
    },
    ...ofTwoRowsIn(language).map((one): ToDo => {
      const place = { ...at, row: one.subject.id, rowName: one.subjectName };
      return { kind: "finding", at: place, places: [place], finding: one };
    }),
  ];
}
