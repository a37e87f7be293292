import { TRPCError } from "@trpc/server";
import { publicProcedure } from "./trpc.ts";

/** Who a newcomer may sign in as; nothing on a server that runs no demonstration. */
export const demonstrationMembers = publicProcedure.query(({ ctx }) => {
  if (ctx.demonstration === null) {
    throw new TRPCError({ code: "NOT_FOUND", message: "This server runs no demonstration." });
  }
  return ctx.demonstration;
});
