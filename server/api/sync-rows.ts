import { z } from "zod";
import { MOST_ROWS_A_PUSH, type PulledRow } from "../../shared/sync/protocol.ts";
import { RowId } from "../../shared/values/row-id.ts";
import { memberProcedure } from "./trpc.ts";

/** The rows of ids that a workbook holds and its memory does not know. */
export const syncRows = memberProcedure
  .input(z.strictObject({ ids: z.array(RowId).max(MOST_ROWS_A_PUSH) }))
  .query(
    async ({ ctx, input }): Promise<{ rows: readonly PulledRow[] }> => ({
      rows: await ctx.organisation.rowsById(input.ids),
    }),
  );
