import { LANGUAGES, type Language } from "../../shared/checks/messages/languages.ts";

/** The first language of an Accept-Language header that findings can be said in, else English. */
export function acceptedLanguage(header: string | undefined): Language {
  const wanted = (header ?? "")
    .split(",")
    .map((part) => /^\s*(\w+)/.exec(part)?.[1]?.toLowerCase());
  const known = wanted.flatMap((tag) => LANGUAGES.filter((language) => language === tag));
  return known[0] ?? "en";
}
