import { z } from "zod";
import { RowId } from "../../shared/values/row-id.ts";
import { given } from "./given.ts";
import { RegisterName } from "./register-name.ts";
import { memberProcedure } from "./trpc.ts";

/** Open findings, with how many there are of each severity. */
export const checksList = memberProcedure
  .input(
    z.strictObject({
      severity: z.enum(["error", "warning", "info"]).optional(),
      register: RegisterName.optional(),
      subjects: z.array(RowId).optional(),
    }),
  )
  .query(({ ctx, input }) => ctx.organisation.findings(given(input)));
