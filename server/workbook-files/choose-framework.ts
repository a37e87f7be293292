import { readFile } from "node:fs/promises";
import { findingSentence } from "../../shared/authoring/authoring-finding.ts";
import type { FrameworkReading } from "../../shared/authoring/read-framework.ts";
import type { Framework } from "../../shared/framework/framework.ts";
import { FRAMEWORKS, frameworkOf } from "../../shared/frameworks/all-frameworks.ts";
import { fail, ok, type Result } from "../../shared/values/result.ts";
import { frameworkIn } from "./framework-workbook.ts";
import { parseFramework } from "./parse-framework.ts";

/** The framework a command needs: one that comes with Foreplan by its name, or a framework file. */
export async function chooseFramework(
  given: string | undefined,
): Promise<Result<Framework, string>> {
  const names = Object.keys(FRAMEWORKS).join(", ");
  if (given === undefined) {
    return fail(`--framework is missing: one of ${names}, or a framework file (.xlsx or .json).`);
  }
  const known = frameworkOf(given);
  if (known !== undefined) return ok(known);
  if (!isFrameworkFile(given)) {
    return fail(
      `There is no framework "${given}"; there are ${names}, or give a .xlsx or .json file.`,
    );
  }
  if (given.endsWith(".json")) return frameworkFile(given);
  const read = await frameworkWorkbookAt(given);
  if (!read.ok) return read;
  const { framework, findings } = read.value;
  if (framework !== null) return ok(framework);
  const wrong = findings.filter(({ severity }) => severity === "error");
  const first = wrong[0] === undefined ? "" : findingSentence(wrong[0]);
  return fail(
    `${given} is no whole framework, with ${wrong.length} to put right: ${first} See them all: foreplan framework preview ${given}`,
  );
}

export function isFrameworkFile(given: string): boolean {
  return /\.(json|xlsx|xlsm)$/i.test(given);
}

/** A framework workbook with everything that is to be put right in it. */
export async function frameworkWorkbookAt(file: string): Promise<Result<FrameworkReading, string>> {
  const opened = await bytesOf(file);
  if (!opened.ok) return opened;
  const read = frameworkIn(opened.value);
  return read.ok ? read : fail(`${file}: ${read.problem}`);
}

async function frameworkFile(file: string): Promise<Result<Framework, string>> {
  const bytes = await bytesOf(file);
  if (!bytes.ok) return bytes;
  const parsed = parseFramework(bytes.value.toString("utf8"));
  return parsed.ok ? parsed : fail(`${file}: ${parsed.problem}`);
}

async function bytesOf(file: string): Promise<Result<Buffer, string>> {
  try {
    return ok(await readFile(file));
  } catch (cause) {
    if (!(cause instanceof Error && "code" in cause)) throw cause;
    return fail(`The framework file ${file} cannot be read (${String(cause.code)}).`);
  }
}
