import { z } from "zod";
import { memberProcedure } from "./trpc.ts";

const MOST_CHANGES = 500;
const MOST_DAYS = 3_660;
const DAY_MS = 86_400_000;

/** Changes of the last so many days by the server's clock, newest first: no client's is trusted. */
export const historySince = memberProcedure
  .input(
    z.strictObject({
      days: z.int().min(1).max(MOST_DAYS),
      limit: z.int().min(1).max(MOST_CHANGES).optional(),
    }),
  )
  .query(async ({ ctx, input }) => ({
    changes: await ctx.organisation.historySince(
      ctx.clock.now() - input.days * DAY_MS,
      input.limit ?? MOST_CHANGES,
    ),
  }));
