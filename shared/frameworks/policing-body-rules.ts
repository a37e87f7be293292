import type { FrameworkRule } from "../framework/framework.ts";
import { citing } from "./citing.ts";

const order = citing(
  "Elected Local Policing Bodies (Specified Information) Order 2011, as amended",
);
const subsidy = citing("Subsidy Control Act 2022");

const LEGAL = "What the law asks is for your legal team to say, so nothing is stopped by it.";

/** What every police and crime commissioner must publish, and ask of what it gives. */
export const POLICING_BODY_RULES: readonly FrameworkRule[] = [
  asked(
    order.rule("needed-when", "must", {
      id: "L14",
      rule: "L14",
      quote: "a copy of each contract with a value exceeding £10,000",
      parameters: {
        register: "agreements",
        fields: ["publishedAt"],
        when: [
          { field: "kind", isOneOf: ["contract"] },
          { field: "status", isOneOf: ["live"] },
          { field: "totalValue", above: 1_000_000 },
        ],
        legal: true,
      },
    }),
  ),
  asked(
    order.rule("needed-when", "must", {
      id: "L15",
      rule: "L15",
      quote:
        "each item of expenditure exceeding £500: recipient, purpose, and the reasons why it was value for money",
      parameters: {
        register: "allocations",
        fields: ["valueForMoney"],
        when: [
          { field: "status", isOneOf: ["approved"] },
          { field: "amount", above: 50_000 },
        ],
        legal: true,
      },
    }),
  ),
  asked(
    subsidy.rule("evidence-present", "must", {
      id: "L19",
      rule: "L19",
      quote: "section 33: an entry in the subsidy database for awards above £100,000",
      parameters: {
        register: "agreements",
        kinds: ["subsidy-assessment"],
        when: [
          { field: "kind", isOneOf: ["grant"] },
          { field: "totalValue", above: 10_000_000 },
        ],
      },
    }),
  ),
];

function asked(rule: FrameworkRule): FrameworkRule {
  return { ...rule, override: { severity: "warning", reason: LEGAL } };
}
