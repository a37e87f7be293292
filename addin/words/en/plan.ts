import type { PlanEntryKind } from "../../../shared/forward-plan/plan-entry.ts";
import { registerOf } from "../../../shared/registers/all-registers.ts";
import type { RegisterKey } from "../../../shared/registers/field.ts";
import { common, counted } from "./everywhere.ts";

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
  "edition-adopted": "Framework adopted",
  "edition-in-force": "Framework takes effect",
  "budget-review": "Budget review",
  "underspend-return": "Underspend return",
  "payment-due": "Payment",
  "report-due": "Report due",
  milestone: "Key date",
  "end-not-known": "End not known",
};

/** What several entries are about, where it is all of one kind. */
const many: Partial<Record<RegisterKey, string>> = {
  agreements: "agreements",
  allocations: "allocations",
  funds: "funds",
  milestones: "key dates",
};

function manyOf(register: RegisterKey | "framework" | null, count: number): string {
  const known = register === null || register === "framework" ? undefined : many[register];
  if (count === 1 && known !== undefined && register !== null && register !== "framework") {
    return `1 ${registerOf(register).singular}`;
  }
  return `${common.number(count)} ${known ?? "lines"}`;
}

export const plan = {
  kinds,
  title: "The next twelve months",
  strip: "Dates by month",
  stripMonth: (month: string, dates: number) =>
    `${month}: ${dates === 0 ? "no dates" : counted(dates, "date", "dates")}`,
  noDate: "No date known",
  nothing: "No dates in the next twelve months",
  nothingNext: "Dates come from the starts, ends, options and funding in the connected sheets.",
  underToDo: "Other dates need someone, or have passed: they stand under To do.",
  howItComesAbout: "How this date comes about",
  dateNotKnown: "date not known",
  noSuccessor: "nothing follows",
  owner: (name: string) => name,
  /** "New Victims Contracts: 5 agreements". */
  severalOf: (title: string, of: RegisterKey | "framework" | null, count: number) =>
    `${title}: ${manyOf(of, count)}`,
  /** "10 lines have no known end". */
  undatedOf: (kind: PlanEntryKind, of: RegisterKey | "framework" | null, count: number) =>
    kind === "end-not-known"
      ? `${manyOf(null, count)} have no known end`
      : `${kinds[kind]}: date not known for ${manyOf(of, count)}`,
  /** What was over long before it came into the register, gathered. */
  longPast: {
    title: (of: RegisterKey | "framework" | null, count: number) =>
      `${manyOf(of, count)} ${count === 1 ? "was" : "were"} over long before coming into the register`,
    help: (count: number) =>
      count === 1
        ? "All its dates had passed by then. Nothing is asked, unless it still runs: then record its new end."
        : "All their dates had passed by then. Nothing is asked, unless one still runs: then record its new end.",
    undated: "over long before coming into the register",
    status: "Past",
    listed: "Each is listed under To do in the pane, and on the dashboard's Alerts page",
    planned: "The dashboard's Plan page has every one of their dates, under Everything, past too",
  },
  noKnownEnd: (name: string) => `${name} has no known end`,
  /** Unfolds the rows of a line that stands for several. */
  which: "Which",
  showRow: (name: string) => `Go to ${name}`,
  movedBy: "What would move it",
};
