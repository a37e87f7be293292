import { type ParseArgsConfig, parseArgs } from "node:util";
import { IsoDay } from "../../shared/values/calendar-date.ts";
import { fail, ok, type Result } from "../../shared/values/result.ts";

type Options = NonNullable<ParseArgsConfig["options"]>;

type Parsed<Known extends Options> = ReturnType<
  typeof parseArgs<{ options: Known; allowPositionals: true; strict: true; args: string[] }>
>;

/** A command's words as its options and the rest; the problem is a sentence. */
export function readOptions<Known extends Options>(
  words: readonly string[],
  options: Known,
): Result<Parsed<Known>, string> {
  try {
    return ok(parseArgs({ args: [...words], options, allowPositionals: true, strict: true }));
  } catch (cause) {
    if (!isParseError(cause)) throw cause;
    // Node adds advice about "--" after the first sentence.
    return fail(`${cause.message.split(/\. |\n/)[0]}.`);
  }
}

/** A calendar day given to an option, or the fallback where it was not given. */
export function dayOption<Fallback>(
  text: string | undefined,
  option: string,
  fallback: Fallback,
): Result<IsoDay | Fallback, string> {
  if (text === undefined) return ok(fallback);
  const day = IsoDay.safeParse(text);
  return day.success
    ? ok(day.data)
    : fail(`${option} was given "${text}"; it takes a day such as 2026-03-31.`);
}

function isParseError(cause: unknown): cause is Error {
  return (
    cause instanceof Error &&
    "code" in cause &&
    typeof cause.code === "string" &&
    cause.code.startsWith("ERR_PARSE_ARGS")
  );
}
