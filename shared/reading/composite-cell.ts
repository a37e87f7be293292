import { plain } from "../values/plain-text.ts";
import { ask, type CellReading, seenIn, unread } from "./cell-reading.ts";
import { dateIn } from "./date-text.ts";
import { isErrorText, meaningOf, saysNothing } from "./plain-words.ts";
import type { RawCell } from "./raw-sheet.ts";
import type { CellReader } from "./read-cell.ts";

/** Which of the two things that stand in one cell a field is read from. */
export type CellPart = Readonly<{
  of: "period" | "name-and-address" | "pair";
  part: "first" | "second";
}>;

export type Halves = readonly [first: string, second: string];

const ACCEPTED: Record<CellPart["of"], string> = {
  period: "two dates, such as 01/04/2022 - 31/03/2025 or April 2022 to March 2025",
  "name-and-address": "the name on a line of its own, or before the first comma of an address",
  pair: "two entries parted by a stroke",
};

/** A reader of one part of a column's cells: what is not in two parts is told, and never guessed. */
export function partReader({ of, part }: CellPart, read: CellReader): CellReader {
  return (cell) => {
    if (typeof cell.value !== "string" || cell.isError) {
      return cell.value === null || cell.isError ? read(cell) : unread(seenIn(cell), ACCEPTED[of]);
    }
    const text = plain(cell.value);
    if (saysNothing(text) !== undefined || isErrorText(text)) return read(cell);
    if (of === "period" && meaningOf(text) !== undefined) return read(cell);
    const halves = halvesOf(of, cell.value);
    if (halves === null) return notInTwo(of, cell, read);
    const half = halves[part === "first" ? 0 : 1];
    return read({ ...cell, value: half, text: half });
  };
}

export function halvesOf(of: CellPart["of"], text: string): Halves | null {
  switch (of) {
    case "period":
      return periodIn(plain(text));
    case "name-and-address":
      return nameAndAddress(text);
    case "pair":
      return pairIn(text);
  }
}

function notInTwo(of: CellPart["of"], cell: RawCell, read: CellReader): CellReading {
  if (of === "period") return unread(seenIn(cell), ACCEPTED.period);
  const whole = read(cell);
  if (whole.kind !== "value") return whole;
  return ask(seenIn(cell), "Only one entry stands here. Is this the one?", [
    { value: whole.value, label: plain(seenIn(cell)) },
  ]);
}

const BETWEEN = /\s*(?:[-–—]|\b(?:to|until|till|through)\b)\s*/gi;

/** Cut where both sides are dates; dates hold hyphens too, so every place is tried. */
function periodIn(text: string): Halves | null {
  if (text.length > 80) return null;
  const bare = text.replace(/^from /i, "");
  const found: Halves[] = [];
  for (const { 0: joint, index } of bare.matchAll(BETWEEN)) {
    const halves: Halves = [bare.slice(0, index), bare.slice(index + joint.length)];
    if (halves.every((half) => dateIn(half) !== null)) found.push(halves);
  }
  const [only, ...others] = found;
  return only === undefined || others.length > 0 ? null : only;
}

const POSTCODE = /\b[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}\b/i;

/** The first line, or what stands before the first comma of what is plainly an address. */
function nameAndAddress(text: string): Halves | null {
  const lines = text
    .split(/\r\n?|\n/)
    .map((line) => line.trim().replace(/,$/, ""))
    .filter((line) => line !== "");
  const [first, ...others] = lines;
  if (first === undefined) return null;
  if (others.length > 0) return [first, others.join(", ")];
  const comma = first.indexOf(",");
  if (comma < 0) return [first, ""];
  const rest = first.slice(comma + 1).trim();
  const isAddress = POSTCODE.test(rest) || /^(?:unit |flat |suite )?\d+[a-z]? /i.test(rest);
  return isAddress ? [first.slice(0, comma).trim(), rest] : null;
}

function pairIn(text: string): Halves | null {
  const parts = text.split(/\s+\/\s+|\/(?=[A-Z])|;|\r\n?|\n/).map((part) => part.trim());
  const [first, second, ...others] = parts.filter((part) => part !== "");
  return first === undefined || second === undefined || others.length > 0 ? null : [first, second];
}
