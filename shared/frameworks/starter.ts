import type { Framework, Stated, Vocabulary } from "../framework/framework.ts";
import type { VocabularyKey } from "../registers/field.ts";
import { CalendarDate } from "../values/calendar-date.ts";
import { citing, notStated, ourDefault, word } from "./citing.ts";
import { STARTER_ALERTS, STARTER_PLAN } from "./starter-plan.ts";

const ours = citing("Our default, not from a source");

/** Words for an organisation whose document lists none: open, so that others are asked about only. */
export const STARTER_VOCABULARIES: Readonly<Record<VocabularyKey, Stated<Vocabulary>>> = {
  priorities: notStated("Which priorities of your plan may an allocation name?"),
  mechanisms: ourDefault(
    {
      closed: false,
      entries: [
        word("Contract", { aliases: ["Direct", "Direct commissioning"] }),
        word("Grant", { aliases: ["Grants"] }),
        word("Co-commissioning", { aliases: ["Joint commissioning", "Joint"] }),
        word("Partnership", { aliases: ["Partnership agreement"] }),
        word("No money", { aliases: ["Non-financial"], tags: ["no-money"] }),
      ],
    },
    "Are these the ways in which you fund services?",
  ),
  roles: ourDefault(
    {
      closed: false,
      entries: [
        word("Lead", { aliases: ["Lead commissioner"] }),
        word("Co-commissioner", { aliases: ["Joint"] }),
        word("Facilitating", { aliases: ["Facilitating commissioner"] }),
        word("Influencing", { aliases: ["Influencing commissioner"], tags: ["no-money"] }),
      ],
    },
    "Are these the parts you play in commissioning?",
  ),
  serviceAreas: notStated("Which service areas do you commission?"),
  stages: ourDefault(
    {
      closed: false,
      entries: [word("Understand"), word("Plan"), word("Do"), word("Review")],
    },
    "Do you work by understand, plan, do, review?",
  ),
  panelAreas: notStated("Under which areas do you report to the Police and Crime Panel?"),
  evidenceKinds: ourDefault(
    {
      closed: false,
      entries: [
        word("Needs assessment"),
        word("Market engagement"),
        word("Equality impact assessment", { aliases: ["EIA", "Equalities impact assessment"] }),
        word("Specification", { aliases: ["Service specification"] }),
        word("Commissioning plan"),
        word("Quote", { aliases: ["Quotes"] }),
        word("Tender reference"),
        word("Evaluation"),
        word("Board or panel review", { aliases: ["Board review", "Panel review"] }),
        word("Public vote"),
        word("Proposal form"),
        word("Visit", { aliases: ["Grant visit"] }),
        word("Meeting", { aliases: ["Contract meeting", "Monitoring meeting"] }),
        word("Clause present"),
        word("Statement", { aliases: ["Modern slavery statement"] }),
        word("Published copy"),
        word("Quality and cost weights", { aliases: ["Quality and price split", "Weights"] }),
        word("Funding envelope"),
        word("Outcomes and indicators", { aliases: ["Outcomes", "Performance indicators"] }),
        word("Scored criteria", { aliases: ["Scores", "Scoring"] }),
        word("Six tests", { aliases: ["Decision making framework"] }),
        word("Support offered"),
        word("Termination clause"),
        word("Subcontractor clause"),
        word("Subsidy assessment"),
        word("Data sharing"),
        word("Payments published"),
        word("Pipeline notice", { aliases: ["Pipeline listing", "Pipeline"] }),
      ],
    },
    "Are these the records you keep of what was done?",
  ),
};

/** For an organisation that has no framework of its own yet: an English police and crime commissioner's. */
export const starter: Framework = {
  key: "starter",
  organisation: "An organisation with no framework yet",
  document: {
    title: "Starter framework",
    edition: "our default",
    effectiveFrom: null,
    reviewOn: null,
  },
  jurisdiction: {
    country: "England",
    languages: ["en"],
    procurement: "uk",
    publishTo: ["find-a-tender"],
  },
  vocabularies: STARTER_VOCABULARIES,
  defaultFund: null,
  rules: [],
  plan: STARTER_PLAN,
  alerts: STARTER_ALERTS,
  figures: [
    ours.figure(
      "milestones",
      {
        title: "Police and crime commissioners end",
        date: CalendarDate.parse("2028-05"),
        kind: "abolition-or-transfer",
        note: "Subject to legislation (L22): check with your legal team.",
      },
      { quote: "Abolition at the end of the term, May 2028, subject to legislation", rule: "L22" },
    ),
  ],
};
