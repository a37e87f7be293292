/**
 * Text as it is compared, never as it is shown: case, accents, spacing and punctuation do not
 * matter, so "Joint commissioning" is "Joint  Commissioning" (source: R4).
 */
export function foldText(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/&/g, " and ")
    .replace(/['’`]/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
