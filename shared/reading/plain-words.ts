import { BLANK, type CellReading, type Meaning } from "./cell-reading.ts";

const NOT_KNOWN = new Set(
  (
    "tbc|tba|tbd|to be confirmed|to be agreed|to be advised|to be decided|to be determined|" +
    "n/a|na|n.a.|not applicable|not known|unknown|not available|not set|not stated|-|--|–|—|?|??|" +
    "none|null|blank|awaited|awaiting|pending"
  ).split("|"),
);

const MEANINGS = new Map<string, Meaning>([
  ["ongoing", "ongoing"],
  ["on-going", "ongoing"],
  ["on going", "ongoing"],
  ["continuing", "ongoing"],
  ["continuous", "ongoing"],
  ["permanent", "ongoing"],
  ["rolling", "rolling"],
  ["rolling contract", "rolling"],
  ["open ended", "open-ended"],
  ["open-ended", "open-ended"],
  ["openended", "open-ended"],
  ["indefinite", "open-ended"],
  ["until further notice", "open-ended"],
  ["no end date", "open-ended"],
]);

const ERRORS = new Set(
  "#ref!|#n/a|#value!|#div/0!|#name?|#num!|#null!|#spill!|#calc!|#getting_data|#field!".split("|"),
);

export const NOT_AN_ERROR = "a value, once the formula is mended";

/** A program that is no Excel may save a formula and not what it comes to. */
export const WORKED_OUT =
  "a formula that has been worked out: open the workbook in Excel or LibreOffice and save it";

export function isErrorText(text: string): boolean {
  return text.startsWith("#") && ERRORS.has(text.toLowerCase());
}

/** Blank, or a word that says the value is not known; undefined where the text says something. */
export function saysNothing(text: string): CellReading<never> | undefined {
  if (text === "") return BLANK;
  // Longer than every word of the list.
  if (text.length > 22) return undefined;
  return NOT_KNOWN.has(bareWord(text)) ? { kind: "not-known", word: text } : undefined;
}

export function meaningOf(text: string): Meaning | undefined {
  return text.length > 30 ? undefined : MEANINGS.get(bareWord(text));
}

function bareWord(text: string): string {
  return text.toLowerCase().replace(/^[([] ?(.*?) ?[)\]]$/, "$1");
}
