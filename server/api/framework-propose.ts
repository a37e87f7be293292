import { TRPCError } from "@trpc/server";
import { z } from "zod";
import { answerQuestions } from "../../shared/authoring/answer-questions.ts";
import type { Framework } from "../../shared/framework/framework.ts";
import { IsoDay } from "../../shared/values/calendar-date.ts";
import { FrameworkFile, wholeFramework } from "./framework-file.ts";
import { memberProcedure, refused } from "./trpc.ts";

const Common = { from: IsoDay, note: z.string().trim().max(500) };
const Answers = z
  .array(z.strictObject({ key: z.string().max(80), answer: z.string().trim().min(1).max(2_000) }))
  .min(1)
  .max(60);

/** Proposes an edition: a workbook, or the framework in force with questions of set-up answered. */
export const frameworkPropose = memberProcedure
  .input(
    z.union([
      z.strictObject({ file: FrameworkFile, ...Common }),
      z.strictObject({ answers: Answers, ...Common }),
    ]),
  )
  .mutation(async ({ ctx, input }) => {
    const { editions } = ctx.organisation;
    const framework =
      "file" in input
        ? wholeFramework(input.file)
        : answered(await editions.framework(), input.answers, {
            by: ctx.signedIn.member.name,
            on: ctx.clock.today(),
          });
    const { from, note } = input;
    const outcome = await editions.propose({ framework, from, note });
    if (!outcome.ok) throw refused(outcome.problem);
    return { proposal: outcome.value.id };
  });

function answered(
  framework: Framework,
  answers: z.infer<typeof Answers>,
  answering: Parameters<typeof answerQuestions>[2],
): Framework {
  const outcome = answerQuestions(framework, answers, answering);
  if (outcome.ok) return outcome.value;
  throw new TRPCError({ code: "BAD_REQUEST", message: outcome.problem });
}
