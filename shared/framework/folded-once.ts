import { foldText } from "../values/folded-text.ts";

/** Registers hold few different words and many rows, so each word is folded once. */
const folded = new Map<string, string>();
const MOST_KEPT = 50_000;

/** `foldText`, remembered. */
export function foldOnce(text: string): string {
  const known = folded.get(text);
  if (known !== undefined) return known;
  if (folded.size >= MOST_KEPT) folded.clear();
  const fresh = foldText(text);
  folded.set(text, fresh);
  return fresh;
}
