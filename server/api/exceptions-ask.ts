import { NewException } from "./new-exception.ts";
import { memberProcedure, refused } from "./trpc.ts";

/** Asks the managers to let one error of one row stand; nothing stands before they have signed. */
export const exceptionsAsk = memberProcedure
  .input(NewException)
  .mutation(async ({ ctx, input }) => {
    const outcome = await ctx.organisation.exceptions.ask(input);
    if (!outcome.ok) throw refused(outcome.problem);
    return outcome.value;
  });
