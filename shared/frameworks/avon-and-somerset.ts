import type { Framework } from "../framework/framework.ts";
import { CalendarDate } from "../values/calendar-date.ts";
import { Term } from "../values/term.ts";
import { avonAndSomersetFigures } from "./avon-and-somerset-figures.ts";
import { avonAndSomersetRules } from "./avon-and-somerset-rules.ts";
import { citing, notStated, word } from "./citing.ts";
import { STARTER_VOCABULARIES } from "./starter.ts";
import { STARTER_ALERTS, STARTER_PLAN } from "./starter-plan.ts";

const { source, states } = citing("Avon and Somerset OPCC Commissioning Strategy");

const VICTIMS = ["victims"];
const SEXUAL_VIOLENCE = [...VICTIMS, "sexual-violence"];

export const avonAndSomerset: Framework = {
  key: "avon-and-somerset",
  organisation: "Office of the Police and Crime Commissioner for Avon and Somerset",
  document: {
    title: "Avon and Somerset OPCC Commissioning Strategy",
    edition: "supersedes the version of 2017",
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
      "Which areas of focus of the Police and Crime Plan may an allocation name? The strategy refers to them without listing them.",
    ),
    mechanisms: states(
      {
        closed: false,
        entries: [
          word("Contract", { aliases: ["Contracts"] }),
          word("Grant", { aliases: ["Grants", "Grant agreement"] }),
          word("No money", { aliases: ["Influencing", "Non-financial"], tags: ["no-money"] }),
        ],
      },
      "should",
      {
        quote:
          "The OPCC is open to a range of purchasing methods and considers the relative strengths of contract and grants in different situations.",
        rule: "R85",
      },
    ),
    roles: states(
      {
        closed: true,
        entries: [
          word("Facilitating", { aliases: ["Facilitating commissioner", "Facilitator"] }),
          word("Lead", { aliases: ["Lead commissioner"] }),
          word("Co-commissioner", {
            aliases: ["Co-commissioning", "Co commissioner", "Cocommissioner"],
          }),
          word("Influencing", { aliases: ["Influencing commissioner"], tags: ["no-money"] }),
        ],
      },
      "must",
      {
        quote:
          "we have categorised these roles as Facilitating Commissioner, Lead Commissioner, Co-Commissioner and Influencing Commissioner",
        rule: "R84",
      },
    ),
    serviceAreas: states(
      {
        closed: false,
        entries: [
          word("Adults Service", { aliases: ["Adults"], tags: VICTIMS }),
          word("Enhanced Adults Service", { aliases: ["Enhanced Adults"], tags: VICTIMS }),
          word("Children and Young People Service", {
            aliases: [
              "CYP",
              "Children and Young People",
              "Children and Young People (CYP) Service",
            ],
            tags: VICTIMS,
          }),
          word("Restorative Justice Service", {
            aliases: ["RJ", "Restorative Justice"],
            tags: VICTIMS,
          }),
          word("Independent Sexual Violence Advisor Service", {
            aliases: ["ISVA", "Independent Sexual Violence Advisor"],
            tags: SEXUAL_VIOLENCE,
          }),
          word("Modern Slavery Grant", { aliases: ["Modern Slavery"], tags: VICTIMS }),
          word("Appropriate Adults Service", { aliases: ["Appropriate Adults"] }),
          word("Exploitation Service", {
            aliases: [
              "CSE",
              "CCE",
              "Child Sexual Exploitation (CSE)/Child Criminal Exploitation (CCE) Service",
            ],
            tags: [...VICTIMS, "child-sexual-exploitation"],
          }),
          word("Sexual Violence Therapies", { aliases: ["SV Therapies"], tags: SEXUAL_VIOLENCE }),
          word("Sexual Assault Referral Centre", {
            aliases: ["SARC", "Sexual Assault Referral Centre (SARC)"],
            tags: SEXUAL_VIOLENCE,
          }),
          word("Advice and Support at Custody and Court", {
            aliases: ["ASCC", "Advice and Support at Custody and Court (ASCC) Service"],
          }),
          word("Mental Health Triage", { aliases: ["Emergency Services Mental Health Triage"] }),
          word("Violence Reduction Unit", {
            aliases: ["VRU", "Violence Reduction Unit (VRU) Funding"],
          }),
          word("Police and Crime Grant", { aliases: ["Police & Crime Grants"] }),
          word("Domestic Abuse and Sexual Violence", {
            aliases: ["MOJ local allocations", "IDVA", "DA/SV"],
            tags: [...SEXUAL_VIOLENCE, "domestic-abuse"],
          }),
          word("Small grants fund", { aliases: ["Small Grants Scheme", "Small grants"] }),
          word("Lighthouse Safeguarding Unit", { aliases: ["Lighthouse"], tags: VICTIMS }),
          word("Safer Streets Fund", { aliases: ["Safer Streets"] }),
          word("Domestic Abuse Perpetrator Service", { aliases: ["Perpetrator service"] }),
          word("Liaison and Diversion Service", { aliases: ["Liaison and Diversion"] }),
          word("Prevention", { aliases: ["Prevention grants"] }),
          word("Drug and Alcohol services", { aliases: ["Drugs and alcohol"] }),
        ],
      },
      "fact",
      { quote: "Examples of workstreams that fall into this category are" },
    ),
    stages: states(
      { closed: true, entries: [word("Understand"), word("Plan"), word("Do"), word("Review")] },
      "must",
      {
        quote: "The OPCC recognises the standard Understand, Plan, Do Review Commissioning Cycle",
        rule: "R60",
      },
    ),
  },
  defaultFund: null,
  rules: avonAndSomersetRules,
  plan: {
    ...STARTER_PLAN,
    bodyEndsOn: {
      kind: "our-default",
      value: CalendarDate.parse("2028-05"),
      question:
        "The strategy gives the election of May 2024; the term after it ends in May 2028, when commissioners are to end, subject to legislation (L22). Check with your legal team.",
    },
    meetingEvery: states(Term.parse("P6M"), "should", {
      quote:
        "Contract meetings held generally six monthly unless in first year of delivery or service risk has been identified.",
      rule: "R87",
    }),
    noMeetingsFor: states(["facilitating", "influencing"], "should", {
      quote:
        "Generally due to the volume no formal grant monitoring meetings are scheduled unless issues arise (risk-based approach) or is mandated.",
      rule: "R88",
    }),
    returnEvery: notStated(
      "Are financial monitoring returns quarterly, or mid-year and year-end? The strategy allows either (R89).",
    ),
    underspendReturn: states({ roles: null }, "should", {
      quote:
        "as a general principle any underspends would be returned to the PCC at the end of the financial year",
      rule: "R91",
    }),
  },
  alerts: STARTER_ALERTS,
  figures: avonAndSomersetFigures,
  questions: [
    {
      key: "meetings-closer",
      question:
        "How often are contract meetings held in the first year, and where there is a risk?",
      source: source({
        quote: "six monthly unless in first year of delivery or service risk has been identified",
        rule: "R87",
      }),
    },
    {
      key: "continuing-grants",
      question:
        "Which of the grants that end are to go on? The forward plan names a successor for some and for others none (R103).",
      source: source({ quote: "Police & Crime Grants end", rule: "R103" }),
    },
  ],
};
