/** One item of a list; what stood in quotes is one item whatever it holds. */
export type ListItem = Readonly<{ text: string; quoted: boolean }>;

/**
 * The items of a cell that holds several, as they stand. Semicolons and lines part items first;
 * where there are none, commas do. An item in double quotes may hold any of them, its own quotes
 * doubled.
 */
export function listItems(text: string): readonly ListItem[] {
  const strong = lineItems(text);
  return strong.length > 1 || /;\s*$/.test(text) ? strong : itemsOf(cut(text, ","));
}

/** The items parted by semicolons or lines alone; commas are left to whoever knows the words. */
export function lineItems(text: string): readonly ListItem[] {
  return itemsOf(cut(text, ";\n\r"));
}

export function splitList(text: string): readonly string[] {
  return listItems(text).map((item) => item.text);
}

/** Items as one text from which `splitList` gives them back. */
export function joinList(items: readonly string[]): string {
  return items.map(quoteItem).join("; ");
}

/** An item in quotes where it could be taken for several. */
export function quoteItem(item: string): string {
  const bare = !SEPARATORS.test(item) && !item.startsWith('"') && item.trim() === item;
  return bare ? item : inQuotes(item);
}

export function inQuotes(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

const SEPARATORS = /[;,\n\r]/;

function itemsOf(parts: readonly string[]): readonly ListItem[] {
  return parts.map((part) => unquoted(part.trim())).filter((item) => item.text !== "");
}

function cut(text: string, separators: string): string[] {
  const items: string[] = [];
  let start = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (quoted && character === '"' && text.charAt(at + 1) === '"') at++;
    else if (character === '"' && (quoted || text.slice(start, at).trim() === "")) quoted = !quoted;
    else if (!quoted && separators.includes(character)) {
      items.push(text.slice(start, at));
      start = at + 1;
    }
  }
  items.push(text.slice(start));
  return items.filter((item) => item.trim() !== "");
}

export function unquoted(item: string): ListItem {
  if (item.length < 2 || !item.startsWith('"') || !item.endsWith('"')) {
    return { text: item, quoted: false };
  }
  return { text: item.slice(1, -1).replaceAll('""', '"'), quoted: true };
}
