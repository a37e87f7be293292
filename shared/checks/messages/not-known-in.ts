import { expectedFieldsWords } from "../expected-fields.ts";
import { welshFields } from "./cy/fields.ts";
import type { Language } from "./languages.ts";

const WORDS = { en: expectedFieldsWords, cy: welshFields["expected-fields"] };

/** What is not known of a field, told once for so many rows. */
export function notKnownIn(label: string, rows: number, language: Language = "en"): string {
  return WORDS[language].notKnownIn({ label, rows });
}
