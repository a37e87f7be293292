import { memberProcedure } from "./trpc.ts";

/** Every exception there ever was, with its signatures, newest first. */
export const exceptionsList = memberProcedure.query(({ ctx }) =>
  ctx.organisation.exceptions.list(),
);
