import { agreementWithinAllocationWords } from "../agreement-within-allocation.ts";
import { allocationsWithinBudgetWords } from "../allocations-within-budget.ts";
import { awardCountWords } from "../award-count.ts";
import { awardSizeWords } from "../award-size.ts";
import { awardTotalWords } from "../award-total.ts";
import { breakClausesWords } from "../break-clauses.ts";
import { commonWords } from "../common-lines.ts";
import { crossesBodyEndWords } from "../crosses-body-end.ts";
import { duplicateAgreementsWords } from "../duplicate-agreements.ts";
import { duplicateAllocationsWords } from "../duplicate-allocations.ts";
import { endAsExtendedWords } from "../end-as-extended.ts";
import { endBeforeStartWords } from "../end-before-start.ts";
import { endWithoutSuccessorWords } from "../end-without-successor.ts";
import { endsInOneMonthWords } from "../ends-in-one-month.ts";
import { expectedFieldsWords } from "../expected-fields.ts";
import { fundWithoutSuccessorWords } from "../fund-without-successor.ts";
import { initialTermAgreesWords } from "../initial-term-agrees.ts";
import { knownWordsWords } from "../known-words.ts";
import { longTermFundWords } from "../long-term-fund.ts";
import { magnitudeWords } from "../magnitude.ts";
import { matchedReferencesWords } from "../matched-references.ts";
import { monthOnlyEndWords } from "../month-only-end.ts";
import { neededFieldsWords } from "../needed-fields.ts";
import { optionsWithinInitialTermWords } from "../options-within-initial-term.ts";
import { outlivesFundingWords } from "../outlives-funding.ts";
import { parentAndChildrenWords } from "../parent-and-children.ts";
import { priorityPresentWords } from "../priority-present.ts";
import { procurementBodyWords } from "../procurement-body.ts";
import { proposalsWithinBudgetWords } from "../proposals-within-budget.ts";
import { ringFenceWords } from "../ring-fence.ts";
import { roleAndKindWords } from "../role-and-kind.ts";
import { shareOfParentWords } from "../share-of-parent.ts";
import { shortTermWords } from "../short-term.ts";
import { singleTenderReasonWords } from "../single-tender-reason.ts";
import { statedTotalWords } from "../stated-total.ts";
import { totalValueWords } from "../total-value.ts";

/** Every check's words as they are written beside it, by the check's id. Welsh must have the same. */
export const ENGLISH = {
  "agreement-within-allocation": agreementWithinAllocationWords,
  "allocations-within-budget": allocationsWithinBudgetWords,
  "award-count": awardCountWords,
  "award-size": awardSizeWords,
  "award-total": awardTotalWords,
  "break-clauses": breakClausesWords,
  common: commonWords,
  "crosses-body-end": crossesBodyEndWords,
  "duplicate-agreements": duplicateAgreementsWords,
  "duplicate-allocations": duplicateAllocationsWords,
  "end-as-extended": endAsExtendedWords,
  "end-before-start": endBeforeStartWords,
  "end-without-successor": endWithoutSuccessorWords,
  "ends-in-one-month": endsInOneMonthWords,
  "expected-fields": expectedFieldsWords,
  "fund-without-successor": fundWithoutSuccessorWords,
  "initial-term-agrees": initialTermAgreesWords,
  "known-words": knownWordsWords,
  "long-term-fund": longTermFundWords,
  magnitude: magnitudeWords,
  "matched-references": matchedReferencesWords,
  "month-only-end": monthOnlyEndWords,
  "needed-fields": neededFieldsWords,
  "options-within-initial-term": optionsWithinInitialTermWords,
  "outlives-funding": outlivesFundingWords,
  "parent-and-children": parentAndChildrenWords,
  "priority-present": priorityPresentWords,
  "procurement-body": procurementBodyWords,
  "proposals-within-budget": proposalsWithinBudgetWords,
  "ring-fence": ringFenceWords,
  "role-and-kind": roleAndKindWords,
  "share-of-parent": shareOfParentWords,
  "short-term": shortTermWords,
  "single-tender-reason": singleTenderReasonWords,
  "stated-total": statedTotalWords,
  "total-value": totalValueWords,
} as const;

/** The same words in another language: the same keys, with the same parts put into them. */
export type Catalogue = typeof ENGLISH;
