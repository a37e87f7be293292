import { z } from "zod";
import { memberProcedure } from "./trpc.ts";

const MOST_CHANGES = 500;

/** Changes made since an instant, newest first. */
export const historySince = memberProcedure
  .input(
    z.strictObject({
      since: z.int().nonnegative(),
      limit: z.int().min(1).max(MOST_CHANGES).optional(),
    }),
  )
  .query(async ({ ctx, input }) => ({
    changes: await ctx.organisation.historySince(input.since, input.limit ?? MOST_CHANGES),
  }));
