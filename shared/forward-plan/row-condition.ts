import { z } from "zod";
import { foldOnce } from "../framework/folded-once.ts";
import type { FieldValue } from "../registers/field.ts";
import { isAbsent, isReference } from "../registers/value-kinds.ts";

/** When a rule is for a row: what one of its fields says. A reference is known by its words. */
export const RowCondition = z.union([
  z.strictObject({ field: z.string(), isOneOf: z.array(z.string()).min(1) }),
  z.strictObject({ field: z.string(), isNotOneOf: z.array(z.string()).min(1) }),
  z.strictObject({ field: z.string(), above: z.number() }),
  z.strictObject({ field: z.string(), isGiven: z.boolean() }),
]);
export type RowCondition = z.infer<typeof RowCondition>;

/** All of which must hold. Marked, so that a framework workbook writes them in words. */
export const RowConditions = z.array(RowCondition).meta({ writtenAs: "conditions" }).default([]);

/** Whether a rule is for what a field says. */
export function holds(condition: RowCondition, value: FieldValue | undefined): boolean {
  if ("isGiven" in condition) return isAbsent(value) !== condition.isGiven;
  if ("above" in condition) return typeof value === "number" && value > condition.above;
  const words = wordsIn(value).map(foldOnce);
  if ("isNotOneOf" in condition) {
    return words.length > 0 && !condition.isNotOneOf.some((word) => words.includes(foldOnce(word)));
  }
  return condition.isOneOf.some((word) => words.includes(foldOnce(word)));
}

/** A choice's key, a reference's text, yes or no: what a condition can name. */
export function wordsIn(value: FieldValue | undefined): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value === "boolean") return [value ? "yes" : "no"];
  if (Array.isArray(value)) {
    return value.flatMap((each: unknown) => {
      if (typeof each === "string") return [each];
      // A list holds texts, references, options or contributions.
      return isReference(each as FieldValue) ? [(each as { text: string }).text] : [];
    });
  }
  return isReference(value) ? [value.text] : [];
}
