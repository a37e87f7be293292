import { z } from "zod";
import { RegisterName } from "./register-name.ts";
import { memberProcedure } from "./trpc.ts";

/** Every row of a register that is not removed. */
export const rowsList = memberProcedure
  .input(z.strictObject({ register: RegisterName }))
  .query(async ({ ctx, input }) => ({ rows: await ctx.organisation.rowsOf(input.register) }));
