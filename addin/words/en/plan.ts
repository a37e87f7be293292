import type { PlanEntryKind } from "../../../shared/forward-plan/plan-entry.ts";
import { counted } from "./everywhere.ts";

const kinds: Record<PlanEntryKind, string> = {
  start: "Starts",
  end: "Ends",
  "latest-end": "Latest end",
  "decide-by": "Decide by",
  "option-notice": "Option notice",
  "break-date": "Break",
  "break-notice": "Break notice",
  "review-opens": "Review opens",
  "review-closes": "Review closes",
  "work-back": "Renewal step",
  "successor-due": "Next one starts",
  "funding-until": "Funding ends",
  "funding-due": "Next funding",
  "return-due": "Return due",
  "meeting-due": "Meeting due",
  "visit-due": "Visit due",
  "evidence-due": "Evidence due",
  "publish-due": "Publish",
  "insurance-expiry": "Insurance ends",
  "document-review": "Document review",
  "budget-review": "Budget review",
  "underspend-return": "Underspend return",
  "payment-due": "Payment",
  "report-due": "Report due",
  milestone: "Key date",
  "end-not-known": "End not known",
};

export const plan = {
  kinds,
  title: "The next twelve months",
  strip: "Dates by month",
  stripMonth: (month: string, dates: number) =>
    `${month}: ${dates === 0 ? "no dates" : counted(dates, "date", "dates")}`,
  noDate: "No date known",
  nothing: "No dates in the next twelve months",
  nothingNext: "Dates come from the starts, ends, options and funding in the connected sheets.",
  howItComesAbout: "How this date comes about",
  dateNotKnown: "date not known",
  noSuccessor: "nothing follows",
  owner: (name: string) => name,
  severalOf: (title: string, count: number) => `${title} (${count})`,
  showRow: (name: string) => `Go to ${name}`,
  movedBy: "What would move it",
};
