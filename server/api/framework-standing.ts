import { frameworkStanding } from "../../shared/authoring/framework-view.ts";
import { memberProcedure } from "./trpc.ts";

/** The framework in force, what it leaves open, what is proposed, and every edition there was. */
export const frameworkStands = memberProcedure.query(async ({ ctx }) =>
  frameworkStanding(await ctx.organisation.editions.standing(), ctx.signedIn.member),
);
