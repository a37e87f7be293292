import type { Finding, Problem, Suggestion } from "../check.ts";
import type { Message } from "../message.ts";
import { WELSH } from "./cy.ts";
import { ENGLISH } from "./en.ts";
import type { Language } from "./languages.ts";

/** What a check reports with its messages turned into sentences of one language. */
export type InWords<P extends Problem> = Omit<P, "sentence" | "arithmetic" | "suggestion"> &
  Readonly<{
    sentence: string;
    arithmetic: readonly string[];
    suggestion: (Omit<Suggestion, "sentence"> & Readonly<{ sentence: string }>) | null;
    /** The language of the words; left out where it is English, as screens are. */
    language?: Exclude<Language, "en">;
  }>;

/** A finding as people read it. It is kept as messages and put into words when it is read. */
export type FindingInWords = InWords<Finding>;

export function inWords<P extends Problem>(problem: P, language: Language = "en"): InWords<P> {
  const { suggestion } = problem;
  return {
    ...problem,
    sentence: sentenceOf(problem.sentence, language),
    arithmetic: problem.arithmetic.map((line) => sentenceOf(line, language)),
    suggestion: suggestion && {
      ...suggestion,
      sentence: sentenceOf(suggestion.sentence, language),
    },
    ...(language !== "en" && { language }),
  };
}

type Say = (parts: object) => string;

/** Messages are made by `messagesOf` from these very words, so the parts are those they take. */
const CATALOGUES = { en: ENGLISH, cy: WELSH } as unknown as Readonly<
  Record<Language, Readonly<Record<string, Readonly<Record<string, Say>>>>>
>;

export function sentenceOf({ key, with: parts }: Message, language: Language): string {
  const [check = "", name = ""] = key.split("/");
  const say = CATALOGUES[language][check]?.[name];
  if (say === undefined) throw new Error(`No words for the message ${key}.`);
  return say(parts);
}
