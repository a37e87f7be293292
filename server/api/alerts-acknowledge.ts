import { z } from "zod";
import { alertView } from "./alert-view.ts";
import { memberProcedure, refused } from "./trpc.ts";

/** Says that somebody has seen an alert and takes it on. */
export const alertsAcknowledge = memberProcedure
  .input(z.strictObject({ key: z.string().min(1).max(300) }))
  .mutation(async ({ ctx, input }) => {
    const outcome = await ctx.organisation.acknowledgeAlert(input.key);
    if (!outcome.ok) throw refused(outcome.problem);
    return alertView(outcome.value, ctx.clock.today());
  });
