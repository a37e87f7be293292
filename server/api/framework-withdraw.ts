import { z } from "zod";
import { memberProcedure, refused } from "./trpc.ts";

/** Takes a proposal back, with the reason; it stays in the history. */
export const frameworkWithdraw = memberProcedure
  .input(
    z.strictObject({
      proposal: z.string().min(1).max(64),
      reason: z.string().trim().min(1).max(500),
    }),
  )
  .mutation(async ({ ctx, input }) => {
    const outcome = await ctx.organisation.editions.withdraw(input.proposal, input.reason);
    if (!outcome.ok) throw refused(outcome.problem);
    return { proposal: outcome.value.id };
  });
