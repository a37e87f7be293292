import { z } from "zod";
import { RowId } from "../../shared/values/row-id.ts";
import { memberProcedure } from "./trpc.ts";

/** Conflicts nobody has settled yet. */
export const conflictsList = memberProcedure
  .input(z.strictObject({ rows: z.array(RowId).optional() }))
  .query(async ({ ctx, input }) => ({
    conflicts: await ctx.organisation.openConflicts(
      input.rows === undefined ? {} : { rows: input.rows },
    ),
  }));
