import { TRPCError } from "@trpc/server";
import { z } from "zod";
import { repeatedBy } from "../../shared/alerts/latest-of-each.ts";
import { formatDate, IsoDay } from "../../shared/values/calendar-date.ts";
import { memberProcedure, refused } from "./trpc.ts";

/** Puts an alert off to a later day, with the reason, and the earlier ones it repeats. */
export const alertsSnooze = memberProcedure
  .input(
    z.strictObject({
      key: z.string().min(1).max(300),
      until: IsoDay,
      reason: z.string().trim().min(1).max(500),
    }),
  )
  .mutation(async ({ ctx, input }) => {
    const today = ctx.clock.today();
    if (input.until <= today) {
      throw new TRPCError({
        code: "BAD_REQUEST",
        message: `An alert can be put off to a day after today, ${formatDate(today)}; ${formatDate(input.until)} is not.`,
      });
    }
    const due = await ctx.organisation.dueAlerts({ dueBy: today });
    for (const { key } of repeatedBy(new Set([input.key]), due)) {
      if (key !== input.key) await ctx.organisation.snoozeAlert(key, input.until, input.reason);
    }
    const outcome = await ctx.organisation.snoozeAlert(input.key, input.until, input.reason);
    if (!outcome.ok) throw refused(outcome.problem);
    return { until: input.until };
  });
