import { NewException } from "./new-exception.ts";
import { memberProcedure, refused } from "./trpc.ts";

/** Lets one error of one row stand up to a measure and a day, once enough people have signed. */
export const exceptionsGrant = memberProcedure
  .input(NewException)
  .mutation(async ({ ctx, input }) => {
    const outcome = await ctx.organisation.exceptions.grant(input);
    if (!outcome.ok) throw refused(outcome.problem);
    return outcome.value;
  });
