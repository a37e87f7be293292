import type { Framework, Stated, Vocabulary } from "../../shared/framework/framework.ts";

const SOURCE = { document: "A framework for tests", quote: "as it says", rule: null };

/** Words as [key, label, ...aliases]. */
function words(...entries: readonly (readonly string[])[]): Stated<Vocabulary> {
  const value = {
    closed: true,
    entries: entries.map(([key = "", label = "", ...aliases]) => ({
      key,
      label,
      aliases,
      tags: [],
    })),
  };
  return { kind: "stated", value, source: SOURCE, force: "must" };
}

const notStated = { kind: "not-stated", question: "Which?" } as const;

/** Only what reading and writing look at: priorities by number, three mechanisms, a service area. */
export const smallFramework: Framework = {
  key: "small",
  organisation: "Small",
  document: { title: "A framework for tests", edition: "1", effectiveFrom: null, reviewOn: null },
  jurisdiction: {
    country: "England",
    languages: ["en"],
    procurement: "uk",
    publishTo: ["find-a-tender"],
  },
  vocabularies: {
    priorities: words(
      ["1", "Keeping our communities safe"],
      ["2", "Safeguarding the vulnerable"],
      ["3", "Serious threats, and terror"],
      ["4", "Connecting with communities"],
    ),
    mechanisms: words(
      ["direct", "Direct", "direct commissioning"],
      ["co", "Co-commissioning", "joint commissioning"],
      ["grants", "Grants"],
      ["other", "Other"],
    ),
    roles: notStated,
    serviceAreas: notStated,
    stages: notStated,
    panelAreas: notStated,
    evidenceKinds: notStated,
  },
  defaultFund: null,
  rules: [],
  plan: {
    reviewWindow: notStated,
    workBack: [],
    bodyEndsOn: notStated,
    endsAMonth: notStated,
    meetingEvery: notStated,
    returnEvery: notStated,
    documentReviewEvery: notStated,
  },
  alerts: [],
  figures: [],
};
