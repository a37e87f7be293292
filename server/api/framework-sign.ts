import { z } from "zod";
import { memberProcedure, refused } from "./trpc.ts";

/** Signs a proposed edition, as oneself or as the office that the framework in force demands. */
export const frameworkSign = memberProcedure
  .input(
    z.strictObject({
      proposal: z.string().min(1).max(64),
      office: z.string().min(1).max(120).nullable(),
    }),
  )
  .mutation(async ({ ctx, input }) => {
    const outcome = await ctx.organisation.editions.sign(input.proposal, input.office);
    if (!outcome.ok) throw refused(outcome.problem);
    return { proposal: outcome.value.id };
  });
