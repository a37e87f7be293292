import { type FinancialYear, readFinancialYear } from "../values/financial-year.ts";
import { plain } from "../values/plain-text.ts";
import type { ColumnUnit, LengthUnit } from "./cell-reading.ts";
import { foldHeader, parted, speaksOfExtensions } from "./fold-header.ts";

/** What the head of a column says: its words, and what is information rather than a name. */
export type HeaderText = Readonly<{
  /** As a person reads it, several lines as one. */
  text: string;
  /** The lowest line alone, without the headings of the groups it stands in. */
  name: string;
  /** Folded spellings to look a field up by, the fullest first. */
  spellings: readonly string[];
  unit: ColumnUnit | null;
  financialYear: FinancialYear | null;
}>;

const YEAR =
  /\b(?:FY ?)?(?:\d{4} ?[/–-] ?\d{4}|\d{4} ?[/–-] ?\d{2}|\d{2} ?[/–] ?\d{2})\b|\bFY ?\d{2,4}\b/gi;
const THOUSANDS = /£ ?['’]?000s?\b|£ ?k\b|\(['’]?000s?\)|\bin thousands\b|\bthousands\b/i;
const MILLIONS = /£ ?m(?:illions?|n)?\b|\bin millions\b|\bmillions\b/i;
const POUNDS = /\((?:£|GBP|in £|pounds)\)|£|\bGBP\b/gi;
const LENGTH =
  /\((?:in )?(years?|yrs?|months?|mths?|weeks?|wks?|days?)\)|\bin (years|months|weeks|days)\b/i;
const FOOTNOTE = /[*†‡¹²³⁴⁵⁶⁷⁸⁹⁰]+(?=\s|$)/g;
const PARENTHESES = /\([^)]*\)|\[[^\]]*\]/g;

const HINT =
  /^[([]?(?:£ ?(?:['’]?000s?|k|m|millions?)?|gbp|months?|years?|weeks?|days?|mths?|yrs?|%|dd[/-]mm[/-]yy(?:yy)?|y ?\/ ?n|yes ?\/ ?no|text|number|date|currency|drop-?down|free text)[)\]]?$/i;

const HOW_TO_FILL =
  /^[([]?(?:dd[/-]mm[/-]yy(?:yy)?|y ?\/ ?n|yes ?\/ ?no|text|number|date|currency|drop-?down|free text)[)\]]?$/i;

/** Says how to fill a column in, or in what unit, and not what it holds. */
export function isHint(text: string): boolean {
  return HINT.test(text);
}

/** The lines of a header from the top; a group's heading stands over each of its columns. */
export function readHeader(lines: readonly string[]): HeaderText {
  const shown = lines.map(plain).filter((line) => line !== "");
  // The first line is the name, even where it is only "Date".
  const names = shown.filter((line, at) => at === 0 || !isHint(line));
  const text = shown.filter((line, at) => at === 0 || !HOW_TO_FILL.test(line)).join(" ");
  const years = yearsIn(text);
  return {
    text,
    name: names.at(-1) ?? "",
    spellings: spellingsOf(names, years.length > 0),
    unit: unitIn(text),
    financialYear: years.length === 1 ? (years[0] ?? null) : null,
  };
}

function spellingsOf(names: readonly string[], hasYear: boolean): readonly string[] {
  const spellings = new Set<string>();
  for (const each of [names.join(" "), names.at(-1) ?? ""]) {
    const named = withoutInformation(each);
    for (const shorter of [named, withoutAsides(named), parted(named)])
      spellings.add(foldHeader(shorter));
  }
  spellings.delete("");
  // "£" or "£ (net)" alone says that amounts stand here; a year alone says whose.
  const isBare = [...spellings].every((spelling) => SAYS_NO_NAME.has(spelling));
  return isBare && !hasYear && names.some((name) => name.includes("£"))
    ? ["pounds"]
    : [...spellings];
}

const SAYS_NO_NAME = new Set(["net", "excluding vat", "net of vat"]);

/** What stands in parentheses explains a name, but with or without extensions it is another. */
function withoutAsides(name: string): string {
  return name.replace(PARENTHESES, (aside) => (speaksOfExtensions(aside) ? aside : " "));
}

/** The financial years a text names, each once. */
export function yearsIn(text: string): readonly FinancialYear[] {
  const years = (text.match(YEAR) ?? []).map(readFinancialYear).filter((year) => year !== null);
  return [...new Set(years)];
}

/** What a header calls its column, without its unit and year. */
export function headerName(text: string): string {
  return plain(withoutInformation(text).replace(/\(\s*\)|\[\s*\]/g, " "));
}

/** "£000", "(£m)", "(months)": what one of a bare number in the column stands for. */
export function unitIn(text: string): ColumnUnit | null {
  if (THOUSANDS.test(text)) return { kind: "pounds", each: 1_000 };
  if (MILLIONS.test(text)) return { kind: "pounds", each: 1_000_000 };
  const length = LENGTH.exec(text);
  const word = (length?.[1] ?? length?.[2])?.toLowerCase();
  return word === undefined ? null : { kind: "length", unit: lengthUnit(word) };
}

function lengthUnit(word: string): LengthUnit {
  if (word.startsWith("y")) return "years";
  if (word.startsWith("m")) return "months";
  return word.startsWith("w") ? "weeks" : "days";
}

function withoutInformation(text: string): string {
  return text
    .replace(YEAR, (found) => (readFinancialYear(found) === null ? found : " "))
    .replace(THOUSANDS, " ")
    .replace(MILLIONS, " ")
    .replace(LENGTH, " ")
    .replace(POUNDS, " ")
    .replace(FOOTNOTE, " ");
}
