import { z } from "zod";
import { RowId } from "../../shared/values/row-id.ts";
import { memberProcedure } from "./trpc.ts";

/** Who changed what of a row, or of one field of it, newest first. */
export const historyOfRow = memberProcedure
  .input(z.strictObject({ id: RowId, field: z.string().max(60).optional() }))
  .query(async ({ ctx, input }) => ({
    changes: await ctx.organisation.historyOf(input.id, input.field),
  }));
