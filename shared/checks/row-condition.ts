import { z } from "zod";
import { foldOnce } from "../framework/folded-once.ts";
import { registerOf } from "../registers/all-registers.ts";
import type { FieldValue, RegisterKey } from "../registers/field.ts";
import type { AnyRow } from "../registers/ledger.ts";
import { isAbsent } from "./missing-fields.ts";
import { isReference } from "./scope-key.ts";
import { joined, pounds } from "./words.ts";

/** When a rule is for a row: what one of its fields says. A reference is known by its words. */
export const RowCondition = z.union([
  z.strictObject({ field: z.string(), isOneOf: z.array(z.string()).min(1) }),
  z.strictObject({ field: z.string(), isNotOneOf: z.array(z.string()).min(1) }),
  z.strictObject({ field: z.string(), above: z.number() }),
  z.strictObject({ field: z.string(), isGiven: z.boolean() }),
]);
export type RowCondition = z.infer<typeof RowCondition>;

/** A condition as a sentence gives it for a reason: never the row's own figure, so that rows agree. */
export type Reason = Readonly<{
  label: string;
  is: "said" | "above" | "given" | "open";
  than: string;
}>;

/** Why the rule is for this row; null where one of its conditions does not hold. */
export function reasonsFor(
  row: AnyRow,
  conditions: readonly RowCondition[],
): readonly Reason[] | null {
  const reasons: Reason[] = [];
  for (const condition of conditions) {
    const value = row.values[condition.field];
    if (!holds(condition, value)) return null;
    reasons.push({ label: labelOf(row.register, condition.field), ...reasonOf(condition, value) });
  }
  return reasons;
}

export function labelOf(register: RegisterKey, field: string): string {
  return registerOf(register).fields[field]?.label ?? field;
}

/** "Status is approved and Amount is above £500". */
export function reasonsInEnglish(reasons: readonly Reason[]): string {
  return joined(reasons.map(({ label, is, than }) => `${label} is ${IN_ENGLISH[is]}${than}`));
}

const IN_ENGLISH = { said: "", above: "above ", given: "given", open: "not given" };

function holds(condition: RowCondition, value: FieldValue | undefined): boolean {
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

/** Every number that a condition can name is an amount of money. */
function reasonOf(
  condition: RowCondition,
  value: FieldValue | undefined,
): Pick<Reason, "is" | "than"> {
  if ("above" in condition) return { is: "above", than: pounds(condition.above) };
  if ("isGiven" in condition) return { is: condition.isGiven ? "given" : "open", than: "" };
  return { is: "said", than: joined(wordsIn(value)).replaceAll("-", " ") };
}
