import { LANGUAGES, type Language } from "../../shared/checks/messages/languages.ts";
import { fail, ok, type Result } from "../../shared/values/result.ts";

/** English unless another of the languages findings have words in was asked for. */
export function languageOption(text: string | undefined): Result<Language, string> {
  if (text === undefined) return ok("en");
  const known = LANGUAGES.find((language) => language === text);
  if (known !== undefined) return ok(known);
  return fail(`--language was given "${text}"; it takes ${LANGUAGES.join(" or ")}.`);
}
