/**
 * Text as it is compared, never as it is shown: case, accents, spacing and punctuation do not
 * matter, so "Joint commissioning" is "Joint  Commissioning" (source: R4).
 */
export function foldText(text: string): string {
  // Nearly every name is plain ASCII, for which looking letters up in Unicode costs most of the time.
  if (ASCII.test(text)) return joined(text.toLowerCase(), /[^a-z0-9]+/g);
  const bare = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return joined(bare, /[^\p{L}\p{N}]+/gu);
}

const ASCII = /^[\t-~]*$/;

function joined(lower: string, between: RegExp): string {
  return lower.replace(/&/g, " and ").replace(/['’`]/g, "").replace(between, " ").trim();
}
