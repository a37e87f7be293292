import { TRPCError } from "@trpc/server";
import { z } from "zod";
import { IsoDay } from "../../shared/values/calendar-date.ts";
import { editionAgainstRows } from "./edition-against-rows.ts";
import { FrameworkFile, wholeFramework } from "./framework-file.ts";
import { memberProcedure } from "./trpc.ts";

/** What an edition would do to the rows there are: a proposed one, or one that is still a file. */
export const frameworkPreview = memberProcedure
  .input(
    z.union([
      z.strictObject({ proposal: z.string().min(1).max(64) }),
      z.strictObject({ file: FrameworkFile, from: IsoDay }),
    ]),
  )
  .mutation(async ({ ctx: { organisation, language }, input }) => {
    if ("file" in input) {
      return editionAgainstRows(organisation, wholeFramework(input.file), input.from, language);
    }
    const { proposals } = await organisation.editions.standing();
    const found = proposals.find(({ id }) => id === input.proposal);
    if (found === undefined) {
      throw new TRPCError({ code: "NOT_FOUND", message: "There is no such proposal." });
    }
    return editionAgainstRows(organisation, found.framework, found.from, language);
  });
