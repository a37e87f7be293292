import { plain } from "../values/plain-text.ts";
import { ask, type CellReading, read, seenIn, unread } from "./cell-reading.ts";
import type { KindReader } from "./kind-reader.ts";
import { saysNothing } from "./plain-words.ts";

const ACCEPTED = "Yes or No";
const YES = new Set(["yes", "y", "true", "✓", "✔", "☑"]);
const NO = new Set(["no", "n", "false", "✗", "✘", "☐"]);
const BEGINS = /^(yes|no)\b/i;

export const yesNoReader: KindReader<boolean> = {
  accepted: ACCEPTED,
  text(raw) {
    const text = plain(raw);
    const small = text.toLowerCase();
    if (YES.has(small)) return read(true);
    if (NO.has(small)) return read(false);
    return saysNothing(text) ?? (small === "x" ? askTick(text) : orBegins(text));
  },
  number: (value, cell) =>
    value === 1 || value === 0
      ? ask(seenIn(cell), "Does 1 mean yes here, and 0 no?", [candidate(value === 1)])
      : unread(seenIn(cell), ACCEPTED),
  truth: (value) => read(value),
};

function askTick(text: string): CellReading<boolean> {
  return ask(text, "Is this a tick or a cross?", [candidate(true), candidate(false)]);
}

/** "Yes, as the grant's terms say": the answer is plain, but more was said than a field can hold. */
function orBegins(text: string): CellReading<boolean> {
  const word = BEGINS.exec(text)?.[1];
  if (word === undefined || text.length > 200) return unread(text, ACCEPTED);
  const answer = candidate(word.toLowerCase() === "yes");
  return ask(text, "Is this the whole answer? The rest would stay in the sheet only.", [answer]);
}

function candidate(value: boolean) {
  return { value, label: value ? "Yes" : "No" };
}
