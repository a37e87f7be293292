import type { AlertRule, PlanPolicy, WorkBack, WorkBackStep } from "../framework/framework.ts";
import { CalendarDate } from "../values/calendar-date.ts";
import { Term } from "../values/term.ts";
import { notStated, ourDefault } from "./citing.ts";

/** Every number here is our default, not from a source; an organisation's own document goes before it. */

function step(name: string, length: string): WorkBackStep {
  return { step: name, length: Term.parse(length) };
}

/**
 * Light touch services are over the threshold at £663,540 with VAT and every option (L1); over four
 * years that is £138,237.50 a year without VAT.
 */
const OVER_THRESHOLD_A_YEAR = 13_823_750;

const OVER_THRESHOLD: readonly WorkBackStep[] = [
  step("needs assessment", "P3M"),
  step("market engagement and co-design", "P3M"),
  step("specification and equality assessment", "P2M"),
  step("approval to tender", "P1M"),
  step("tender out", "P2M"),
  step("evaluation", "P6W"),
  step("decision and notice", "P1M"),
  { step: "standstill", length: { workingDays: 8 } },
  step("contract, TUPE and mobilisation", "P3M"),
];

const BELOW_THRESHOLD: readonly WorkBackStep[] = [
  step("needs assessment and market engagement", "P2M"),
  step("specification and equality assessment", "P1M"),
  step("approval to tender", "P1M"),
  step("tender out", "P1M"),
  step("evaluation", "P1M"),
  step("decision and notice", "P1M"),
  step("contract and mobilisation", "P2M"),
];

const THREE_QUOTES: readonly WorkBackStep[] = [
  step("specification", "P1M"),
  step("quotes out", "P1M"),
  step("evaluation and decision", "P1M"),
  step("contract and mobilisation", "P1M"),
];

const GRANT_ROUND: readonly WorkBackStep[] = [
  step("round opens", "P2M"),
  step("round closes and bids are assessed", "P2M"),
  step("decision and offers", "P1M"),
  step("agreements", "P1M"),
];

export const STARTER_WORK_BACK: readonly WorkBack[] = [
  {
    route: "open-competition",
    fromAnnualPence: OVER_THRESHOLD_A_YEAR,
    steps: OVER_THRESHOLD,
  },
  { route: "open-competition", fromAnnualPence: null, steps: BELOW_THRESHOLD },
  { route: "three-quotes", fromAnnualPence: null, steps: THREE_QUOTES },
  { route: "grant-round", fromAnnualPence: null, steps: GRANT_ROUND },
  { route: "any", fromAnnualPence: OVER_THRESHOLD_A_YEAR, steps: OVER_THRESHOLD },
  { route: "any", fromAnnualPence: null, steps: BELOW_THRESHOLD },
];

/** The plan of an organisation whose document says nothing of it. */
export const STARTER_PLAN: PlanPolicy = {
  reviewWindow: notStated(
    "How many months before an agreement ends does its strategic review open, and by when must it close?",
  ),
  workBack: STARTER_WORK_BACK,
  bodyEndsOn: ourDefault(
    CalendarDate.parse("2028-05"),
    "Police and crime commissioners are to end in May 2028, subject to legislation (L22). Does your body end then? Check with your legal team.",
  ),
  endsAMonth: ourDefault(5, "How many agreements can your team renew in one month?"),
  meetingEvery: notStated("How often are contract meetings held?"),
  returnEvery: notStated("How often do providers send a return?"),
  documentReviewEvery: notStated("How often is this document reviewed?"),
  budgetReview: notStated("Are ongoing budgets reviewed before the financial year begins?"),
  underspendReturn: notStated("Does what is unspent at the year's end go back?"),
  paysUnderContracts: notStated(
    "How much will your body pay in the financial year under contracts it bought? Above £100 million it publishes a pipeline notice (L6); whether the force's contracts count with yours, check with your legal team.",
  ),
};

function leads(...lengths: readonly string[]): AlertRule["leads"] {
  return lengths.map((length) => (length === "due" ? "due" : Term.parse(length)));
}

const WEEKLY = Term.parse("P1W");

/** Ends, starts and milestones have no alert of their own: what must be done before them has. */
export const STARTER_ALERTS: readonly AlertRule[] = [
  {
    kinds: ["decide-by", "option-notice", "funding-until"],
    leads: leads("P18M", "P12M", "P6M", "P3M", "P1M", "P2W", "due"),
    overdueEvery: WEEKLY,
    audience: ["owner"],
  },
  {
    kinds: ["review-opens", "work-back"],
    leads: leads("P1M", "due"),
    overdueEvery: null,
    audience: ["owner"],
  },
  {
    kinds: ["publish-due"],
    leads: leads("P1M", "P2W", "due"),
    overdueEvery: WEEKLY,
    audience: ["owner"],
  },
  {
    kinds: ["return-due", "meeting-due", "visit-due", "insurance-expiry"],
    leads: leads("P2W"),
    overdueEvery: WEEKLY,
    audience: ["owner"],
  },
];
