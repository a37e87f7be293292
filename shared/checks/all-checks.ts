import { agreementWithinAllocation } from "./agreement-within-allocation.ts";
import { allocationsWithinBudget } from "./allocations-within-budget.ts";
import { awardCount } from "./award-count.ts";
import { awardSize } from "./award-size.ts";
import { awardTotal } from "./award-total.ts";
import { belowZero } from "./below-zero.ts";
import { breakClauses } from "./break-clauses.ts";
import type { Check } from "./check.ts";
import { contractNotice } from "./contract-notice.ts";
import { crossesBodyEnd } from "./crosses-body-end.ts";
import { duplicateAgreements } from "./duplicate-agreements.ts";
import { duplicateAllocations } from "./duplicate-allocations.ts";
import { endAsExtended } from "./end-as-extended.ts";
import { endBeforeStart } from "./end-before-start.ts";
import { endWithoutSuccessor } from "./end-without-successor.ts";
import { endsInOneMonth } from "./ends-in-one-month.ts";
import { estimatedPot } from "./estimated-pot.ts";
import { evidencePresent } from "./evidence-present.ts";
import { expectedFields } from "./expected-fields.ts";
import { fundPurposes } from "./fund-purposes.ts";
import { fundWithoutSuccessor } from "./fund-without-successor.ts";
import { gapOrOverlap } from "./gap-or-overlap.ts";
import { initialTermAgrees } from "./initial-term-agrees.ts";
import { insuranceCoversTerm } from "./insurance-covers-term.ts";
import { knownWords } from "./known-words.ts";
import { kpiMinimum } from "./kpi-minimum.ts";
import { lightTouchKnown } from "./light-touch-known.ts";
import { longTermFund } from "./long-term-fund.ts";
import { magnitude } from "./magnitude.ts";
import { mandatedNil } from "./mandated-nil.ts";
import { matchRecorded } from "./match-recorded.ts";
import { matchedReferences } from "./matched-references.ts";
import { monthOnlyEnd } from "./month-only-end.ts";
import { neededFields } from "./needed-fields.ts";
import { neededWhen } from "./needed-when.ts";
import { oneOf } from "./one-of.ts";
import { openGrantRecord } from "./open-grant-record.ts";
import { optionInNotice } from "./option-in-notice.ts";
import { optionsByBoth } from "./options-by-both.ts";
import { optionsWithinInitialTerm } from "./options-within-initial-term.ts";
import { outlivesFunding } from "./outlives-funding.ts";
import { parentAndChildren } from "./parent-and-children.ts";
import { paymentsPublished } from "./payments-published.ts";
import { personalData } from "./personal-data.ts";
import { pipelineNotice } from "./pipeline-notice.ts";
import { priorityPresent } from "./priority-present.ts";
import { procurementBody } from "./procurement-body.ts";
import { proposalsWithinBudget } from "./proposals-within-budget.ts";
import { providerNumbers } from "./provider-numbers.ts";
import { recipientKind } from "./recipient-kind.ts";
import { regimeByDate } from "./regime-by-date.ts";
import { returnLate } from "./return-late.ts";
import { ringFence } from "./ring-fence.ts";
import { roleAndKind } from "./role-and-kind.ts";
import { selectionRegimeBuyer } from "./selection-regime-buyer.ts";
import { shareOfParent } from "./share-of-parent.ts";
import { shortTerm } from "./short-term.ts";
import { singleTenderReason } from "./single-tender-reason.ts";
import { splitValue } from "./split-value.ts";
import { statedTotal } from "./stated-total.ts";
import { thresholdRoute } from "./threshold-route.ts";
import { totalValue } from "./total-value.ts";
import { underspendExplained } from "./underspend-explained.ts";
import { valueVariation } from "./value-variation.ts";
import { variationNotice } from "./variation-notice.ts";
import { wholeArea } from "./whole-area.ts";
import { yearOnYear } from "./year-on-year.ts";

/** Every check there is. Adding one is adding its file, a line here, a statement and a test. */
export const ALL_CHECKS: readonly Check[] = [
  neededFields,
  expectedFields,
  knownWords,
  matchedReferences,
  priorityPresent,
  endBeforeStart,
  initialTermAgrees,
  endAsExtended,
  monthOnlyEnd,
  optionsWithinInitialTerm,
  shortTerm,
  totalValue,
  breakClauses,
  roleAndKind,
  procurementBody,
  singleTenderReason,
  crossesBodyEnd,
  allocationsWithinBudget,
  proposalsWithinBudget,
  statedTotal,
  magnitude,
  belowZero,
  ringFence,
  shareOfParent,
  parentAndChildren,
  duplicateAllocations,
  awardSize,
  awardCount,
  awardTotal,
  endWithoutSuccessor,
  outlivesFunding,
  agreementWithinAllocation,
  longTermFund,
  fundWithoutSuccessor,
  duplicateAgreements,
  endsInOneMonth,
  neededWhen,
  oneOf,
  evidencePresent,
  recipientKind,
  mandatedNil,
  yearOnYear,
  fundPurposes,
  matchRecorded,
  estimatedPot,
  wholeArea,
  thresholdRoute,
  lightTouchKnown,
  regimeByDate,
  splitValue,
  contractNotice,
  variationNotice,
  valueVariation,
  optionInNotice,
  pipelineNotice,
  paymentsPublished,
  selectionRegimeBuyer,
  optionsByBoth,
  gapOrOverlap,
  returnLate,
  underspendExplained,
  kpiMinimum,
  insuranceCoversTerm,
  personalData,
  openGrantRecord,
  providerNumbers,
];
