import { foldOnce } from "../framework/folded-once.ts";
import { Term, termOfMonths } from "../values/term.ts";

const MONTHS: readonly (readonly [RegExp, number])[] = [
  [/\b(six|6) month/, 6],
  [/\b(half year|mid year|twice a year|biannual)/, 6],
  [/\bquarter/, 3],
  [/\b(annual|year|yearly)/, 12],
  [/\bmonth/, 1],
];

/** What people write of how often: "quarterly", "6 monthly"; "none" where they say so; null for other words. */
export function cadenceIn(text: string | null): Term | "none" | null {
  const folded = foldOnce(text ?? "");
  if (folded === "") return null;
  if (/^(none|no|not|n a)\b/.test(folded)) return "none";
  const every = /\bevery (\d+) (month|week)/.exec(folded);
  if (every !== null) return Term.parse(`P${every[1]}${every[2] === "week" ? "W" : "M"}`);
  const months = MONTHS.find(([words]) => words.test(folded))?.[1];
  return months === undefined ? null : termOfMonths(months);
}
