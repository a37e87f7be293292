import type { FrameworkRule } from "../framework/framework.ts";
import { citing } from "./citing.ts";
import { POLICING_BODY_RULES } from "./policing-body-rules.ts";

const { rule, evidence } = citing("Commissioning Strategy 2017 - 2021");

/** What the document asks of rows, in its order, and after it what the law asks of its kind of body. */
export const dorsetRules: readonly FrameworkRule[] = [
  rule("long-term-fund", "must", {
    id: "R26",
    rule: "R26",
    quote:
      "This fund is set up to fund all long term contracts and grant agreements, which run for two or more years.",
    parameters: { fund: "Commissioner's Safety Fund", leastMonths: 24 },
  }),
  rule("award-size", "must", {
    id: "R30",
    rule: "R30",
    quote: "can apply for grants between £100 and £3,000",
    parameters: {
      scheme: "Community Grant Scheme",
      minimumPence: 10_000,
      maximumPence: 300_000,
    },
  }),
  rule("priority-present", "should", {
    id: "R32",
    rule: "R32",
    quote: "projects that meet one or more of the Police and Crime Plan priorities",
  }),
  rule("share-of-parent", "should", {
    id: "R33",
    rule: "R33",
    quote:
      "Core Victims Fund - approximately 93% of the overall budget. ... Child Sexual Abuse - approximately 7% of the overall budget.",
    parameters: { withinPoints: 2 },
  }),
  rule("ring-fence", "must", {
    id: "R35",
    rule: "R35",
    quote: "This funding is to be specifically spent on services that support victims of crime.",
  }),
  rule("parent-and-children", "should", {
    id: "R38",
    rule: "R38",
    quote: "The sum of these funding streams constitutes the Safer Dorset Fund (SDF).",
  }),
  rule("outlives-funding", "should", {
    id: "R36",
    rule: "R36",
    quote: "This fund is allocated annually, which makes long-term budget commitments difficult",
  }),
  evidence({
    id: "R28",
    rule: "R28",
    quote: "potential projects based on three factors",
    parameters: {
      register: "allocations",
      kinds: ["scored-criteria"],
      when: [{ field: "fund", isOneOf: ["Local Innovation Fund"] }],
    },
  }),
  rule("estimated-pot", "may", {
    id: "R29",
    rule: "R29",
    quote:
      "In the event more funding is required the PCC can allocate additional funding to support this scheme.",
    parameters: { scheme: null },
  }),
  rule("recipient-kind", "should", {
    id: "R31",
    rule: "R31",
    quote: "established as a funding source for voluntary and community sector organisations",
    parameters: { scheme: "Community Grant Scheme", recipients: ["charity-or-other-vcse"] },
  }),
  evidence({
    id: "R39/form",
    rule: "R39",
    quote: "the applying organisation is asked to complete a Proposal Form",
    parameters: {
      register: "allocations",
      kinds: ["proposal-form"],
      by: ["awardDate"],
      when: [{ field: "mechanism", isOneOf: ["one-off-grant"] }],
    },
  }),
  rule("needed-when", "should", {
    id: "R39/decision",
    rule: "R39",
    quote: "a recommendation submitted to the PCC and Senior Management Team for final decision",
    parameters: {
      register: "allocations",
      fields: ["decisionRef"],
      when: [
        { field: "mechanism", isOneOf: ["one-off-grant"] },
        { field: "status", isOneOf: ["approved"] },
      ],
    },
  }),
  rule("kpi-minimum", "should", {
    id: "R41",
    rule: "R41",
    quote: "should include a minimum of",
    parameters: { least: 7, exceptFunders: ["Ministry of Justice", "Home Office"] },
  }),
  rule("needed-when", "should", {
    id: "R43",
    rule: "R43",
    quote: "collated into key areas for reporting to the Police and Crime Panel",
    parameters: {
      register: "allocations",
      fields: ["panelArea"],
      when: [{ field: "status", isOneOf: ["approved"] }],
    },
  }),
  evidence({
    id: "R45",
    rule: "R45",
    quote:
      "a clear service specification which is to be designed and agreed prior to implementation/tender",
    parameters: {
      register: "agreements",
      kinds: ["specification"],
      by: ["procurementStarted", "start"],
      when: [{ field: "kind", isOneOf: ["contract"] }],
    },
  }),
  ...POLICING_BODY_RULES,
];
