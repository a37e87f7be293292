import { z } from "zod";
import { mostPressing } from "../../shared/alerts/alerts-by-row.ts";
import { latestOfEach } from "../../shared/alerts/latest-of-each.ts";
import { RowId } from "../../shared/values/row-id.ts";
import { alertView } from "./alert-view.ts";
import { given } from "./given.ts";
import { memberProcedure } from "./trpc.ts";

/**
 * Alerts due by today that nobody has acknowledged, one for each thing and person to tell; or those of
 * so many things as press `most`, and how many stand `behind` them.
 */
export const alertsList = memberProcedure
  .input(
    z.strictObject({
      rows: z.array(RowId).optional(),
      mine: z.boolean().optional(),
      most: z.int().positive().optional(),
    }),
  )
  .query(async ({ ctx, input: { most, ...filter } }) => {
    const today = ctx.clock.today();
    const due = await ctx.organisation.dueAlerts({ ...given(filter), dueBy: today });
    const alerts = latestOfEach(due).map((alert) => alertView(alert, today));
    return most === undefined ? { alerts, behind: 0 } : mostPressing(alerts, most);
  });
