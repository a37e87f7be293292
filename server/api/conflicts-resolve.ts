import { z } from "zod";
import { type RowAnswer, WireValue } from "../../shared/sync/protocol.ts";
import { memberProcedure, refused } from "./trpc.ts";

const conflictId = z.string().min(1).max(64);

/** Settles a conflict with one side, or with a third value; judged like any other change. */
export const conflictsResolve = memberProcedure
  .input(
    z.discriminatedUnion("choice", [
      z.strictObject({ conflictId, choice: z.literal("mine"), over: WireValue.optional() }),
      z.strictObject({ conflictId, choice: z.literal("theirs") }),
      z.strictObject({ conflictId, choice: z.literal("value"), value: WireValue }),
    ]),
  )
  .mutation(async ({ ctx, input }): Promise<RowAnswer> => {
    const outcome = await ctx.organisation.settleConflict(input);
    if (!outcome.ok) throw refused(outcome.problem);
    return outcome.value;
  });
