import type { AnyRow } from "../registers/ledger.ts";

const HAPPENED: Readonly<Record<string, readonly string[]>> = {
  funds: ["awarded", "live", "ended"],
  budgets: ["confirmed"],
  allocations: ["approved"],
  agreements: ["live", "ended", "terminated"],
};

/** Fields that hold something only once it has happened. */
const MARKS: Readonly<Record<string, readonly string[]>> = {
  schemes: ["decidedOn"],
  allocations: ["awardDate", "decisionRef", "unspentReturned"],
  agreements: ["awardedOn", "signedOn"],
  returns: ["received"],
  evidence: ["date"],
};

/**
 * Whether a row records what has happened: approved, signed, live, paid, received, ended. A check
 * can stop an intention, never a fact, so a refusal of such a row asks "has this been agreed
 * already?"; an idea, a proposal or something in the pipeline is simply refused.
 */
export function recordsFact(row: AnyRow | null): boolean {
  if (row === null) return false;
  const { status, confirmed } = row.values;
  if (row.register === "fundingLines") return confirmed === true;
  if (typeof status === "string" && HAPPENED[row.register]?.includes(status)) return true;
  return (MARKS[row.register] ?? []).some((field) => row.values[field] != null);
}
