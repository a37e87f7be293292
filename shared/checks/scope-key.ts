import { foldOnce } from "../framework/folded-once.ts";
import type { FieldValue, Reference } from "../registers/field.ts";
import { isReference } from "../registers/value-kinds.ts";
import type { ScopeKey, ScopeKind } from "./check.ts";

/** In place of a year: the fund or scheme itself, which is part of each of its years. */
export const ANY_YEAR = "any";

export function scopeKindOf(key: ScopeKey): ScopeKind {
  // A key is made only by the functions beside this one, so what stands before its colon is a kind.
  return key.slice(0, key.indexOf(":")) as ScopeKind;
}

/** The part of a key after its kind. */
export function scopeSubject(key: ScopeKey): string {
  return key.slice(key.indexOf(":") + 1);
}

/** "fund-year:BQX...:2021/22" taken apart; the year is what follows the last colon. */
export function subjectAndYear(key: ScopeKey): Readonly<{ subject: string; year: string }> {
  const rest = scopeSubject(key);
  const colon = rest.lastIndexOf(":");
  return { subject: rest.slice(0, colon), year: rest.slice(colon + 1) };
}

/** What a referred-to row goes by in a key: its id, or the folded text until it is matched. */
export function subjectOf(reference: Reference): string {
  return reference.id ?? `text:${foldOnce(reference.text)}`;
}

/** The references in a value, whether it holds one, several or none. */
export function referencesIn(value: FieldValue | undefined): readonly Reference[] {
  if (Array.isArray(value)) return value.filter(isReference);
  return isReference(value) ? [value] : [];
}
