import { z } from "zod";
import { PLAN_ENTRY_KINDS } from "../../shared/forward-plan/plan-entry.ts";
import type { PlanEntryView } from "../../shared/sync/screens.ts";
import { daysBetween, firstDayOf, IsoDay } from "../../shared/values/calendar-date.ts";
import { RowId } from "../../shared/values/row-id.ts";
import { given } from "./given.ts";
import { memberProcedure } from "./trpc.ts";

/** The forward plan by date, with how far off each entry is today. */
export const planList = memberProcedure
  .input(
    z.strictObject({
      from: IsoDay.optional(),
      to: IsoDay.optional(),
      kinds: z.array(z.enum(PLAN_ENTRY_KINDS)).optional(),
      subjects: z.array(RowId).optional(),
    }),
  )
  .query(async ({ ctx, input }) => {
    const today = ctx.clock.today();
    const kept = await ctx.organisation.planEntries(given(input));
    const entries = kept.map(
      (entry): PlanEntryView => ({
        ...entry,
        daysLeft: entry.date === null ? null : daysBetween(today, firstDayOf(entry.date)),
      }),
    );
    return { entries, today };
  });
