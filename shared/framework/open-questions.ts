import type { Framework, Source, Stated } from "./framework.ts";

/** Something the framework leaves open, or that is only our default, as set-up asks it. */
export type OpenQuestion = Readonly<{
  /** Where its answer goes: "plan.returnEvery", "vocabularies.roles", "question.power". */
  key: string;
  question: string;
  /** What holds meanwhile: nothing, or a default of ours. */
  meanwhile: "nothing" | "our-default";
  /** The sentence that leaves it open, where the document has one. */
  source: Source | null;
}>;

/** Every question of set-up that nobody has answered, in the order of the framework. */
export function openQuestions(framework: Framework): readonly OpenQuestion[] {
  const { vocabularies, plan, signOff, questions = [] } = framework;
  const { workBack: _workBack, ...settings } = plan;
  return [
    ...Object.entries(vocabularies).flatMap(([key, one]) => ask(`vocabularies.${key}`, one)),
    ...Object.entries(settings).flatMap(([key, one]) => ask(`plan.${key}`, one)),
    ...(signOff === undefined ? [] : ask("signOff", signOff)),
    ...questions
      .filter(({ answer }) => answer === undefined)
      .map(({ key, question, source }) => ({
        ...{ key: `question.${key}`, question, source, meanwhile: "nothing" as const },
      })),
  ];
}

function ask(key: string, stated: Stated<unknown>): readonly OpenQuestion[] {
  switch (stated.kind) {
    case "stated":
      return [];
    case "our-default":
      return [{ key, question: stated.question, meanwhile: "our-default", source: null }];
    case "not-stated":
      return [{ key, question: stated.question, meanwhile: "nothing", source: null }];
  }
}
