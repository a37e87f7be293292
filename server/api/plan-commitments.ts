import { z } from "zod";
import { commitments } from "../../shared/forward-plan/commitments.ts";
import { FinancialYear, financialYearOf } from "../../shared/values/financial-year.ts";
import { memberProcedure } from "./trpc.ts";

/** This year and the next five: as far as an agreement's money is usually known. */
const MOST_YEARS = 6;

/** Fund by fund and year by year: budget, allocated, committed, still available. */
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
    return { funds: commitments(ledger, from, input.years ?? MOST_YEARS) };
  });
