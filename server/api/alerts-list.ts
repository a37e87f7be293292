import { z } from "zod";
import { RowId } from "../../shared/values/row-id.ts";
import { alertView } from "./alert-view.ts";
import { given } from "./given.ts";
import { memberProcedure } from "./trpc.ts";

/** Alerts due by today that nobody has acknowledged, about some rows or all. */
export const alertsList = memberProcedure
  .input(z.strictObject({ rows: z.array(RowId).optional(), mine: z.boolean().optional() }))
  .query(async ({ ctx, input }) => {
    const today = ctx.clock.today();
    const alerts = await ctx.organisation.dueAlerts({ ...given(input), dueBy: today });
    return { alerts: alerts.map((alert) => alertView(alert, today)) };
  });
