/** Beyond this a name is a paragraph, which no heading, list or line has room for. */
const MOST = 120;

/** A text as far as it can be read at a glance, cut between words where that is near enough. */
export function shortened(text: string, most = MOST): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1);
  const space = cut.lastIndexOf(" ");
  // Half of a character outside the basic plane would be no character at all.
  const whole = space >= most / 2 ? cut.slice(0, space) : cut.replace(/[\uD800-\uDBFF]$/, "");
  return `${whole.trimEnd()}…`;
}
