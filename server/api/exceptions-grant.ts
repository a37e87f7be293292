import { z } from "zod";
import { IsoDay } from "../../shared/values/calendar-date.ts";
import { RowId } from "../../shared/values/row-id.ts";
import { memberProcedure, refused } from "./trpc.ts";

/** Lets one error of one row stand up to a measure and a day, once enough people have signed. */
export const exceptionsGrant = memberProcedure
  .input(
    z.strictObject({
      subject: RowId,
      rule: z.string().min(1).max(200),
      check: z.string().min(1).max(200),
      upTo: z.int().positive(),
      reason: z.string().trim().min(1).max(500),
      until: IsoDay,
    }),
  )
  .mutation(async ({ ctx, input }) => {
    const outcome = await ctx.organisation.exceptions.grant(input);
    if (!outcome.ok) throw refused(outcome.problem);
    return outcome.value;
  });
