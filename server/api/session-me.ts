import { TRPCError } from "@trpc/server";
import { frameworkOf } from "../../shared/frameworks/all-frameworks.ts";
import type { Me } from "../../shared/sync/screens.ts";
import { memberProcedure } from "./trpc.ts";

/** Who is signed in, what their organisation's framework says, and what they may write. */
export const sessionMe = memberProcedure.query(async ({ ctx }): Promise<Me> => {
  const standing = await ctx.organisation.standing();
  if (frameworkOf(standing.framework) === undefined) {
    throw new TRPCError({
      code: "PRECONDITION_FAILED",
      message: `${ctx.signedIn.organisation.name} works by a framework called "${standing.framework}", which this version of Foreplan does not have: ask your administrator.`,
    });
  }
  return {
    member: ctx.signedIn.member,
    organisation: ctx.signedIn.organisation,
    framework: await ctx.organisation.editions.framework(),
    today: ctx.clock.today(),
    head: standing.head,
    mayWrite: standing.mayWrite,
  };
});
