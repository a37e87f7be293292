import { initTRPC, TRPCError } from "@trpc/server";
import { ZodError, z } from "zod";
import type { Language } from "../../shared/checks/messages/languages.ts";
import type { WhyNot } from "../../shared/sync/protocol.ts";
import { unreachable } from "../../shared/values/result.ts";
import type { Clock } from "../clock.ts";
import type { Demonstration } from "./demonstration.ts";
import type { StoreProblem } from "./store-problem.ts";
import type { Store } from "./stores.ts";

/** What every call comes with: the parts handed in at start, and the token of its header. */
export type Context = Readonly<{
  store: Store;
  clock: Clock;
  /** Null unless this server runs the demonstration. */
  demonstration: Demonstration | null;
  token: string | null;
  /** The language findings are said in. */
  language: Language;
}>;

/** An error whose sentence is not English. */
class SaidError extends TRPCError {
  readonly language: WhyNot["language"];

  constructor(code: TRPCError["code"], message: string, language: WhyNot["language"]) {
    super({ code, message });
    this.language = language;
  }
}

const t = initTRPC.context<Context>().create({
  errorFormatter({ shape, error }) {
    const data = { ...shape.data, stack: undefined };
    const { language } = error instanceof SaidError ? error : {};
    return { ...shape, message: readable(error), data: { ...data, language } };
  },
});

export const router = t.router;
export const publicProcedure = t.procedure;

/** A procedure for members: the token is turned into a handle on one organisation, or refused. */
export const memberProcedure = publicProcedure.use(async ({ ctx, next }) => {
  const signedIn = ctx.token === null ? null : await ctx.store.memberOf(ctx.token);
  if (signedIn === null) {
    throw new TRPCError({
      code: "UNAUTHORIZED",
      message:
        ctx.token === null
          ? "Nobody is signed in: sign in with the code your administrator gave you."
          : "This sign-in is not known or has been withdrawn: sign in again, or ask your administrator for a new code.",
    });
  }
  const organisation = ctx.store.openOrganisation(signedIn, ctx.language);
  return next({ ctx: { ...ctx, signedIn, organisation } });
});

/** The one place where a store's refusal becomes an error of the API. */
export function refused(problem: StoreProblem): TRPCError {
  switch (problem.kind) {
    case "not-found":
      return new TRPCError({ code: "NOT_FOUND", message: problem.sentence });
    case "not-yours":
      return new TRPCError({ code: "FORBIDDEN", message: problem.sentence });
    case "other-body":
      return new SaidError("CONFLICT", problem.sentence, problem.language);
    case "already-settled":
    case "changed-since":
      return new TRPCError({ code: "CONFLICT", message: problem.sentence });
    case "not-possible":
      return new TRPCError({ code: "PRECONDITION_FAILED", message: problem.sentence });
    default:
      return unreachable(problem);
  }
}

/** What a person may read of an error: never a stack, never a driver's words. */
function readable(error: TRPCError): string {
  if (error.cause instanceof ZodError) {
    return `The request is not of the form the server takes; reload the page. (${z.prettifyError(error.cause)})`;
  }
  if (error.code === "INTERNAL_SERVER_ERROR") {
    return "Something went wrong on the server; nothing was changed. Try again, and tell your administrator if it stays.";
  }
  return error.message;
}
