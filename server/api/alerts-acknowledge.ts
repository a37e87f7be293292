import { z } from "zod";
import { repeatedBy } from "../../shared/alerts/latest-of-each.ts";
import { alertView } from "./alert-view.ts";
import { memberProcedure, refused } from "./trpc.ts";

/** Says that somebody has seen an alert and takes it on, with the earlier ones it repeats. */
export const alertsAcknowledge = memberProcedure
  .input(z.strictObject({ key: z.string().min(1).max(300) }))
  .mutation(async ({ ctx, input }) => {
    const today = ctx.clock.today();
    const due = await ctx.organisation.dueAlerts({ dueBy: today });
    for (const { key } of repeatedBy(input.key, due)) {
      if (key !== input.key) await ctx.organisation.acknowledgeAlert(key);
    }
    const outcome = await ctx.organisation.acknowledgeAlert(input.key);
    if (!outcome.ok) throw refused(outcome.problem);
    return alertView(outcome.value, today);
  });
