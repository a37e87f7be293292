import fc from "fast-check";
import { type Parameter, parametersOf } from "../../shared/authoring/parameter-types.ts";
import { ALL_CHECKS } from "../../shared/checks/all-checks.ts";
import type { RowCondition } from "../../shared/forward-plan/row-condition.ts";
import type {
  Figure,
  Framework,
  FrameworkRule,
  Source,
  Stated,
  Vocabulary,
} from "../../shared/framework/framework.ts";
import { starter } from "../../shared/frameworks/starter.ts";
import { REGISTER_KEYS, registerOf } from "../../shared/registers/all-registers.ts";
import type { Fields, FieldValue, RegisterKey } from "../../shared/registers/field.ts";
import { foldText } from "../../shared/values/folded-text.ts";
import { Term } from "../../shared/values/term.ts";
import { anyValueOf } from "../registers/any-value.ts";

/** Words as people write them, with the marks that lists and entries are parted by. */
const words = fc
  .string({
    unit: fc.constantFrom(..."abcdeĂŵ £&,;:'\"-/0123".split("")),
    minLength: 1,
    maxLength: 24,
  })
  .map((text) => `W${text}`.replace(/\s+/g, " ").trim());
const source: fc.Arbitrary<Source> = fc.record({
  document: words,
  quote: words,
  rule: fc.option(words, { nil: null }),
});
const force = fc.constantFrom("must", "should", "may", "fact");

function anyStated<Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Stated<Value>> {
  return fc.oneof(
    fc.record({ kind: fc.constant("stated" as const), value, source, force }),
    fc.record({ kind: fc.constant("our-default" as const), value, question: words }),
    fc.record({ kind: fc.constant("not-stated" as const), question: words }),
  );
}

const vocabulary: fc.Arbitrary<Vocabulary> = fc.record({
  closed: fc.boolean(),
  entries: fc.uniqueArray(
    fc.record({
      key: words,
      label: words,
      aliases: fc.constant<readonly string[]>([]),
      tags: fc.uniqueArray(words, { maxLength: 2 }),
    }),
    {
      minLength: 1,
      maxLength: 4,
      comparator: (one, other) =>
        [one.key, one.label].some((word) =>
          [other.key, other.label].map(foldText).includes(foldText(word)),
        ),
    },
  ),
});

/** A value that the parameter's own column can take in a rule about one register. */
function anyParameter({ type, name }: Parameter, register: RegisterKey): fc.Arbitrary<unknown> {
  const fields = registerOf(register).fields;
  switch (type.kind) {
    case "money":
      return fc.integer({ min: 1, max: 99_999_999 });
    case "number":
      return fc.integer({ min: 1, max: 500 });
    case "date":
      return fc.constantFrom("2028-05", "2029-03-31");
    case "yes-no":
      return fc.boolean();
    case "choice":
      return fc.constantFrom(...(name === "register" ? [register] : type.choices));
    case "list":
      return fc.uniqueArray(NAMED[name]?.(fields) ?? words, { minLength: 1, maxLength: 3 });
    case "entries": {
      const parts = type.parts.map((part) => [
        part,
        part === "role" ? fc.constant("lead") : part === "kind" ? fc.constant("grant") : letters,
      ]);
      return fc.array(fc.record(Object.fromEntries(parts)), { minLength: 1, maxLength: 3 });
    }
    case "text":
      return NAMED[name]?.(fields) ?? words;
    case "conditions":
      return fc.array(anyCondition(fields), { minLength: 1, maxLength: 3 });
  }
}

/** What cannot be any word is a word of its list. */
const NAMED: Readonly<Record<string, (fields: Fields) => fc.Arbitrary<string>>> = {
  kinds: () => fc.constantFrom("contract", "grant"),
  recipients: () => fc.constantFrom("council", "charity-or-other-vcse"),
  field: (fields) => fc.constantFrom(...textFields(fields)),
  fields: (fields) => fc.constantFrom(...Object.keys(fields)),
  by: (fields) => fc.constantFrom(...Object.keys(fields), "end"),
};

function textFields(fields: Fields): readonly string[] {
  return Object.keys(fields).filter((key) => fields[key]?.type.kind === "text");
}

