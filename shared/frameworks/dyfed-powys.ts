import type { Framework } from "../framework/framework.ts";
import { FinancialYear } from "../values/financial-year.ts";
import { pence } from "../values/pence.ts";
import { Term } from "../values/term.ts";
import { citing, named, notStated, word } from "./citing.ts";
import { dyfedPowysRules } from "./dyfed-powys-rules.ts";
import { STARTER_VOCABULARIES } from "./starter.ts";
import { STARTER_ALERTS, STARTER_PLAN } from "./starter-plan.ts";

const { figure, source, states } = citing("Dyfed Powys Commissioning Framework");

const YEAR = FinancialYear.parse("2021/22");
const COMMISSIONING_BUDGET = "Commissioning budget";
const JUSTICE_GRANTS = "Ministry of Justice grants";
const VICTIMS = ["victims"];

export const dyfedPowys: Framework = {
  key: "dyfed-powys",
  organisation: "Police and Crime Commissioner for Dyfed-Powys",
  document: {
    title: "Dyfed Powys Commissioning Framework",
    edition: "Police and Crime Plan 2017-2021, budget 2021/22",
    effectiveFrom: null,
    reviewOn: null,
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
          priority("1", "Keeping our communities safe"),
          priority("2", "Safeguarding the vulnerable"),
          priority("3", "Protecting our communities from serious threats"),
          priority("4", "Connecting with communities"),
        ],
      },
      "must",
      {
        quote: "The priorities of the Police and Crime Plan and this commissioning framework are",
        rule: "R1",
      },
    ),
    // Open, because the document's own table goes beyond its own list (R5).
    mechanisms: states(
      {
        closed: false,
        entries: [
          word("Direct", { aliases: ["Direct commissioning"] }),
          word("Co-commissioning", {
            aliases: ["Joint commissioning", "Joint/co-commissioning", "Joint"],
          }),
          word("Grants", { aliases: ["Grant"] }),
          word("Other", { aliases: ["Competed funds"] }),
        ],
      },
      "should",
      {
        quote:
          "Commissioning routes ... Direct commissioning ... Co-commissioning ... Grants ... Other",
        rule: "R4",
      },
    ),
    roles: notStated("Which parts do you play in commissioning: lead, joint, facilitating?"),
    serviceAreas: states(
      {
        closed: false,
        entries: [
          word("Substance Misuse", { tags: ["substance-misuse"] }),
          word("Antisocial Behaviour", { aliases: ["Anti-social behaviour", "ASB"] }),
          word("Prevention of Youth Offending", { aliases: ["Youth offending"] }),
          word("Victims' referral service", { aliases: ["Victim referral"], tags: VICTIMS }),
          word("Victim Satisfaction", { tags: VICTIMS }),
          word("Domestic Abuse", { tags: [...VICTIMS, "domestic-abuse", "vawdasv"] }),
          word("Sexual Abuse", {
            tags: [...VICTIMS, "sexual-violence", "child-sexual-abuse", "vawdasv"],
          }),
          word("Children at Risk of Sexual Exploitation", {
            aliases: ["CSE", "Child sexual exploitation"],
            tags: [...VICTIMS, "child-sexual-exploitation"],
          }),
          word("Restorative Justice", { aliases: ["RJ"], tags: VICTIMS }),
          word("Diversionary scheme for offenders", { aliases: ["Diversionary", "Diversion"] }),
        ],
      },
      "fact",
      { quote: "The section below details the allocations across various work areas." },
    ),
    stages: notStated("Which stages does your commissioning cycle have?"),
    panelAreas: notStated("Under which areas do you report to the Police and Crime Panel?"),
  },
  defaultFund: COMMISSIONING_BUDGET,
  rules: dyfedPowysRules,
  plan: {
    ...STARTER_PLAN,
    meetingEvery: states(Term.parse("P3M"), "must", {
      quote: "Quarterly performance monitoring meetings will be held with all service providers.",
      rule: "R18",
    }),
  },
  alerts: STARTER_ALERTS,
  figures: [
    figure(
      "funds",
      {
        name: COMMISSIONING_BUDGET,
        source: "Police and Crime Commissioner for Dyfed-Powys",
        status: "live",
        purpose: "The total commissioning budget",
      },
      { quote: "The total commissioning budget for 2021/22 is £2,126,869." },
    ),
    figure(
      "budgets",
      {
        fund: named(COMMISSIONING_BUDGET),
        financialYear: YEAR,
        kind: "opening",
        amount: pence(212_686_900),
        status: "confirmed",
        statedTotal: pence(212_686_900),
      },
      { quote: "The total commissioning budget for 2021/22 is £2,126,869.", rule: "R6" },
    ),
    figure(
      "funds",
      {
        name: JUSTICE_GRANTS,
        source: "Ministry of Justice",
        status: "awarded",
        ringFencedFor: VICTIMS,
        purpose: "Victims' services",
      },
      {
        quote:
          "a grant from the Ministry of Justice for the purpose of commissioning victims' services",
        rule: "R9",
      },
    ),
    figure(
      "budgets",
      {
        fund: named(JUSTICE_GRANTS),
        financialYear: YEAR,
        kind: "opening",
        amount: pence(123_467_900),
        status: "confirmed",
      },
      {
        quote: "The total value of MOJ grants received during 2021/22 is £1,234,679.",
        rule: "R8",
      },
    ),
  ],
  questions: [
    {
      key: "justice-grants-within-total",
      question:
        "Are all £1,234,679 of Ministry of Justice grants inside the £2,126,869, or only the proportion for victims' services? Say so in Part of of the fund.",
      source: source({
        quote: "The total value of MOJ grants received during 2021/22 is £1,234,679.",
        rule: "R8",
      }),
    },
    {
      key: "in-year-addition",
      question:
        "How much was the addition for providers of VAWDASV services, from which fund, and in which budget row is it?",
      source: source({
        quote: "the PCC has also secured additional funds for providers of VAWDASV services",
        rule: "R10",
      }),
    },
    {
      key: "low-value-limit",
      question: "Up to which value does your office commission services itself?",
      source: source({
        quote: "Lower value services are commissioned via the Office",
        rule: "R13",
      }),
    },
  ],
};

/** People write a priority by its number as often as by its words. */
function priority(number: string, label: string) {
  return word(label, { key: number, aliases: [`Priority ${number}`, `${number}) ${label}`] });
}
