import { z } from "zod";
import { latestOfEach } from "../../shared/alerts/latest-of-each.ts";
import { RowId } from "../../shared/values/row-id.ts";
import { alertView } from "./alert-view.ts";
import { given } from "./given.ts";
import { memberProcedure } from "./trpc.ts";

/** Alerts due by today that nobody has acknowledged, one for each thing and person to tell. */
export const alertsList = memberProcedure
  .input(z.strictObject({ rows: z.array(RowId).optional(), mine: z.boolean().optional() }))
  .query(async ({ ctx, input }) => {
    const today = ctx.clock.today();
    const alerts = await ctx.organisation.dueAlerts({ ...given(input), dueBy: today });
    return { alerts: latestOfEach(alerts).map((alert) => alertView(alert, today)) };
  });
