import { holds, type RowCondition, wordsIn } from "../forward-plan/row-condition.ts";
import { registerOf } from "../registers/all-registers.ts";
import type { FieldValue, RegisterKey } from "../registers/field.ts";
import type { AnyRow } from "../registers/ledger.ts";
import { joined, pounds } from "./words.ts";

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

/** Every number that a condition can name is an amount of money. */
function reasonOf(
  condition: RowCondition,
  value: FieldValue | undefined,
): Pick<Reason, "is" | "than"> {
  if ("above" in condition) return { is: "above", than: pounds(condition.above) };
  if ("isGiven" in condition) return { is: condition.isGiven ? "given" : "open", than: "" };
  return { is: "said", than: joined(wordsIn(value)).replaceAll("-", " ") };
}
