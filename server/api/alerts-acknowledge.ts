import { z } from "zod";
import { repeatedBy } from "../../shared/alerts/latest-of-each.ts";
import { MOST_ALERTS_AT_ONCE } from "../../shared/sync/screens.ts";
import { memberProcedure, refused } from "./trpc.ts";

/** Says that somebody has seen alerts and takes them on, with the earlier ones they repeat. */
export const alertsAcknowledge = memberProcedure
  .input(
    z.strictObject({
      keys: z.array(z.string().min(1).max(300)).min(1).max(MOST_ALERTS_AT_ONCE),
    }),
  )
  .mutation(async ({ ctx, input }) => {
    const asked = new Set(input.keys);
    const due = await ctx.organisation.dueAlerts({ dueBy: ctx.clock.today() });
    const repeated = repeatedBy(asked, due).map(({ key }) => key);
    const keys = [...new Set([...repeated, ...asked])];
    const outcome = await ctx.organisation.acknowledgeAlerts(keys);
    if (!outcome.ok) throw refused(outcome.problem);
    return { acknowledged: outcome.value.length };
  });
