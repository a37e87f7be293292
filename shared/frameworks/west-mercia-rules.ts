import type { FrameworkRule } from "../framework/framework.ts";
import { citing, follows } from "./citing.ts";
import { POLICING_BODY_RULES } from "./policing-body-rules.ts";

const { rule, evidence } = citing("Commissioning and Grants Strategy 2016-20");

const BREAKS_ASKED =
  "A register seldom says whether the clause is there, so its absence is asked about and stops nothing.";

/** What the document asks of rows, in its order, and after it what the law asks of its kind of body. */
export const westMerciaRules: readonly FrameworkRule[] = [
  rule("options-within-initial-term", "must", {
    id: "R62",
    rule: "R62",
    quote:
      "The totality of the 'plus sections' cannot be greater than the original contract period.",
  }),
  {
    ...rule("break-clauses", "must", {
      id: "R64",
      rule: "R64",
      quote: "break clauses for both parties will always be included",
      parameters: { kinds: ["contract"] },
    }),
    override: { severity: "warning", reason: BREAKS_ASKED },
  },
  rule("single-tender-reason", "must", {
    id: "R73",
    rule: "R73",
    quote:
      "A STA form can be completed to enable a contract to be awarded without a competitive procurement process ... in the following circumstances",
    parameters: {
      reasons: [
        { letter: "a", words: "only one supplier" },
        { letter: "b", words: "continuity of supply" },
      ],
    },
  }),
  rule("outlives-funding", "should", {
    id: "R80",
    rule: "R80",
    quote:
      "Contracts will be awarded with a range of timeframes depending on the security of the funding stream",
  }),
  rule("options-by-both", "should", {
    id: "R63",
    rule: "R63",
    quote: "with options to extend if both parties agree",
  }),
  evidence({
    id: "R65",
    rule: "R65",
    quote: "where services are shown not to be meeting their outcomes support will be offered",
    parameters: {
      register: "agreements",
      kinds: ["support-offered"],
      by: ["end"],
      when: [{ field: "nextStep", isOneOf: ["decommission"] }],
    },
  }),
  rule("one-of", "should", {
    id: "R69",
    rule: "R69",
    quote:
      "Decision making for this fund is the responsibility of local policing area commanders and the PCC's Community Ambassadors.",
    parameters: {
      register: "schemes",
      field: "decidedBy",
      words: ["area commander", "ambassador"],
      when: [{ field: "fund", isOneOf: ["Local Policing and Community Ambassador's Fund"] }],
    },
  }),
  rule("whole-area", "should", {
    id: "R70",
    rule: "R70",
    quote: "This fund for large grants and contracts and is usually awarded West Mercia wide.",
    parameters: {
      fund: "The Commissioner's Grant Scheme",
      area: ["West Mercia", "West Mercia wide", "All", "Force wide"],
    },
  }),
  evidence({
    id: "R71",
    rule: "R71",
    quote:
      "within the confines of the Financial Regulations including three quotes and competitive tendering",
    parameters: {
      register: "agreements",
      kinds: ["quote"],
      atLeast: 3,
      by: ["awardedOn", "start"],
      when: [{ field: "route", isOneOf: ["three-quotes"] }],
    },
  }),
  follows(
    rule("needed-when", "must", {
      id: "R72",
      rule: "R72",
      quote: "All tenders will be posted on the national Blue light E-Tendering site.",
      parameters: {
        register: "agreements",
        fields: ["procurementRef"],
        when: [{ field: "route", isOneOf: ["open-competition"] }],
      },
    }),
  ),
  evidence({
    id: "R74",
    rule: "R74",
    quote: "The funding envelope and quality v cost split will be transparent.",
    parameters: {
      register: "agreements",
      kinds: ["funding-envelope", "quality-and-cost-weights"],
      by: ["procurementStarted"],
      when: [{ field: "route", isOneOf: ["open-competition"] }],
    },
  }),
  evidence({
    id: "R75",
    rule: "R75",
    quote: "Market Engagement days will be held ... where the value of the contract hits the OJEU",
    parameters: {
      register: "agreements",
      kinds: ["market-engagement"],
      by: ["procurementStarted"],
      overThreshold: true,
    },
  }),
  rule("needed-when", "should", {
    id: "R77",
    rule: "R77",
    quote:
      "These should demonstrate the activity undertaken ... the outputs generated ... and the impact",
    parameters: {
      register: "returns",
      fields: ["activity", "outputs", "outcomes"],
      when: [{ field: "received", isGiven: true }],
    },
  }),
  evidence({
    id: "R78",
    rule: "R78",
    quote:
      "Grant visits (to include service user feedback) will be conducted during the life of the contract.",
    parameters: {
      register: "agreements",
      kinds: ["visit"],
      by: ["end"],
      when: [{ field: "kind", isOneOf: ["grant"] }],
    },
  }),
  rule("match-recorded", "should", {
    id: "R81",
    rule: "R81",
    quote: "We will therefore support applications seeking match funding.",
  }),
  rule("needed-when", "should", {
    id: "R82",
    rule: "R82",
    quote: "The monitoring process will be proportionate to the value of the service",
    parameters: {
      register: "agreements",
      fields: ["monitoring"],
      when: [{ field: "status", isOneOf: ["live"] }],
    },
  }),
  ...POLICING_BODY_RULES,
];
