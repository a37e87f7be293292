/** Characters that XML cannot hold at all: most controls, halves of surrogate pairs, two non-characters. */
const UNHOLDABLE = /[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;
const HOLDABLE_CONTROL = /[\t\n\r\u007F-\u009F]/;

const REPLACEMENTS: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\r": "&#13;",
  "\n": "&#10;",
  "\t": "&#9;",
};

/** Text for inside an element or an attribute. */
export function escapeXml(text: string): string {
  return text
    .replace(UNHOLDABLE, (character) => (HOLDABLE_CONTROL.test(character) ? character : "\uFFFD"))
    .replace(/[&<>"\r\n\t]/g, (character) => REPLACEMENTS[character] ?? character);
}

/** Text for a cell: what a reader would take for an escape is escaped itself, so it comes back as it is. */
export function escapeCellText(text: string): string {
  const kept = text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replace(UNHOLDABLE, (character) =>
      HOLDABLE_CONTROL.test(character) ? character : `_x${hex(character)}_`,
    )
    .replace(/\r/g, "_x000D_");
  return kept.replace(/[&<>]/g, (character) => REPLACEMENTS[character] ?? character);
}

function hex(character: string): string {
  return character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
}
