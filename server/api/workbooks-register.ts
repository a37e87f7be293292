import { z } from "zod";
import { memberProcedure } from "./trpc.ts";

/** Remembers a connected workbook: what it is called, where it is, how its tables are bound. */
export const workbooksRegister = memberProcedure
  .input(
    z.strictObject({
      workbook: z.string().min(1).max(64),
      name: z.string().max(300),
      address: z.string().max(2_000),
      bindings: z.json(),
    }),
  )
  .mutation(async ({ ctx, input }) => {
    await ctx.organisation.registerWorkbook(input);
    return { workbook: input.workbook };
  });
