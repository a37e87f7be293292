import { TRPCError } from "@trpc/server";
import type { Role } from "../../shared/sync/screens.ts";
import { publicProcedure } from "./trpc.ts";

/** Who may be signed in by name, while the server shows the demonstration organisations. */
export type Demonstration = Readonly<{
  members: readonly Readonly<{ organisation: string; name: string; role: Role; token: string }>[];
}>;

export const demonstrationMembers = publicProcedure.query(({ ctx }) => {
  if (ctx.demonstration === null) {
    throw new TRPCError({ code: "NOT_FOUND", message: "This server runs no demonstration." });
  }
  return ctx.demonstration;
});
