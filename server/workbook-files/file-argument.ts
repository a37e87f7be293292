import { REGISTER_KEYS } from "../../shared/registers/all-registers.ts";
import type { RegisterKey } from "../../shared/registers/field.ts";
import { fail, ok, type Result } from "../../shared/values/result.ts";

/** A file, and the register its tables are, where that was said. */
export type FileArgument = Readonly<{ file: string; register: RegisterKey | null }>;

/** "contracts.xlsx:agreements". A colon before anything but a register's key is part of the path. */
export function fileArgument(text: string, register: RegisterKey | null): FileArgument {
  const colon = text.lastIndexOf(":");
  const named = colon > 0 ? registerNamed(text.slice(colon + 1)) : null;
  return named === null
    ? { file: text, register }
    : { file: text.slice(0, colon), register: named };
}

/** The register given to --register, or null where it was not given. */
export function registerOption(text: string | undefined): Result<RegisterKey | null, string> {
  if (text === undefined) return ok(null);
  const register = registerNamed(text);
  return register === null
    ? fail(`There is no register "${text}"; the registers are ${REGISTER_KEYS.join(", ")}.`)
    : ok(register);
}

function registerNamed(text: string): RegisterKey | null {
  return REGISTER_KEYS.find((key) => key === text) ?? null;
}
