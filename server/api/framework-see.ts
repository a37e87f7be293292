import { z } from "zod";
import { memberProcedure, refused } from "./trpc.ts";

/** Says that the member has been told of an adopted edition. */
export const frameworkSee = memberProcedure
  .input(z.strictObject({ proposal: z.string().min(1).max(64) }))
  .mutation(async ({ ctx, input }) => {
    const outcome = await ctx.organisation.editions.see(input.proposal);
    if (!outcome.ok) throw refused(outcome.problem);
    return { proposal: outcome.value.id };
  });
