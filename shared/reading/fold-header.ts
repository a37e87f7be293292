import { foldText } from "../values/folded-text.ts";

const WITH = /\b(?:inc|incl|inclusive of)\b/g;
const WITHOUT = /\b(?:exc|excl|exclusive of|not including|not incl)\b/g;
const EXTENSIONS =
  /\b(including|excluding|with|without|before|plus|after|if) (?:all |any |every )?(?:possible |available |potential |contract )?(?:extensions?|options?|extended)(?: (?:options?|periods?|years?))?\b/g;
const IS_WITHOUT = new Set(["excluding", "without", "before"]);

/**
 * A header's words as they are compared: folded, and the many ways of saying with or without the
 * extensions made one, "including extensions" and "excluding extensions".
 */
export function foldHeader(text: string): string {
  return foldText(text)
    .replace(WITH, "including")
    .replace(WITHOUT, "excluding")
    .replace(EXTENSIONS, (_, how: string) =>
      IS_WITHOUT.has(how) ? "excluding extensions" : "including extensions",
    );
}

/** "ContractStart", "PONumber": a name run together, as exports have it, with its words parted. */
export function parted(text: string): string {
  if (/\s/.test(text.trim())) return text;
  return text.replace(/([a-z\d])(?=[A-Z])|([A-Z])(?=[A-Z][a-z])/g, "$& ");
}

/** Whether words say with or without extensions, which makes another date or sum of a name. */
export function speaksOfExtensions(text: string): boolean {
  return /\b(?:in|ex)cluding extensions\b/.test(foldHeader(text));
}
