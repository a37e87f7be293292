import { z } from "zod";
import { memberProcedure, refused } from "./trpc.ts";

/** Takes an exception back, with the reason; what stands by it stays, and may not grow. */
export const exceptionsWithdraw = memberProcedure
  .input(
    z.strictObject({
      id: z.string().min(1).max(100),
      reason: z.string().trim().min(1).max(500),
    }),
  )
  .mutation(async ({ ctx, input }) => {
    const outcome = await ctx.organisation.exceptions.withdraw(input.id, input.reason);
    if (!outcome.ok) throw refused(outcome.problem);
    return outcome.value;
  });
