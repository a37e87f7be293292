import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const LIST = join(import.meta.dirname, "../../../shared/data/public/payloads/blns.json");

export const HAS_PUBLIC_LIST = existsSync(LIST);

/** What people's keyboards and other programs put into cells, beside the public list where it is. */
const OURS = [
  "=1+1",
  "'quoted",
  "_x000D_",
  "a\r\nb",
  "\u0000nul",
  "\uFFFE",
  "<b>&amp;",
  '"',
  "\t tab ",
  "Ω≈ç√",
  "ﬁ",
  "\u202Eabc",
  "𝕏🏳️‍🌈",
  "]]>",
  "--",
  "é".repeat(32_000),
];

export function naughtyTexts(): readonly string[] {
  const listed: readonly string[] = HAS_PUBLIC_LIST ? JSON.parse(readFileSync(LIST, "utf8")) : [];
  return [...OURS, ...listed].filter((text) => text !== "");
}
