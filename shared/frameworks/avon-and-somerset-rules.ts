import type { FrameworkRule } from "../framework/framework.ts";
import { citing } from "./citing.ts";
import { POLICING_BODY_RULES } from "./policing-body-rules.ts";

const { rule, evidence } = citing("Avon and Somerset OPCC Commissioning Strategy");

/** What the document asks of rows, in its order, and after it what the law asks of its kind of body. */
export const avonAndSomersetRules: readonly FrameworkRule[] = [
  rule("role-and-kind", "should", {
    id: "R85",
    rule: "R85",
    quote:
      "contracts are generally usually used where we are the Lead or Co-commissioner, with the flexibility afforded by grants often being more suitable where we are acting as a Facilitating Commissioner",
    parameters: {
      usual: [
        { role: "lead", kind: "contract" },
        { role: "co-commissioner", kind: "contract" },
        { role: "facilitating", kind: "grant" },
      ],
    },
  }),
  rule("procurement-body", "should", {
    id: "R83",
    rule: "R83",
    quote:
      "We will generally engage with South West Police Procurement for any funding we are looking to award over £50k p.a. ... However we will remain pragmatic",
    parameters: { abovePenceAYear: 5_000_000, body: "South West Police Procurement" },
  }),
  rule("ring-fence", "must", {
    id: "R92",
    rule: "R92",
    quote: "This is allocated as described in the grant agreements for specific purposes.",
  }),
  evidence({
    id: "R86",
    rule: "R86",
    quote:
      "To embark on a new commissioning workstream, the team will generally judge if the following conditions are met",
    parameters: {
      register: "agreements",
      kinds: ["six-tests"],
      by: ["procurementStarted", "start"],
      when: [{ field: "status", isOneOf: ["pipeline"] }],
    },
  }),
  rule("one-of", "should", {
    id: "R89",
    rule: "R89",
    quote: "quarterly or mid-year and year-end financial monitoring returns",
    parameters: {
      register: "agreements",
      field: "monitoring",
      words: ["quarterly", "mid-year", "year-end"],
    },
  }),
  rule("underspend-explained", "should", {
    id: "R90",
    rule: "R90",
    quote: "expected to flag any underspends to the OPCC as soon as possible",
    parameters: { fromPercent: 0 },
  }),
  rule("fund-purposes", "fact", {
    id: "R93",
    rule: "R93",
    quote: "This funding currently contributes to our victim services commissioning",
    parameters: {
      fund: "OPCC Commissioning Budget",
      only: [
        "Adults Service",
        "Enhanced Adults Service",
        "Children and Young People Service",
        "Restorative Justice Service",
        "Independent Sexual Violence Advisor Service",
        "Modern Slavery Grant",
        "Appropriate Adults Service",
        "Liaison and Diversion Service",
        "Mental Health Triage",
        "Police and Crime Grant",
        "Small grants fund",
        "Commissioning Planning",
      ],
    },
  }),
  evidence({
    id: "R94",
    rule: "R94",
    quote:
      "Publish a Needs Assessment ... Undertake Equalities Impact Assessment ... Publish a Commissioning Plan",
    parameters: {
      register: "agreements",
      kinds: ["needs-assessment", "equality-impact-assessment", "commissioning-plan"],
      by: ["procurementStarted", "start"],
      when: [{ field: "role", isOneOf: ["lead"] }],
    },
  }),
  evidence({
    id: "R96",
    rule: "R96",
    quote: "Funding awarded will be listed on our website",
    parameters: {
      register: "allocations",
      kinds: ["published-copy"],
      when: [{ field: "status", isOneOf: ["approved"] }],
    },
  }),
  evidence({
    id: "R97",
    rule: "R97",
    quote:
      "can terminate the contract by immediately giving notice to the Supplier. Contracts also include subcontractor clauses",
    parameters: {
      register: "agreements",
      kinds: ["termination-clause", "subcontractor-clause", "statement"],
      by: ["start"],
      when: [
        { field: "kind", isOneOf: ["contract"] },
        { field: "role", isOneOf: ["lead"] },
      ],
    },
  }),
  evidence({
    id: "R98",
    rule: "R98",
    quote: "mandated spend of the grant to be focused on areas such as data sharing and evaluation",
    parameters: {
      register: "allocations",
      kinds: ["data-sharing", "evaluation"],
      when: [
        { field: "serviceArea", isOneOf: ["violence-reduction-unit"] },
        { field: "status", isOneOf: ["approved"] },
      ],
    },
  }),
  rule("needed-when", "should", {
    id: "R100",
    rule: "R100",
    quote:
      "All public sector spending should be based on the principle of obtaining and evidencing value for money.",
    parameters: {
      register: "allocations",
      fields: ["valueForMoney"],
      when: [{ field: "status", isOneOf: ["approved"] }],
    },
  }),
  ...POLICING_BODY_RULES,
];
