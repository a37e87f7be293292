import type {
  Figure,
  Force,
  FrameworkRule,
  Source,
  Stated,
  VocabularyEntry,
} from "../framework/framework.ts";
import type { FieldValue, Reference, RegisterKey } from "../registers/field.ts";

/** What a document's entries rest on: a short quote, and the rule's id where it has one. */
export type Cited = Readonly<{ quote: string; rule?: string }>;

/** Ways of saying what one document says, each with its quote. */
export function citing(document: string) {
  const source = ({ quote, rule }: Cited): Source => ({ document, quote, rule: rule ?? null });
  return {
    source,
    states: <Value>(value: Value, force: Force, cited: Cited): Stated<Value> => ({
      kind: "stated",
      value,
      source: source(cited),
      force,
    }),
    rule: (
      check: string,
      force: Force,
      cited: Cited & Readonly<{ id: string; parameters?: FrameworkRule["parameters"] }>,
    ): FrameworkRule => ({
      id: cited.id,
      check,
      parameters: cited.parameters ?? {},
      source: source(cited),
      force,
    }),
    evidence: (
      cited: Cited & Readonly<{ id: string; parameters: FrameworkRule["parameters"] }>,
    ): FrameworkRule =>
      follows({
        id: cited.id,
        check: "evidence-present",
        parameters: cited.parameters,
        source: source(cited),
        force: "must",
      }),
    figure: (
      register: RegisterKey,
      values: Readonly<Record<string, FieldValue>>,
      cited: Cited,
    ): Figure => ({ register, values, source: source(cited) }),
  };
}

/**
 * A rule about what is recorded only after its row exists, such as evidence or an agreement: were
 * its absence an error no row could come before it, so it is said and stops nothing.
 */
export function follows(rule: FrameworkRule): FrameworkRule {
  return { ...rule, override: { severity: "warning", reason: RECORDED_AFTER } };
}

const RECORDED_AFTER =
  "It can only be recorded once its row is there, so its absence is said and stops nothing.";

/** What a document leaves open becomes a question in set-up. */
export function notStated<Value>(question: string): Stated<Value> {
  return { kind: "not-stated", question };
}

/** A number or list of ours, which can only warn and is shown as ours. */
export function ourDefault<Value>(value: Value, question: string): Stated<Value> {
  return { kind: "our-default", value, question };
}

/** A row of another register as a figure names it; it is matched when the figures are adopted. */
export function named(text: string): Reference {
  return { id: null, text };
}

type AboutWord = Readonly<{ key?: string; aliases?: readonly string[]; tags?: readonly string[] }>;

/** An entry of a vocabulary; its key is its label in small letters with hyphens unless given. */
export function word(label: string, about: AboutWord = {}): VocabularyEntry {
  const key = about.key ?? label.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  return { key, label, aliases: about.aliases ?? [], tags: about.tags ?? [] };
}
