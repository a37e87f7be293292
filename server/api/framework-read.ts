import { z } from "zod";
import { findingSentence } from "../../shared/authoring/authoring-finding.ts";
import { frameworkView } from "../../shared/authoring/framework-view.ts";
import { openQuestions } from "../../shared/framework/open-questions.ts";
import { FrameworkFile, readFrameworkFile } from "./framework-file.ts";
import { memberProcedure } from "./trpc.ts";

/** What a framework workbook says: each cell to put right, and what it leaves open. Nothing is kept. */
export const frameworkRead = memberProcedure
  .input(z.strictObject({ file: FrameworkFile }))
  .mutation(({ input }) => {
    const { framework, findings } = readFrameworkFile(input.file);
    return {
      framework: framework === null ? null : frameworkView(framework),
      findings: findings.map((finding) => ({ ...finding, sentence: findingSentence(finding) })),
      questions: framework === null ? [] : openQuestions(framework),
    };
  });
