import { z } from "zod";
import { memberProcedure, refused } from "./trpc.ts";

/** Adopts a proposal that has its signatures; its figures become rows of the registers once. */
export const frameworkAdopt = memberProcedure
  .input(z.strictObject({ proposal: z.string().min(1).max(64) }))
  .mutation(async ({ ctx, input }) => {
    const outcome = await ctx.organisation.editions.adopt(input.proposal);
    if (!outcome.ok) throw refused(outcome.problem);
    const { proposal, copied, left } = outcome.value;
    return { proposal: proposal.id, copied, left };
  });
