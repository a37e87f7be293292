import { PIPELINE_LIMITS } from "../forward-plan/pipeline-listing.ts";
import { type Framework, type FrameworkRule, statedValue } from "../framework/framework.ts";

const NOT_SAID = "It is not said what is paid in a year under contracts.";

const LAW = "Procurement law, for your legal team to check";

/**
 * What the law of procurement asks of rows, for every organisation that buys. The figures are those
 * published for the dates they carry; each finding says "check with your legal team".
 */
export function legalRules({ plan }: Framework): readonly FrameworkRule[] {
  return [...FOR_EVERYONE, pipelineRule(plan)];
}

const FOR_EVERYONE: readonly FrameworkRule[] = [
  legal("threshold-route", "L1", "Schedule 1 thresholds by the date the procurement began (L2)"),
  legal("light-touch-known", "L11", "Light touch services have a threshold of their own"),
  legal("split-value", "L3", "Section 4: no splitting to avoid a threshold"),
  legal("regime-by-date", "L4", "Procurements begun before 24 February 2025 stay under PCR 2015"),
  legal("contract-notice", "L5", "Contract details notice from £30,000 (L11: 120 days)", {
    fromPence: 3_000_000,
    days: 30,
    lightTouchDays: 120,
  }),
  legal(
    "variation-notice",
    "L10",
    "Sections 74 and 75: changes of more than 10 % of the term (L9)",
    {
      abovePercent: 10,
    },
  ),
  legal(
    "value-variation",
    "L9",
    "Section 74: changes of value within 10 % together, 15 % for works, and below the threshold",
    { percent: 10, worksPercent: 15 },
  ),
  legal("option-in-notice", "L12", "Schedule 8: an option stands in contract and notice"),
  legal("kpi-minimum", "L7", "Section 52: three indicators above £5 million; not light touch", {
    least: 3,
    abovePence: 500_000_000,
    notLightTouch: true,
  }),
  {
    ...legal("payments-published", "L8", "Section 70: payments over £30,000 from 1 April 2026", {
      abovePence: 3_000_000,
      beginsOn: "2026-04-01",
    }),
    // A payment is no mistake: it is only said which are to be published.
    force: "fact",
  },
  legal("selection-regime-buyer", "L20", "Who the provider selection regime covers"),
];

/** For a body that pays so much, which only it can say; run on no row until it has. */
function pipelineRule({ paysUnderContracts }: Framework["plan"]): FrameworkRule {
  const pays = paysUnderContracts === undefined ? null : statedValue(paysUnderContracts);
  const rule = legal(
    "pipeline-notice",
    "L6",
    "Section 93: a pipeline notice within 56 days that begin with the first of the financial year",
    { paysPence: pays ?? 0, ...PIPELINE_LIMITS },
  );
  return pays === null ? { ...rule, override: { severity: "off", reason: NOT_SAID } } : rule;
}

function legal(
  check: string,
  rule: string,
  quote: string,
  parameters: FrameworkRule["parameters"] = {},
): FrameworkRule {
  const source = { document: LAW, quote, rule };
  return { id: `${check}/law`, check, parameters, source, force: "should" };
}
