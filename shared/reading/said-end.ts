import type { RegisterDefinition } from "../registers/field.ts";

/**
 * Which of a term's ends a folded header means, where it says more than that it is one: the end
 * before any option, the last one possible, which the options give, or one that an extension gave
 * or would give. Null where it says no more.
 */
export type SaidEnd = "initial" | "latest" | "as-extended";

const AN_END = /\b(?:end|ends|ending|expiry|expires|finish|completion)\b/;
const LATEST = /\bincluding extensions\b|\b(?:max|maximum|latest|last|final|furthest|longest)\b/;
const AS_EXTENDED = /\b(?:extension|extended|extensions)\b/;

export function saidEnd(folded: string, register: RegisterDefinition): SaidEnd | null {
  if (!Object.hasOwn(register.fields, "extensionOptions") || !AN_END.test(folded)) return null;
  if (/\bcurrent\b/.test(folded)) return null;
  if (/\bexcluding extensions\b/.test(folded)) return "initial";
  if (LATEST.test(folded)) return "latest";
  return AS_EXTENDED.test(folded) ? "as-extended" : null;
}

/** Why a column of an end that is no field of ours is left alone. */
export function whyNoField(end: Exclude<SaidEnd, "initial">): string {
  switch (end) {
    case "latest":
      return "the last possible end is worked out from the options and never read";
    case "as-extended":
      return "the header does not say whether the extension has been used; choose Current end if it has";
  }
}
