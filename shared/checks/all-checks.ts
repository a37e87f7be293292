import { agreementWithinAllocation } from "./agreement-within-allocation.ts";
import { allocationsWithinBudget } from "./allocations-within-budget.ts";
import { awardCount } from "./award-count.ts";
import { awardSize } from "./award-size.ts";
import { awardTotal } from "./award-total.ts";
import { breakClauses } from "./break-clauses.ts";
import type { Check } from "./check.ts";
import { crossesBodyEnd } from "./crosses-body-end.ts";
import { duplicateAgreements } from "./duplicate-agreements.ts";
import { duplicateAllocations } from "./duplicate-allocations.ts";
import { endAsExtended } from "./end-as-extended.ts";
import { endBeforeStart } from "./end-before-start.ts";
import { endWithoutSuccessor } from "./end-without-successor.ts";
import { endsInOneMonth } from "./ends-in-one-month.ts";
import { expectedFields } from "./expected-fields.ts";
import { fundWithoutSuccessor } from "./fund-without-successor.ts";
import { initialTermAgrees } from "./initial-term-agrees.ts";
import { knownWords } from "./known-words.ts";
import { longTermFund } from "./long-term-fund.ts";
import { magnitude } from "./magnitude.ts";
import { matchedReferences } from "./matched-references.ts";
import { monthOnlyEnd } from "./month-only-end.ts";
import { neededFields } from "./needed-fields.ts";
import { optionsWithinInitialTerm } from "./options-within-initial-term.ts";
import { outlivesFunding } from "./outlives-funding.ts";
import { parentAndChildren } from "./parent-and-children.ts";
import { priorityPresent } from "./priority-present.ts";
import { procurementBody } from "./procurement-body.ts";
import { proposalsWithinBudget } from "./proposals-within-budget.ts";
import { ringFence } from "./ring-fence.ts";
import { roleAndKind } from "./role-and-kind.ts";
import { shareOfParent } from "./share-of-parent.ts";
import { shortTerm } from "./short-term.ts";
import { singleTenderReason } from "./single-tender-reason.ts";
import { statedTotal } from "./stated-total.ts";
import { totalValue } from "./total-value.ts";

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
];
