import type { Framework, PlanPolicy, Stated } from "../../shared/framework/framework.ts";
import { IsoDay } from "../../shared/values/calendar-date.ts";

const UNSAID = { kind: "not-stated", question: "What does your framework say?" } as const;

/** What a document states, with the least of a source. */
export function stated<Value>(value: Value): Stated<Value> {
  const source = { document: "A framework made for a test", quote: "as stated", rule: null };
  return { kind: "stated", value, source, force: "must" };
}

const SILENT_PLAN: PlanPolicy = {
  reviewWindow: UNSAID,
  workBack: [],
  bodyEndsOn: UNSAID,
  endsAMonth: UNSAID,
  meetingEvery: UNSAID,
  returnEvery: UNSAID,
  documentReviewEvery: UNSAID,
};

/** A framework that says nothing but what the test names. */
export function frameworkWith(
  parts: Partial<Omit<Framework, "plan">> & Readonly<{ plan?: Partial<PlanPolicy> }> = {},
): Framework {
  return {
    key: "made-for-a-test",
    organisation: "A commissioning body",
    document: {
      title: "A framework made for a test",
      edition: "1",
      effectiveFrom: IsoDay.parse("2020-04-01"),
      reviewOn: null,
    },
    jurisdiction: {
      country: "England",
      languages: ["en"],
      procurement: "uk",
      publishTo: ["find-a-tender"],
    },
    vocabularies: {
      priorities: UNSAID,
      mechanisms: UNSAID,
      roles: UNSAID,
      serviceAreas: UNSAID,
      stages: UNSAID,
      panelAreas: UNSAID,
      evidenceKinds: UNSAID,
    },
    defaultFund: null,
    rules: [],
    alerts: [],
    figures: [],
    ...parts,
    plan: { ...SILENT_PLAN, ...parts.plan },
  };
}
