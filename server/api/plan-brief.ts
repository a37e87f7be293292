import { z } from "zod";
import { PLAN_ENTRY_KINDS } from "../../shared/forward-plan/plan-entry.ts";
import type { BriefPlanEntry } from "../../shared/sync/screens.ts";
import { daysBetween, firstDayOf, IsoDay } from "../../shared/values/calendar-date.ts";
import { memberProcedure } from "./trpc.ts";

/**
 * The forward plan for a page that shows all of some kinds and a stretch of everything: entries of
 * these kinds, whenever they fall, and every one within the days, without what their dates rest on.
 */
export const planBrief = memberProcedure
  .input(z.strictObject({ kinds: z.array(z.enum(PLAN_ENTRY_KINDS)), from: IsoDay, to: IsoDay }))
  .query(async ({ ctx, input }) => {
    const today = ctx.clock.today();
    const kept = await ctx.organisation.briefPlanEntries(input);
    const entries = kept.map(
      (entry): BriefPlanEntry => ({
        ...entry,
        daysLeft: entry.date === null ? null : daysBetween(today, firstDayOf(entry.date)),
      }),
    );
    return { entries };
  });
