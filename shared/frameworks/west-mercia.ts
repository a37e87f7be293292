import type { Framework } from "../framework/framework.ts";
import { CalendarDate } from "../values/calendar-date.ts";
import { Term } from "../values/term.ts";
import { citing, notStated, word } from "./citing.ts";
import { STARTER_VOCABULARIES } from "./starter.ts";
import { STARTER_ALERTS, STARTER_PLAN } from "./starter-plan.ts";
import { westMerciaFigures } from "./west-mercia-figures.ts";
import { westMerciaRules } from "./west-mercia-rules.ts";

const { source, states } = citing("Commissioning and Grants Strategy 2016-20");

export const westMercia: Framework = {
  key: "west-mercia",
  organisation: "Police and Crime Commissioner West Mercia",
  document: {
    title: "Commissioning and Grants Strategy 2016-20",
    edition: "March 2019, V 03",
    effectiveFrom: CalendarDate.parse("2019-03"),
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
    priorities: states(
      {
        closed: true,
        entries: [
          word("Putting victims and survivors first", { key: "1", aliases: ["Victims first"] }),
          word("Building a more secure West Mercia", { key: "2", aliases: ["More secure"] }),
          word("Reforming West Mercia", { key: "3", aliases: ["Reforming"] }),
          word("Reassuring West Mercia's communities", { key: "4", aliases: ["Reassuring"] }),
        ],
      },
      "must",
      { quote: "There are four elements to my plan: putting victims and survivors first" },
    ),
    mechanisms: states(
      {
        closed: false,
        entries: [
          word("Contract", { aliases: ["Contracts"] }),
          word("Grant", { aliases: ["Grants", "Grant offer letter"] }),
        ],
      },
      "should",
      {
        quote:
          "A grant is a contribution to a project, initiative or resource, rather than a contractually agreed service specification.",
        rule: "R79",
      },
    ),
    serviceAreas: notStated(
      "Which service areas do you commission? The strategy lists streams only.",
    ),
    stages: states(
      { closed: true, entries: [word("Understand"), word("Plan"), word("Do"), word("Review")] },
      "must",
      { quote: "commissioning team use 'Understand, Plan, Do, Review'", rule: "R60" },
    ),
  },
  defaultFund: null,
  rules: westMerciaRules,
  plan: {
    ...STARTER_PLAN,
    returnEvery: states(Term.parse("P3M"), "should", {
      quote:
        "Outcome reporting forms will be required ... on a quarterly basis (unless otherwise stated in the grant agreement/contract)",
      rule: "R76",
    }),
  },
  alerts: STARTER_ALERTS,
  figures: westMerciaFigures,
  questions: [
    {
      key: "engagement-threshold",
      question:
        "Market engagement is expected from the OJEU threshold, which no longer exists: from the threshold of the Procurement Act 2023?",
      source: source({ quote: "where the value of the contract hits the OJEU", rule: "R75" }),
    },
  ],
};
