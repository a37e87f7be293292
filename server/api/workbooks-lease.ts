import { z } from "zod";
import { memberProcedure } from "./trpc.ts";

/** Takes or renews the right to write server changes into a workbook, for one of its copies. */
export const workbooksLease = memberProcedure
  .input(z.strictObject({ workbook: z.string().min(1).max(64), copy: z.string().min(1).max(64) }))
  .mutation(({ ctx, input }) => ctx.organisation.lease(input.workbook, input.copy));
