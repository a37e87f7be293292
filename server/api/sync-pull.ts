import { type PullAnswer, PullRequest } from "../../shared/sync/protocol.ts";
import { memberProcedure } from "./trpc.ts";

/** Rows that changed since a cursor, removed ones as tombstones; the rest follows where `more`. */
export const syncPull = memberProcedure.input(PullRequest).query(
  async ({ ctx, input }): Promise<PullAnswer> => ({
    ...(await ctx.organisation.pull(input)),
    today: ctx.clock.today(),
  }),
);
