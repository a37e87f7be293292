import type { Field, FieldValue, Reference } from "../registers/field.ts";
import { foldText } from "../values/folded-text.ts";

/**
 * A short, stable print of what a cell says. Memory and the checkpoint keep these and not values:
 * they only ever have to tell "the same" from "another". 64 bits, so that a register of a hundred
 * thousand rows meets no chance collision.
 */
export type Digest = string;

/**
 * What a value says, whatever its order or spelling may be: sets compare without order, references
 * by their folded text (a matched and an unmatched reference to one name are one thing).
 */
export function digestOfValue(field: Field, value: FieldValue): Digest {
  return value === null ? NOTHING : hash(canonical(field, value));
}

/** What an unreadable cell says: its text, apart from every readable value. */
export function digestOfUnread(seen: string): Digest {
  return hash(`unread ${seen}`);
}

/** Everything a row shows, for finding a row again that lost its id. */
export function digestOfRow(cells: Readonly<Record<string, Digest>>): Digest {
  const filled = Object.entries(cells).filter(([, digest]) => digest !== NOTHING);
  return hash(JSON.stringify(filled.sort(([a], [b]) => (a < b ? -1 : 1))));
}

/** The digest of an empty cell, and of one that says "not known". */
export const NOTHING: Digest = "-";

function canonical(field: Field, value: FieldValue): string {
  switch (field.type.kind) {
    case "reference":
      return isReference(value) ? referenceText(value) : ordered(value);
    case "reference-list":
      return setOf(value, (one) => (isReference(one) ? referenceText(one) : ordered(one)));
    case "vocabulary":
      return foldText(String(value));
    case "vocabulary-list":
    case "text-list":
      return setOf(value, (one) => foldText(String(one)));
    case "contributions":
      return setOf(value, ordered);
    default:
      return ordered(value);
  }
}

function setOf(value: FieldValue, print: (one: unknown) => string): string {
  return Array.isArray(value) ? JSON.stringify(value.map(print).sort()) : ordered(value);
}

/** JSON in which a key's place among the others makes no difference. */
function ordered(value: unknown): string {
  if (typeof value !== "object") return JSON.stringify(value);
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

function isReference(value: unknown): value is Reference {
  return typeof value === "object" && value !== null && "text" in value;
}

function referenceText({ id, text }: Reference): string {
  return text === "" ? (id ?? "") : foldText(text);
}

/** cyrb53's mixing with both halves kept whole; not for secrets. */
function hash(text: string): Digest {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let place = 0; place < text.length; place += 1) {
    const code = text.charCodeAt(place);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (high >>> 0).toString(36) + (low >>> 0).toString(36).padStart(7, "0");
}
