import { registerOf } from "../../shared/registers/all-registers.ts";
import type { FieldValue, RegisterKey } from "../../shared/registers/field.ts";
import { foldText } from "../../shared/values/folded-text.ts";

/** What tells a row of each register from its neighbours where it has no id and no reference. */
const TOLD_BY: Partial<Record<RegisterKey, readonly string[]>> = {
  budgets: ["fund", "financialYear", "kind"],
  schemes: ["name", "financialYear"],
  allocations: ["financialYear", "fund", "serviceArea", "title"],
  fundingLines: ["agreement", "financialYear", "fund"],
  returns: ["agreement", "period"],
  evidence: ["subject", "kind", "date"],
  milestones: ["title", "date"],
};

/** The natural key of a row, or null where it says too little to have one. */
export function naturalKey(
  register: RegisterKey,
  values: Readonly<Record<string, FieldValue>>,
): string | null {
  const told = TOLD_BY[register] ?? [
    registerOf(register).namedBy.find((field) => field !== "ref") ?? "ref",
  ];
  const words = told.map((field) => wordOf(values[field] ?? null));
  if (words.every((word) => word === "")) return null;
  return [register, ...words].join("|");
}

function wordOf(value: FieldValue): string {
  if (value === null) return "";
  if (typeof value === "object" && "text" in value) return foldText(value.text);
  return foldText(typeof value === "string" ? value : JSON.stringify(value));
}
