import type { Framework, PlanPolicy, Source, Stated } from "../framework/framework.ts";
import { EMPTY_CELL } from "../reading/raw-sheet.ts";
import type { VocabularyKey } from "../registers/field.ts";
import { formatLongDate, type IsoDay } from "../values/calendar-date.ts";
import { splitList } from "../values/list-text.ts";
import { fail, ok, type Result } from "../values/result.ts";
import { PLAN, type Setting, SIGNED_BY } from "./framework-settings.ts";
import { keyOfWord } from "./read-lists.ts";

export type SetUpAnswer = Readonly<{ key: string; answer: string }>;

/** Who answers, and when: an answer is its own source. */
export type Answering = Readonly<{ by: string; on: IsoDay }>;

const ANSWERED = "Answered in set-up";

/** The framework with some of its questions answered; the problem says which answer cannot be used. */
export function answerQuestions(
  framework: Framework,
  answers: readonly SetUpAnswer[],
  answering: Answering,
): Result<Framework, string> {
  let answered = framework;
  for (const each of answers) {
    const outcome = answerOne(answered, each, answering);
    if (!outcome.ok) return outcome;
    answered = outcome.value;
  }
  return ok(answered);
}

function answerOne(
  framework: Framework,
  { key, answer }: SetUpAnswer,
  answering: Answering,
): Result<Framework, string> {
  const [part = "", name = ""] = [key.slice(0, key.indexOf(".")), key.slice(key.indexOf(".") + 1)];
  const source: Source = {
    document: ANSWERED,
    quote: `${answer} (${answering.by}, ${formatLongDate(answering.on)})`,
    rule: null,
  };
  if (key === "signOff") {
    const read = readAnswer(SIGNED_BY, answer, source);
    return read.ok ? ok({ ...framework, signOff: read.value }) : read;
  }
  if (part === "plan" && isPlanKey(name)) return answerPlan(framework, name, answer, source);
  if (part === "vocabularies" && name in framework.vocabularies) {
    // Shown a moment ago to be one of the vocabularies' keys.
    return ok(withWords(framework, name as VocabularyKey, answer, source));
  }
  const { questions = [] } = framework;
  if (part !== "question" || !questions.some((one) => one.key === name)) {
    return fail(`This framework asks no question called ${key}.`);
  }
  return ok({
    ...framework,
    questions: questions.map((one) => (one.key === name ? { ...one, answer } : one)),
  });
}

function isPlanKey(name: string): name is keyof typeof PLAN {
  return Object.hasOwn(PLAN, name);
}

function answerPlan(
  framework: Framework,
  name: keyof typeof PLAN,
  answer: string,
  source: Source,
): Result<Framework, string> {
  const setting: Setting<unknown> = PLAN[name] as Setting<never>;
  const read = readAnswer(setting, answer, source);
  // Its own codec read the value, so the setting stays what the policy has under its name.
  return read.ok
    ? ok({ ...framework, plan: { ...framework.plan, [name]: read.value } as PlanPolicy })
    : read;
}

function readAnswer<Value>(
  { codec, label }: Setting<Value>,
  answer: string,
  source: Source,
): Result<Stated<Value>, string> {
  const read = codec.read({ ...EMPTY_CELL, value: answer.trim(), text: answer.trim() });
  return read.ok
    ? ok({ kind: "stated", value: read.value, source, force: "should" })
    : fail(`${label}: "${answer}" cannot be used; ${read.problem}.`);
}

/** Words given in set-up: others are asked about, never refused. */
function withWords(
  framework: Framework,
  list: VocabularyKey,
  answer: string,
  source: Source,
): Framework {
  const entries = splitList(answer).map((label) => ({
    ...{ key: keyOfWord(label), label, aliases: [], tags: [] },
  }));
  const stated = { kind: "stated", value: { closed: false, entries }, source, force: "should" };
  return {
    ...framework,
    vocabularies: { ...framework.vocabularies, [list]: stated as Stated<never> },
  };
}