/** Texts may hold "or", quotes and what parts clauses; amounts are above what a field can say. */
function anyCondition(fields: Fields): fc.Arbitrary<RowCondition> {
  return fc
    .constantFrom(...Object.entries(fields))
    .chain(([field, { type }]): fc.Arbitrary<RowCondition> => {
      const given = fc.record({ field: fc.constant(field), isGiven: fc.boolean() });
      if (type.kind === "money" || type.kind === "count") {
        return fc.record({ field: fc.constant(field), above: fc.integer({ min: 1, max: 99_999 }) });
      }
      if (type.kind !== "choice" && type.kind !== "text") return given;
      const word =
        type.kind === "choice"
          ? fc.constantFrom(...type.choices.map(({ key }) => key))
          : trickyWords;
      const several = fc.uniqueArray(word, { minLength: 1, maxLength: 3 });
      return fc.oneof(
        given,
        fc.record({ field: fc.constant(field), isOneOf: several }),
        fc.record({ field: fc.constant(field), isNotOneOf: several }),
      );
    });
}

const trickyWords = fc.oneof(
  words,
  fc.constantFrom("or", "this or that", "not given", "given", "above £5", "a; b", 'say "no"', " x"),
);

const letters = fc
  .string({ unit: fc.constantFrom(..."abc xyz".split("")), minLength: 1 })
  .map((text) => `l${text}`.replace(/\s+/g, " ").trim());

const rule: fc.Arbitrary<FrameworkRule> = fc
  .tuple(fc.constantFrom(...ALL_CHECKS), fc.constantFrom(...REGISTER_KEYS))
  .chain(([check, register]) =>
    fc.record({
      id: words,
      check: fc.constant(check.id),
      parameters: fc.record(
        Object.fromEntries(
          parametersOf(check).map((one) => [one.name, anyParameter(one, register)]),
        ),
      ),
      source,
      force,
      override: fc.option(
        fc.record({
          severity: fc.constantFrom("error", "warning", "info", "off"),
          reason: words,
        }),
        { nil: undefined },
      ),
    }),
  )
  .map(({ override, ...rest }) => (override === undefined ? rest : { ...rest, override }));

function anyFigure(register: RegisterKey): fc.Arbitrary<Figure> {
  const fields = Object.entries(registerOf(register).fields).map(([key, { type, degree }]) => [
    key,
    degree === "needed" ? anyValueOf(type) : fc.option(anyValueOf(type), { nil: null }),
  ]);
  const values: fc.Arbitrary<Record<string, FieldValue>> = fc.record(Object.fromEntries(fields));
  return fc.record({ values, source }).map((one) => ({
    register,
    // References of a document are names; what is not said is left out.
    values: Object.fromEntries(
      Object.entries(one.values)
        .filter(([, value]) => value !== null)
        .map(([key, value]) => [key, unmatched(value)]),
    ),
    source: one.source,
  }));
}

function unmatched(value: FieldValue): FieldValue {
  if (typeof value !== "object" || value === null) return value;
  if ("text" in value) return { id: null, text: value.text };
  return Array.isArray(value) ? (value.map((one) => unmatched(one)) as FieldValue) : value;
}

/** Frameworks that differ from the starter in every part of the workbook. */
export const anyFramework: fc.Arbitrary<Framework> = fc
  .record({
    organisation: words,
    title: words,
    vocabulary: anyStated(vocabulary),
    rules: fc.uniqueArray(rule, { maxLength: 5, selector: ({ id }) => id }),
    figures: fc.tuple(anyFigure("funds"), anyFigure("budgets"), anyFigure("schemes")),
    meetingEvery: anyStated(fc.constantFrom("P6M", "P2W", "P10D").map((text) => Term.parse(text))),
    reviewWindow: anyStated(
      fc.record({ opensMonthsBefore: fc.nat(60), closesMonthsBefore: fc.nat(60) }),
    ),
    paysUnderContracts: anyStated(fc.integer({ min: 0, max: 99_999_999_999 })),
    signOff: anyStated(
      fc.record({
        people: fc.integer({ min: 1, max: 9 }),
        office: fc.option(letters, { nil: null }),
      }),
    ),
    question: fc.record({ key: words, question: words, answer: words, source }),
  })
  .map((parts) => ({
    ...starter,
    organisation: parts.organisation,
    document: { ...starter.document, title: parts.title },
    vocabularies: { ...starter.vocabularies, serviceAreas: parts.vocabulary },
    rules: parts.rules,
    figures: parts.figures,
    plan: {
      ...starter.plan,
      meetingEvery: parts.meetingEvery,
      reviewWindow: parts.reviewWindow,
      paysUnderContracts: parts.paysUnderContracts,
    },
    signOff: parts.signOff,
    questions: [parts.question],
  }));
