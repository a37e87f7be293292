import {
  type Force,
  type Framework,
  type FrameworkRule,
  type Source,
  type Stated,
  statedValue,
  type Vocabulary,
} from "../framework/framework.ts";
import { REGISTER_KEYS, registerOf } from "../registers/all-registers.ts";
import type { VocabularyKey } from "../registers/field.ts";
import { legalRules } from "./legal-rules.ts";

/**
 * Rules that hold for every organisation, on our own word where no document of its is behind them.
 * A framework may give any of them its own source, numbers or severity, or switch it off.
 */
export function builtInRules(framework: Framework): readonly FrameworkRule[] {
  return [
    ours("needed-fields", "must", "A row says what its register cannot do without."),
    ours("expected-fields", "should", "What is not known is said to be not known.", {
      parameters: { askedElsewhere: askedElsewhere(framework) },
    }),
    ...vocabularyRules(framework),
    ours("matched-references", "should", "What a row refers to is one row of its register."),
    ours("end-before-start", "must", "Nothing ends before it starts."),
    ours("initial-term-agrees", "should", "Start, initial term and initial end agree."),
    ours("end-as-extended", "should", "The current end is the initial end and options used."),
    ours("total-value", "should", "The total value is the annual value over the term."),
    ours("month-only-end", "fact", "A month is kept as a month.", { rule: "R101" }),
    ours("allocations-within-budget", "must", "A fund's allocations are within its budget."),
    ours("proposals-within-budget", "should", "What is proposed and would not fit is said."),
    ours("stated-total", "fact", "A stated total is what its lines come to.", { rule: "R6" }),
    ours("magnitude", "should", "A budget of quite another size is asked about: our number.", {
      rule: "R50",
      parameters: { times: 50 },
    }),
    ours("below-zero", "should", "An amount below zero is asked about."),
    ours("ring-fence", "must", "Ring-fenced money goes to its purpose.", { rule: "R35" }),
    ours("share-of-parent", "should", "A share of a fund is about that share: our number.", {
      rule: "R33",
      parameters: { withinPoints: 2 },
    }),
    ours("parent-and-children", "should", "A fund is the sum of its funds.", { rule: "R38" }),
    ours("duplicate-allocations", "should", "The same line of money stands once."),
    ours("year-on-year", "should", "A budget that changes much is asked about: our number.", {
      rule: "R51",
      parameters: { beyondPercent: 25, belowTimes: 50 },
    }),
    ours("match-recorded", "should", "What must be matched says by what.", { rule: "R81" }),
    ours("estimated-pot", "should", "What is beyond an estimate is a top-up.", {
      rule: "R29",
      parameters: { scheme: null },
    }),
    ...schemeRules(framework),
    ours("end-without-successor", "should", "An end with no successor.", { rule: "R103" }),
    ours("fund-without-successor", "should", "An end with no successor.", { rule: "R103" }),
    ours("outlives-funding", "should", "Funding ends before its contract.", { rule: "R102" }),
    ours("agreement-within-allocation", "should", "An agreement is within its allocation."),
    ours("gap-or-overlap", "should", "What follows starts the day after the end."),
    ours("return-late", "should", "A return comes by the day it is due.", { rule: "R76" }),
    ours("insurance-covers-term", "fact", "Insurance lasts as long as its agreement.", {
      rule: "R20",
    }),
    ours("personal-data", "should", "Returns hold counts and no personal data.", { rule: "L27" }),
    ours("open-grant-record", "fact", "360Giving's required fields of a grant.", { rule: "L18" }),
    ours("provider-numbers", "should", "A body's public id is made of its number.", {
      rule: "L18",
    }),
    ours("duplicate-agreements", "should", "One provider, one service, one agreement at a time."),
    ...legalRules(framework),
    ...settingRule("crosses-body-end", "bodyEndsOn", framework.plan.bodyEndsOn, "L22"),
    ...settingRule("ends-in-one-month", "most", framework.plan.endsAMonth, "R104"),
  ];
}

const OUR_RULES = "Foreplan's rules for every organisation";

type About = Readonly<{ rule?: string; parameters?: FrameworkRule["parameters"] }>;

function ours(check: string, force: Force, quote: string, about: About = {}): FrameworkRule {
  const source: Source = { document: OUR_RULES, quote, rule: about.rule ?? null };
  return { id: check, check, parameters: about.parameters ?? {}, source, force };
}

/** One rule for each vocabulary the framework lists, on the word of whatever lists it. */
function vocabularyRules({ vocabularies }: Framework): readonly FrameworkRule[] {
  // The keys of a framework's vocabularies are the vocabulary keys.
  return (Object.keys(vocabularies) as VocabularyKey[]).flatMap((vocabulary) => {
    const stated: Stated<Vocabulary> = vocabularies[vocabulary];
    if (stated.kind === "not-stated" || stated.value.entries.length === 0) return [];
    const closed = stated.value.closed && stated.kind === "stated";
    const rule = ours("known-words", closed ? "must" : "should", "Our default list of words.", {
      parameters: { vocabulary },
    });
    return [{ ...onItsWord(rule, stated), id: `known-words/${vocabulary}` }];
  });
}

/** A scheme's own row sets its limits, unless the framework states them for a scheme of its name. */
function schemeRules({ rules }: Framework): readonly FrameworkRule[] {
  return ["award-size", "award-count", "award-total"].map((check) => {
    const except = rules.flatMap((rule) =>
      rule.check === check && typeof rule.parameters.scheme === "string"
        ? [rule.parameters.scheme]
        : [],
    );
    const rule = ours(check, "must", "Awards are within the limits of their scheme.", {
      parameters: { scheme: null, except },
    });
    return { ...rule, id: `${check}/scheme-rows` };
  });
}

/** A rule whose number is one of the plan's settings; none where the setting is open. */
function settingRule(
  check: string,
  parameter: string,
  setting: Stated<unknown>,
  rule: string,
): readonly FrameworkRule[] {
  const value = statedValue(setting);
  if (value === null) return [];
  const quote = setting.kind === "our-default" ? setting.question : "";
  const about = { rule, parameters: { [parameter]: value } };
  return [onItsWord(ours(check, "should", quote, about), setting)];
}

/** The document's own word, where it is the document that states the setting. */
function onItsWord(rule: FrameworkRule, setting: Stated<unknown>): FrameworkRule {
  return setting.kind === "stated" ? { ...rule, source: setting.source } : rule;
}

/** Fields that a rule of the framework's own asks for, so that they are asked for once. */
const ASKED_BY: Readonly<Record<string, readonly string[]>> = {
  "priority-present": ["allocations.priorities"],
  "break-clauses": ["agreements.breakUs", "agreements.breakThem"],
};

/** Beside those, words of a list that set-up still has to ask for: no row could give them. */
function askedElsewhere({ rules, vocabularies }: Framework): readonly string[] {
  return [
    ...rules.flatMap(({ check }) => ASKED_BY[check] ?? []),
    ...REGISTER_KEYS.flatMap((register) =>
      Object.entries(registerOf(register).fields).flatMap(([field, { type }]) => {
        const listed = type.kind === "vocabulary" || type.kind === "vocabulary-list";
        const open = listed && vocabularies[type.vocabulary].kind === "not-stated";
        return open ? [`${register}.${field}`] : [];
      }),
    ),
  ];
}
