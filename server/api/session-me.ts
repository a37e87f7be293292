import { frameworkOf } from "../../shared/frameworks/all-frameworks.ts";
import type { Me } from "../../shared/sync/screens.ts";
import { memberProcedure } from "./trpc.ts";

/** Who is signed in, what their organisation's framework says, and what they may write. */
export const sessionMe = memberProcedure.query(async ({ ctx }): Promise<Me> => {
  const standing = await ctx.organisation.standing();
  return {
    member: ctx.signedIn.member,
    organisation: ctx.signedIn.organisation,
    framework: frameworkOf(standing.framework),
    today: ctx.clock.today(),
    head: standing.head,
    mayWrite: standing.mayWrite,
  };
});
