import { foldText } from "../values/folded-text.ts";
import { unreachable } from "../values/result.ts";
import type { FieldType, FieldValue, Reference } from "./field.ts";
import { sameReference } from "./resolve-references.ts";

/**
 * Whether two values of one field say the same. Priorities, funds, ring-fences and contributions
 * are sets, so their order makes no difference; extension options are used one after the other, so
 * theirs does. References are the same by id, or by name where either has no id yet.
 */
export function valuesEqual(type: FieldType, one: FieldValue, other: FieldValue): boolean {
  if (one === other) return true;
  if (one === null || other === null) return false;
  switch (type.kind) {
    case "text":
    case "money":
    case "date":
    case "financial-year":
    case "term":
    case "percent":
    case "count":
    case "yes-no":
    case "choice":
      return false;
    case "vocabulary":
      return sameWord(one, other);
    case "text-list":
    case "vocabulary-list":
      return sameSet(one, other, sameWord);
    case "reference":
      return sameName(one, other);
    case "reference-list":
      return sameSet(one, other, sameName);
    case "contributions":
      return sameSet(one, other, sameShape);
    case "extension-options":
    case "break-clause":
      return sameShape(one, other);
    default:
      return unreachable(type);
  }
}

/** Every item of one has one of its own in the other. */
function sameSet(
  one: FieldValue,
  other: FieldValue,
  same: (one: unknown, other: unknown) => boolean,
): boolean {
  if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
  const left: unknown[] = [...other];
  return one.every((item: unknown) => {
    const at = left.findIndex((each) => same(item, each));
    if (at !== -1) left.splice(at, 1);
    return at !== -1;
  });
}

function sameWord(one: unknown, other: unknown): boolean {
  if (typeof one !== "string" || typeof other !== "string") return false;
  return one === other || foldText(one) === foldText(other);
}

function sameName(one: unknown, other: unknown): boolean {
  return isReference(one) && isReference(other) && sameReference(one, other);
}

function isReference(value: unknown): value is Reference {
  return typeof value === "object" && value !== null && "text" in value && "id" in value;
}

/** Values that are JSON, key by key; a key's place among the others makes no difference. */
function sameShape(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) {
    return false;
  }
  const [ours, theirs] = [Object.entries(one), new Map(Object.entries(other))];
  return (
    ours.length === theirs.size &&
    ours.every(([key, value]) => theirs.has(key) && sameShape(value, theirs.get(key)))
  );
}
