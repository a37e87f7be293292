import { allocationsWithinBudget } from "./allocations-within-budget.ts";
import type { Check } from "./check.ts";
import { endAsExtended } from "./end-as-extended.ts";
import { endBeforeStart } from "./end-before-start.ts";
import { endWithoutSuccessor } from "./end-without-successor.ts";
import { expectedFields } from "./expected-fields.ts";
import { initialTermAgrees } from "./initial-term-agrees.ts";
import { knownWords } from "./known-words.ts";
import { matchedReferences } from "./matched-references.ts";
import { monthOnlyEnd } from "./month-only-end.ts";
import { neededFields } from "./needed-fields.ts";
import { optionsWithinInitialTerm } from "./options-within-initial-term.ts";
import { statedTotal } from "./stated-total.ts";

/** Every check there is. Adding one is adding its file, a line here, a statement and a test. */
export const ALL_CHECKS: readonly Check[] = [
  neededFields,
  expectedFields,
  knownWords,
  matchedReferences,
  endBeforeStart,
  initialTermAgrees,
  endAsExtended,
  monthOnlyEnd,
  optionsWithinInitialTerm,
  allocationsWithinBudget,
  statedTotal,
  endWithoutSuccessor,
];
