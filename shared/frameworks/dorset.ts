import type { Framework } from "../framework/framework.ts";
import { Term } from "../values/term.ts";
import { citing, notStated, word } from "./citing.ts";
import { dorsetFigures } from "./dorset-figures.ts";
import { dorsetRules } from "./dorset-rules.ts";
import { STARTER_VOCABULARIES } from "./starter.ts";
import { STARTER_ALERTS, STARTER_PLAN } from "./starter-plan.ts";

const { source, states } = citing("Commissioning Strategy 2017 - 2021");

const VICTIMS = ["victims"];

export const dorset: Framework = {
  key: "dorset",
  organisation: "Office of the Police and Crime Commissioner for Dorset",
  document: {
    title: "Commissioning Strategy 2017 - 2021",
    edition: "version 1",
    effectiveFrom: null,
    reviewOn: null,
  },
  jurisdiction: {
    country: "England",
    languages: ["en"],
    procurement: "uk",
    publishTo: ["find-a-tender"],
  },
  vocabularies: {
    ...STARTER_VOCABULARIES,
    priorities: notStated(
      "What are the four pillars of the Police and Crime Plan? The strategy counts them without naming them.",
    ),
    mechanisms: states(
      {
        closed: false,
        entries: [
          word("Priority Commissioning Scheme"),
          word("Community Grant Scheme", { aliases: ["Community grant"] }),
          word("One-off grant", { aliases: ["One-off grant making"] }),
          word("Non-financial", {
            aliases: ["Non-financial commissioning"],
            tags: ["no-money"],
          }),
        ],
      },
      "should",
      {
        quote:
          "there are several approaches to commissioning services utilised in an attempt to ensure the greatest coverage",
        rule: "R40",
      },
    ),
    serviceAreas: states(
      {
        closed: false,
        entries: [
          word("Sexual Violence", {
            aliases: ["Dorset SARC", "SARC"],
            tags: [...VICTIMS, "sexual-violence"],
          }),
          word("Child Sexual Abuse", {
            aliases: ["CSA"],
            tags: [...VICTIMS, "child-sexual-abuse"],
          }),
          word("Domestic Violence", {
            aliases: ["Domestic Abuse", "The Maple Project"],
            tags: [...VICTIMS, "domestic-abuse"],
          }),
          word("Restorative Justice", { aliases: ["Restorative Dorset"], tags: VICTIMS }),
          word("Prevention Activities", { aliases: ["Prevention"] }),
          word("Offender Management"),
          word("Drugs and Alcohol"),
          word("Mental Health"),
          word("Victims of all crime", { aliases: ["Victims", "Core victims"], tags: VICTIMS }),
        ],
      },
      "fact",
      { quote: "KPI's are to be collected from each of the commissioned services" },
    ),
    stages: states(
      {
        closed: true,
        entries: [
          word("Strategic planning"),
          word("Commissioning", { aliases: ["Commissioning / Procuring Services", "Procuring"] }),
          word("Monitoring", { aliases: ["Monitoring and Evaluation"] }),
        ],
      },
      "must",
      { quote: "The OPCC commissioning activities will follow the following process" },
    ),
    panelAreas: states(
      {
        closed: true,
        entries: [
          word("Sexual Violence"),
          word("Domestic Violence"),
          word("Restorative Justice"),
          word("Prevention Activities"),
          word("Offender Management"),
          word("Drugs and Alcohol"),
          word("Mental Health"),
        ],
      },
      "must",
      {
        quote: "collated into key areas for reporting to the Police and Crime Panel",
        rule: "R43",
      },
    ),
  },
  defaultFund: "Safer Dorset Fund",
  rules: dorsetRules,
  plan: {
    ...STARTER_PLAN,
    reviewWindow: states({ opensMonthsBefore: 18, closesMonthsBefore: 12 }, "must", {
      quote:
        "In the final 12-18 months of the contracted service period carry out a strategic review",
      rule: "R24",
    }),
    documentReviewEvery: states(Term.parse("P12M"), "must", {
      quote: "The Commissioning Strategy shall be reviewed on an annual basis",
      rule: "R23",
    }),
    budgetReview: states(true, "must", {
      quote: "review all ongoing budgets prior to the start of the financial year",
      rule: "R27",
    }),
  },
  alerts: STARTER_ALERTS,
  figures: dorsetFigures,
  signOff: states({ people: 2, office: "Police and Crime Commissioner" }, "must", {
    quote: "signed off by the PCC and one other party to take effect",
    rule: "R44",
  }),
  questions: [
    {
      key: "in-force-from",
      question: "From which day is version 1 in force? The document is not dated.",
      source: source({ quote: "The Commissioning Strategy shall be reviewed on an annual basis" }),
    },
    {
      key: "power",
      question:
        "Under which power are grants made? The strategy says that section 9 of the 2011 Act was repealed and replaced; others still list it.",
      source: source({
        quote: "was subsequently repealed and replaced by Section 143",
        rule: "R105",
      }),
    },
  ],
};
