import { readFile } from "node:fs/promises";
import type { Framework } from "../../shared/framework/framework.ts";
import { FRAMEWORKS, frameworkOf } from "../../shared/frameworks/all-frameworks.ts";
import { fail, ok, type Result } from "../../shared/values/result.ts";
import { parseFramework } from "./parse-framework.ts";

/** The framework a command needs: one that comes with Foreplan by its name, or a framework file. */
export async function chooseFramework(
  given: string | undefined,
): Promise<Result<Framework, string>> {
  const names = Object.keys(FRAMEWORKS).join(", ");
  if (given === undefined) {
    return fail(`--framework is missing: one of ${names}, or a framework file (.json).`);
  }
  const known = frameworkOf(given);
  if (known !== undefined) return ok(known);
  if (!given.endsWith(".json")) {
    return fail(`There is no framework "${given}"; there are ${names}, or give a .json file.`);
  }
  return frameworkFile(given);
}

async function frameworkFile(file: string): Promise<Result<Framework, string>> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (cause) {
    if (!(cause instanceof Error && "code" in cause)) throw cause;
    return fail(`The framework file ${file} cannot be read (${String(cause.code)}).`);
  }
  const parsed = parseFramework(text);
  return parsed.ok ? parsed : fail(`${file}: ${parsed.problem}`);
}
