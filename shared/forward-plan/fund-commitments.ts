import type { FinancialYear } from "../values/financial-year.ts";
import type { Pence } from "../values/pence.ts";
import type { RowId } from "../values/row-id.ts";

/** What a fund has and what of it is spoken for in one financial year, with the funds within it. */
export type FundYear = Readonly<{
  financialYear: FinancialYear;
  budget: Pence;
  /** How much of the budget is provisional. */
  provisional: Pence;
  allocated: Pence;
  /** Beside allocated, never in it. */
  proposed: Pence;
  committed: Pence;
  notYetContracted: Pence;
  /** What every unused option would take: beside the total, never in it. */
  potential: Pence;
  headroom: Pence;
  /** How far beyond the budget it was agreed that allocations may go. */
  agreedOver: Pence;
  /** The budget a published document states for the whole, where one is given. */
  statedTotal: Pence | null;
  /** Stated less listed; null where nothing is stated. */
  notListed: Pence | null;
}>;

export type FundCommitments = Readonly<{
  fund: string;
  /** Null for money whose fund is not in the register, or not named. */
  id: RowId | null;
  partOf: RowId | null;
  years: readonly FundYear[];
}>;
