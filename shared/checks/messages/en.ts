import { agreementWithinAllocationWords } from "../agreement-within-allocation.ts";
import { allocationsWithinBudgetWords } from "../allocations-within-budget.ts";
import { awardCountWords } from "../award-count.ts";
import { awardSizeWords } from "../award-size.ts";
import { awardTotalWords } from "../award-total.ts";
import { belowZeroWords } from "../below-zero.ts";
import { breakClausesWords } from "../break-clauses.ts";
import { commonWords } from "../common-lines.ts";
import { contractNoticeWords } from "../contract-notice.ts";
import { crossesBodyEndWords } from "../crosses-body-end.ts";
import { duplicateAgreementsWords } from "../duplicate-agreements.ts";
import { duplicateAllocationsWords } from "../duplicate-allocations.ts";
import { editionWords } from "../edition-of-scope.ts";
import { endAsExtendedWords } from "../end-as-extended.ts";
import { endBeforeStartWords } from "../end-before-start.ts";
import { endWithoutSuccessorWords } from "../end-without-successor.ts";
import { endsInOneMonthWords } from "../ends-in-one-month.ts";
import { estimatedPotWords } from "../estimated-pot.ts";
import { evidencePresentWords } from "../evidence-present.ts";
import { exceptionsWords } from "../exceptions.ts";
import { expectedFieldsWords } from "../expected-fields.ts";
import { fundPurposesWords } from "../fund-purposes.ts";
import { fundWithoutSuccessorWords } from "../fund-without-successor.ts";
import { gapOrOverlapWords } from "../gap-or-overlap.ts";
import { initialTermAgreesWords } from "../initial-term-agrees.ts";
import { insuranceCoversTermWords } from "../insurance-covers-term.ts";
import { knownWordsWords } from "../known-words.ts";
import { kpiMinimumWords } from "../kpi-minimum.ts";
import { lightTouchKnownWords } from "../light-touch-known.ts";
import { longTermFundWords } from "../long-term-fund.ts";
import { magnitudeWords } from "../magnitude.ts";
import { mandatedNilWords } from "../mandated-nil.ts";
import { matchRecordedWords } from "../match-recorded.ts";
import { matchedReferencesWords } from "../matched-references.ts";
import { monthOnlyEndWords } from "../month-only-end.ts";
import { neededFieldsWords } from "../needed-fields.ts";
import { neededWhenWords } from "../needed-when.ts";
import { oneOfWords } from "../one-of.ts";
import { openGrantRecordWords } from "../open-grant-record.ts";
import { optionInNoticeWords } from "../option-in-notice.ts";
import { optionsByBothWords } from "../options-by-both.ts";
import { optionsWithinInitialTermWords } from "../options-within-initial-term.ts";
import { outlivesFundingWords } from "../outlives-funding.ts";
import { parentAndChildrenWords } from "../parent-and-children.ts";
import { paymentsPublishedWords } from "../payments-published.ts";
import { personalDataWords } from "../personal-data.ts";
import { pipelineNoticeWords } from "../pipeline-notice.ts";
import { priorityPresentWords } from "../priority-present.ts";
import { procurementBodyWords } from "../procurement-body.ts";
import { proposalsWithinBudgetWords } from "../proposals-within-budget.ts";
import { providerNumbersWords } from "../provider-numbers.ts";
import { recipientKindWords } from "../recipient-kind.ts";
import { refusalWords } from "../refusal-words.ts";
import { regimeByDateWords } from "../regime-by-date.ts";
import { returnLateWords } from "../return-late.ts";
import { ringFenceWords } from "../ring-fence.ts";
import { roleAndKindWords } from "../role-and-kind.ts";
import { selectionRegimeBuyerWords } from "../selection-regime-buyer.ts";
import { shareOfParentWords } from "../share-of-parent.ts";
import { shortTermWords } from "../short-term.ts";
import { singleTenderReasonWords } from "../single-tender-reason.ts";
import { splitValueWords } from "../split-value.ts";
import { statedTotalWords } from "../stated-total.ts";
import { thresholdWords } from "../threshold-of.ts";
import { thresholdRouteWords } from "../threshold-route.ts";
import { totalValueWords } from "../total-value.ts";
import { underspendExplainedWords } from "../underspend-explained.ts";
import { valueVariationWords } from "../value-variation.ts";
import { variationNoticeWords } from "../variation-notice.ts";
import { wholeAreaWords } from "../whole-area.ts";
import { yearOnYearWords } from "../year-on-year.ts";

