import { z } from "zod";
import { isAgreed } from "../../shared/forward-plan/allocation-entries.ts";
import { commitments } from "../../shared/forward-plan/commitments.ts";
import type { Ledger } from "../../shared/registers/ledger.ts";
import { FinancialYear, financialYearOf } from "../../shared/values/financial-year.ts";
import { memberProcedure } from "./trpc.ts";

/** This year and the next five: as far as an agreement's money is usually known. */
const MOST_YEARS = 6;

/**
 * Fund by fund and year by year: budget, allocated, committed, still available. Beside them every
 * financial year in which there is any figure, so that a screen can offer it.
 */
export const planCommitments = memberProcedure
  .input(
    z.strictObject({
      from: FinancialYear.optional(),
      years: z.int().min(1).max(MOST_YEARS).optional(),
    }),
  )
  .query(async ({ ctx, input }) => {
    const ledger = await ctx.organisation.ledger([
      "funds",
      "budgets",
      "allocations",
      "agreements",
      "fundingLines",
    ]);
    const from = input.from ?? financialYearOf(ctx.clock.today());
    return {
      funds: commitments(ledger, from, input.years ?? MOST_YEARS),
      years: yearsWithMoney(ledger),
    };
  });

/** Years of budgets, of allocations that count in a fund, and of funding lines, in order. */
function yearsWithMoney(ledger: Ledger): readonly FinancialYear[] {
  const counted = ledger
    .rows("allocations")
    .filter((row) => isAgreed(row) || row.values.status === "proposed");
  const years = [
    ...ledger
      .rows("budgets")
      .filter(({ values }) => isMoney(values.amount) || isMoney(values.statedTotal)),
    ...counted.filter(({ values }) => isMoney(values.amount)),
    ...ledger.rows("fundingLines").filter(({ values }) => isMoney(values.amount)),
  ].flatMap(({ values: { financialYear } }) => financialYear ?? []);
  return [...new Set(years)].toSorted();
}

function isMoney(amount: number | null | undefined): boolean {
  return (amount ?? 0) !== 0;
}
