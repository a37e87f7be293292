import { type PushAnswer, PushRequest } from "../../shared/sync/protocol.ts";
import { memberProcedure, refused } from "./trpc.ts";

/** Takes changes of one register; the same mutation id with the same body gets the same answer. */
export const syncPush = memberProcedure
  .input(PushRequest)
  .mutation(async ({ ctx, input }): Promise<PushAnswer> => {
    const outcome = await ctx.organisation.push(input);
    if (!outcome.ok) throw refused(outcome.problem);
    return outcome.value;
  });
