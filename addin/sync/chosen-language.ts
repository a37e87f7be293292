import { LANGUAGES, type Language } from "../../shared/checks/messages/languages.ts";
import type { Pocket } from "./session-parts.ts";

const KEPT_AS = "language";

/** The language a person chose to have findings said in, in this browser; English until then. */
export function chosenLanguage(pocket: Pick<Pocket, "read">): Language {
  const kept = pocket.read(KEPT_AS);
  return LANGUAGES.find((language) => language === kept) ?? "en";
}

export function keepLanguage(pocket: Pick<Pocket, "write">, language: Language): void {
  pocket.write(KEPT_AS, language);
}
