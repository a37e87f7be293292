import { TRPCClientError } from "@trpc/client";
import { fail, ok, type Result } from "../../shared/values/result.ts";

/** A refusal's own sentence; anything else that goes wrong is for whoever asked to say. */
export async function granted<Answer>(call: Promise<Answer>): Promise<Result<Answer, string>> {
  try {
    return ok(await call);
  } catch (error) {
    const status = error instanceof TRPCClientError ? error.data?.httpStatus : undefined;
    if (error instanceof Error && typeof status === "number" && status < 500) {
      return fail(error.message);
    }
    throw error;
  }
}
