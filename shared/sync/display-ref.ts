import type { RegisterKey } from "../registers/field.ts";

const PREFIX: Readonly<Record<RegisterKey, string>> = {
  funds: "FUN",
  budgets: "BUD",
  schemes: "SCH",
  allocations: "ALL",
  agreements: "AGR",
  fundingLines: "LIN",
  providers: "PRO",
  returns: "RET",
  evidence: "EVI",
  milestones: "MIL",
};

/** "AGR-0042": what sentences call a row that came without a reference of its own. */
export function displayRef(register: RegisterKey, number: number): string {
  return `${PREFIX[register]}-${String(number).padStart(4, "0")}`;
}
