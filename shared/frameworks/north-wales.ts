import type { Framework } from "../framework/framework.ts";
import { CalendarDate } from "../values/calendar-date.ts";
import { citing, word } from "./citing.ts";
import { northWalesFigures } from "./north-wales-figures.ts";
import { northWalesRules } from "./north-wales-rules.ts";
import { STARTER_VOCABULARIES } from "./starter.ts";
import { STARTER_ALERTS, STARTER_PLAN } from "./starter-plan.ts";

const { source, states } = citing("Commissioning Framework 2017 -2021");

const VICTIMS = ["victims"];

export const northWales: Framework = {
  key: "north-wales",
  organisation: "Office of the Police and Crime Commissioner North Wales",
  document: {
    title: "Commissioning Framework 2017 -2021",
    edition: "version 3.0",
    effectiveFrom: CalendarDate.parse("2017-08-23"),
    reviewOn: CalendarDate.parse("2021-08-23"),
  },
  jurisdiction: {
    country: "Wales",
    languages: ["en", "cy"],
    procurement: "uk",
    publishTo: ["find-a-tender", "sell2wales"],
  },
  vocabularies: {
    ...STARTER_VOCABULARIES,
    priorities: states(
      {
        closed: true,
        entries: [
          word("Prevent crime", { key: "1", aliases: ["Priority 1"] }),
          word("Deliver an effective response", { key: "2", aliases: ["Priority 2"] }),
          word("Reduce harm and the risk of harm", { key: "3", aliases: ["Priority 3"] }),
          word("Build effective partnerships", { key: "4", aliases: ["Priority 4"] }),
        ],
      },
      "must",
      { quote: "I have established four new objectives for the police service" },
    ),
    mechanisms: states(
      {
        closed: false,
        entries: [
          word("Community Safety Fund", {
            aliases: ["The Commissioner's fund", "Commissioner's Community Safety Fund"],
          }),
          word("Community focused funding", {
            aliases: ["Community-focused funding", "The Commissioner's community focused funding"],
          }),
          word("Victims' funding", {
            aliases: ["Victims Commissioning funding", "Victims' Commissioning Funding"],
          }),
        ],
      },
      "should",
      {
        quote: "I have developed my commissioning work streams within three fields of work",
        rule: "R58",
      },
    ),
    serviceAreas: states(
      {
        closed: false,
        entries: [
          word("Community safety"),
          word("Communities", { aliases: ["Participatory budgeting"] }),
          word("Core victims' services", { aliases: ["Victims' services"], tags: VICTIMS }),
          word("Child sexual abuse services", {
            aliases: ["Child sexual abuse", "CSA"],
            tags: [...VICTIMS, "child-sexual-abuse"],
          }),
          word("Restorative justice", { tags: VICTIMS }),
        ],
      },
      "fact",
      { quote: "I have developed my commissioning work streams within three fields of work" },
    ),
    stages: states(
      { closed: true, entries: [word("Understand"), word("Plan"), word("Do"), word("Review")] },
      "must",
      { quote: "The three work areas will follow the core Commissioning cycle", rule: "R60" },
    ),
  },
  defaultFund: "Community Safety Fund",
  rules: northWalesRules,
  plan: STARTER_PLAN,
  alerts: STARTER_ALERTS,
  figures: northWalesFigures,
  questions: [
    {
      key: "figure-2016-17",
      question:
        "The Community Safety Fund of 2016/17 is printed as £1,130,178,000, 969 times the next year's. Which figure is right?",
      source: source({
        quote: "For 2016/17 the funding figure was £1,130,178,000",
        rule: "R50",
      }),
    },
    {
      key: "reserved-services",
      question:
        "Which of your lines for victims are for services the Ministry of Justice keeps to itself?",
      source: source({
        quote: "The Ministry of Justice will retain responsibility for Commissioning some",
        rule: "R57",
      }),
    },
  ],
};