/** Every check's words as they are written beside it, by the check's id. Welsh must have the same. */
export const ENGLISH = {
  "agreement-within-allocation": agreementWithinAllocationWords,
  "allocations-within-budget": allocationsWithinBudgetWords,
  "award-count": awardCountWords,
  "award-size": awardSizeWords,
  "award-total": awardTotalWords,
  "below-zero": belowZeroWords,
  "break-clauses": breakClausesWords,
  common: commonWords,
  "contract-notice": contractNoticeWords,
  "crosses-body-end": crossesBodyEndWords,
  "duplicate-agreements": duplicateAgreementsWords,
  "duplicate-allocations": duplicateAllocationsWords,
  edition: editionWords,
  "end-as-extended": endAsExtendedWords,
  "end-before-start": endBeforeStartWords,
  "end-without-successor": endWithoutSuccessorWords,
  "ends-in-one-month": endsInOneMonthWords,
  "estimated-pot": estimatedPotWords,
  "evidence-present": evidencePresentWords,
  exceptions: exceptionsWords,
  "expected-fields": expectedFieldsWords,
  "fund-purposes": fundPurposesWords,
  "fund-without-successor": fundWithoutSuccessorWords,
  "gap-or-overlap": gapOrOverlapWords,
  "initial-term-agrees": initialTermAgreesWords,
  "insurance-covers-term": insuranceCoversTermWords,
  "known-words": knownWordsWords,
  "kpi-minimum": kpiMinimumWords,
  "light-touch-known": lightTouchKnownWords,
  "long-term-fund": longTermFundWords,
  magnitude: magnitudeWords,
  "mandated-nil": mandatedNilWords,
  "match-recorded": matchRecordedWords,
  "matched-references": matchedReferencesWords,
  "month-only-end": monthOnlyEndWords,
  "needed-fields": neededFieldsWords,
  "needed-when": neededWhenWords,
  "one-of": oneOfWords,
  "open-grant-record": openGrantRecordWords,
  "option-in-notice": optionInNoticeWords,
  "options-by-both": optionsByBothWords,
  "options-within-initial-term": optionsWithinInitialTermWords,
  "outlives-funding": outlivesFundingWords,
  "parent-and-children": parentAndChildrenWords,
  "payments-published": paymentsPublishedWords,
  "personal-data": personalDataWords,
  "pipeline-notice": pipelineNoticeWords,
  "priority-present": priorityPresentWords,
  "procurement-body": procurementBodyWords,
  "proposals-within-budget": proposalsWithinBudgetWords,
  "provider-numbers": providerNumbersWords,
  "recipient-kind": recipientKindWords,
  refusal: refusalWords,
  "regime-by-date": regimeByDateWords,
  "return-late": returnLateWords,
  "ring-fence": ringFenceWords,
  "role-and-kind": roleAndKindWords,
  "selection-regime-buyer": selectionRegimeBuyerWords,
  "share-of-parent": shareOfParentWords,
  "short-term": shortTermWords,
  "single-tender-reason": singleTenderReasonWords,
  "split-value": splitValueWords,
  "stated-total": statedTotalWords,
  threshold: thresholdWords,
  "threshold-route": thresholdRouteWords,
  "total-value": totalValueWords,
  "underspend-explained": underspendExplainedWords,
  "value-variation": valueVariationWords,
  "variation-notice": variationNoticeWords,
  "whole-area": wholeAreaWords,
  "year-on-year": yearOnYearWords,
} as const;

/** The same words in another language: the same keys, with the same parts put into them. */
export type Catalogue = typeof ENGLISH;
