import { z } from "zod";
import type { RowAnswer } from "../../shared/sync/protocol.ts";
import { RowId } from "../../shared/values/row-id.ts";
import { memberProcedure, refused } from "./trpc.ts";

/** Puts a row back to what it was at a version; a new change, judged like any other. */
export const historyRevert = memberProcedure
  .input(z.strictObject({ id: RowId, version: z.int().positive(), mutationId: z.uuid() }))
  .mutation(async ({ ctx, input }): Promise<RowAnswer> => {
    const outcome = await ctx.organisation.revert(input);
    if (!outcome.ok) throw refused(outcome.problem);
    return outcome.value;
  });
