import type { FrameworkRule } from "../framework/framework.ts";
import { citing, follows } from "./citing.ts";
import { POLICING_BODY_RULES } from "./policing-body-rules.ts";

const { rule, evidence } = citing("Dyfed Powys Commissioning Framework");

/** What the document asks of rows, in its order, and after it what the law asks of its kind of body. */
export const dyfedPowysRules: readonly FrameworkRule[] = [
  rule("priority-present", "must", {
    id: "R2",
    rule: "R2",
    quote: "with all commissioning intentions linked to the strategic priorities contained within",
  }),
  rule("stated-total", "fact", {
    id: "R6",
    rule: "R6",
    quote:
      "The total commissioning budget for 2021/22 is £2,126,869. ... Note that this is subject to change throughout the year.",
  }),
  rule("short-term", "should", {
    id: "R15",
    rule: "R15",
    quote:
      "Wherever feasible, the aim should be to award mid to long term contracts ... to avoid the instability that accompanies short term or annual funding cycles",
    parameters: { atMostMonths: 12, kinds: ["contract"] },
  }),
  rule("ring-fence", "must", {
    id: "R9",
    rule: "R9",
    quote:
      "A proportion of this is provided via a grant from the Ministry of Justice for the purpose of commissioning victims' services.",
  }),
  rule("mandated-nil", "must", {
    id: "R11",
    rule: "R11",
    quote: "Telephone surveys of victims of domestic abuse as mandated by the Home Office",
  }),
  rule("needed-when", "should", {
    id: "R10",
    rule: "R10",
    quote: "the PCC has also secured additional funds for providers of VAWDASV services",
    parameters: {
      register: "budgets",
      fields: ["reason", "status"],
      when: [{ field: "kind", isOneOf: ["in-year-award"] }],
    },
  }),
  evidence({
    id: "R14",
    rule: "R14",
    quote: "the evaluation process focuses strongly on quality as well as cost",
    parameters: {
      register: "agreements",
      kinds: ["quality-and-cost-weights"],
      by: ["awardedOn", "start"],
      when: [{ field: "route", isOneOf: ["open-competition", "three-quotes"] }],
    },
  }),
  follows(
    rule("needed-when", "must", {
      id: "R16",
      rule: "R16",
      quote:
        "For all funding mechanisms the PCC will hold contracts/agreements with the successful organisations",
      parameters: {
        register: "allocations",
        fields: ["agreement"],
        when: [{ field: "status", isOneOf: ["approved"] }],
      },
    }),
  ),
  evidence({
    id: "R17",
    rule: "R17",
    quote: "Beneath the agreed outcomes are a variety of performance indicators",
    parameters: {
      register: "agreements",
      kinds: ["outcomes-and-indicators"],
      by: ["start"],
      when: [{ field: "kind", isOneOf: ["contract"] }],
    },
  }),
  evidence({
    id: "R19",
    rule: "R19",
    quote:
      "act as the reviewing body in relation to the awarding of grant funding and the tendering of services",
    parameters: {
      register: "agreements",
      kinds: ["board-or-panel-review"],
      by: ["awardedOn", "start"],
      when: [{ field: "kind", isOneOf: ["contract", "grant"] }],
    },
  }),
  rule("needed-when", "should", {
    id: "R20",
    rule: "R20",
    quote: "This includes clauses relating to indemnity and insurance requirements.",
    parameters: {
      register: "agreements",
      fields: ["insuranceUntil"],
      when: [
        { field: "kind", isOneOf: ["contract"] },
        { field: "status", isOneOf: ["live"] },
      ],
    },
  }),
  evidence({
    id: "R22",
    rule: "R22",
    quote: "Grants will be awarded based on set criteria",
    parameters: {
      register: "agreements",
      kinds: ["scored-criteria"],
      by: ["awardedOn", "start"],
      when: [{ field: "kind", isOneOf: ["grant"] }],
    },
  }),
  ...POLICING_BODY_RULES,
];
