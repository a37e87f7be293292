import type { PlanEntryKind } from "../forward-plan/plan-entry.ts";

/** What whoever is told of an entry is to do about it, in the words people use. */
export const NEXT_ACTION: Readonly<Record<PlanEntryKind, string>> = {
  start: "Check that it has started and is recorded as live.",
  end: "See that what follows it is recorded, or that it is meant to end.",
  "latest-end": "See that what follows it is recorded, or that it is meant to end.",
  "decide-by":
    "Decide and record the next step: extend, re-procure, redesign, decommission or allow to expire.",
  "option-notice": "Give notice if the option is to be used, and record it as used or declined.",
  "break-date": "Nothing to do unless the agreement is to be broken.",
  "break-notice": "Nothing to do unless the agreement is to be broken.",
  "review-opens": "Begin the review.",
  "review-closes": "Close the review and record the next step.",
  "work-back": "Begin this step now, so that the successor can start in time.",
  "successor-due": "Check that it will be ready to start.",
  "funding-until":
    "Ask the funder whether the money goes on, and record until when it is confirmed.",
  "funding-due": "Check that the new funding is confirmed.",
  "return-due": "Ask for the return, and record when it was received.",
  "meeting-due": "Arrange the meeting, and record when it was held.",
  "visit-due": "Arrange the visit, and record when it was made.",
  "evidence-due": "Record that it was done, when and by whom.",
  "publish-due": "Publish it, and record where.",
  "insurance-expiry": "Ask the provider for the new certificate, and record its expiry.",
  "document-review": "Review the document, and record its next review date.",
  "edition-adopted": "Read what changes, and from when.",
  "edition-in-force": "What is decided from this day on is checked under it.",
  "budget-review": "Review the budget, and confirm next year's.",
  "underspend-return": "Ask for what is unspent, and record what was returned.",
  "payment-due": "Make the payment, or say why not.",
  "report-due": "Ask for the report.",
  milestone: "Nothing to do unless papers are due.",
  "end-not-known": "Record its end.",
};
