import type {
  Force,
  Framework,
  FrameworkRule,
  Source,
  Stated,
  Vocabulary,
} from "../framework/framework.ts";
import type { VocabularyKey } from "../registers/field.ts";

/**
 * Rules that hold for every organisation, on our own word where no document of its is behind them.
 * A framework may give any of them its own source, numbers or severity, or switch it off.
 */
export function builtInRules(framework: Framework): readonly FrameworkRule[] {
  return [
    ours("needed-fields", "must", "A row says at least what its register cannot do without."),
    {
      ...ours("expected-fields", "should", "What is not known is said to be not known."),
      parameters: { askedElsewhere: askedElsewhere(framework) },
    },
    ...vocabularyRules(framework),
    ours("matched-references", "should", "What a row refers to is one row of its register."),
    ours("end-before-start", "must", "Nothing ends before it starts."),
    ours("initial-term-agrees", "should", "Start, initial term and initial end say the same."),
    ours("end-as-extended", "should", "The current end is the initial end and the options used."),
    ours("month-only-end", "fact", "An end of which only the month is known is kept so.", "R101"),
    ours(
      "allocations-within-budget",
      "must",
      "What a fund allocates in a year is within its budget.",
    ),
    ours("stated-total", "fact", "The total a document states is what its lines come to.", "R6"),
    ours("end-without-successor", "should", "An end with no successor is an alert.", "R103"),
  ];
}

const OUR_RULES = "Foreplan's rules for every organisation";

function ours(
  check: string,
  force: Force,
  quote: string,
  rule: string | null = null,
): FrameworkRule {
  return { id: check, check, parameters: {}, source: { document: OUR_RULES, quote, rule }, force };
}

/** One rule for each vocabulary the framework lists, on the word of whatever lists it. */
function vocabularyRules({ vocabularies }: Framework): readonly FrameworkRule[] {
  // The keys of a framework's vocabularies are the vocabulary keys.
  return (Object.keys(vocabularies) as VocabularyKey[]).flatMap((vocabulary) => {
    const stated: Stated<Vocabulary> = vocabularies[vocabulary];
    if (stated.kind === "not-stated" || stated.value.entries.length === 0) return [];
    return [
      {
        id: `known-words/${vocabulary}`,
        check: "known-words",
        parameters: { vocabulary },
        source: stated.kind === "stated" ? stated.source : ourDefault(),
        force: stated.value.closed && stated.kind === "stated" ? "must" : "should",
      },
    ];
  });
}

function ourDefault(): Source {
  return { document: OUR_RULES, quote: "Our default, not from a source.", rule: null };
}

/** Fields that a rule of the framework's own asks for. */
function askedElsewhere({ rules }: Framework): readonly string[] {
  return rules.some(({ check }) => check === "priority-present") ? ["allocations.priorities"] : [];
}
