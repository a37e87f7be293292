import { fail, type Result } from "../../shared/values/result.ts";
import { WorkbookTrouble } from "../workbook/workbook.ts";
import { ServerProblem } from "./server.ts";

/** What a person may read of an error; a defect is thrown on. */
export function sentenceOf(error: unknown): string {
  if (error instanceof ServerProblem || error instanceof WorkbookTrouble) return error.message;
  throw error;
}

export function failing(error: unknown): Result<never, string> {
  return fail(sentenceOf(error));
}

/** Says nothing of what was asked: another time it may be answered. */
export function isPassing(error: unknown): boolean {
  return error instanceof ServerProblem && (error.kind === "offline" || error.kind === "fault");
}
