import { TRPCError } from "@trpc/server";
import { z } from "zod";
import type { FrameworkReading } from "../../shared/authoring/read-framework.ts";
import type { Framework } from "../../shared/framework/framework.ts";
import { frameworkIn } from "../workbook-files/framework-workbook.ts";

/** A framework workbook as it travels: base64, well within what a request may hold. */
export const FrameworkFile = z.base64().min(1).max(3_000_000);

export function readFrameworkFile(file: string): FrameworkReading {
  const read = frameworkIn(Buffer.from(file, "base64"));
  if (read.ok) return read.value;
  throw new TRPCError({ code: "BAD_REQUEST", message: read.problem });
}

/** The framework of a file that has nothing to be put right. */
export function wholeFramework(file: string): Framework {
  const { framework, findings } = readFrameworkFile(file);
  if (framework !== null) return framework;
  const wrong = findings.filter(({ severity }) => severity === "error").length;
  throw new TRPCError({
    code: "BAD_REQUEST",
    message: `The workbook has ${wrong} ${wrong === 1 ? "cell" : "cells"} to put right first; upload it again to see which.`,
  });
}
