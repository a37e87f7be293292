import { z } from "zod";
import { memberProcedure, refused } from "./trpc.ts";

/** Signs an exception that another person granted. */
export const exceptionsSign = memberProcedure
  .input(z.strictObject({ id: z.string().min(1).max(100) }))
  .mutation(async ({ ctx, input }) => {
    const outcome = await ctx.organisation.exceptions.sign(input.id);
    if (!outcome.ok) throw refused(outcome.problem);
    return outcome.value;
  });
