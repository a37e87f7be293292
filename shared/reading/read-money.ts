import { meaningOfFormat } from "../values/number-format.ts";
import { formatPounds, NO_PENCE, type Pence, pence } from "../values/pence.ts";
import { plain } from "../values/plain-text.ts";
import {
  ask,
  type CellReading,
  type ReadingContext,
  read,
  seenIn,
  unread,
} from "./cell-reading.ts";
import type { KindReader } from "./kind-reader.ts";
import { saysNothing } from "./plain-words.ts";
import type { RawCell } from "./raw-sheet.ts";

const ACCEPTED = "an amount in pounds, such as 290,000 or £1.2m";
const MOST_PENCE = 1e15;
/** Ten thousand thousands: few contracts come to that, and many amounts in full do. */
const DOUBTFUL_PENCE = 1_000_000;

const AMOUNT =
  /^(\()?([-−–+])? ?(?:£|GBP )? ?([-−–])?(\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d+)?(?:\.(\d+))? ?(k|mn?|bn?|thousand|million|billion)? ?(?:GBP|£)?([-−–])?(\))?$/i;
const RANGE = /\d[^a-z]*(?:-|–|—|\bto\b|\band\b)[^a-z]*\d/i;
const OTHER_CURRENCY = /[$€¥]|\b(?:usd|eur|cad|aud)\b/i;
/** "£-" is how Excel's accounting format prints nothing at all. */
const ZERO_WORDS = new Set("nil,£nil,zero,£0,no cost,nil cost,£-,£ -,£–,£ –".split(","));

export function moneyReader(context: ReadingContext): KindReader<Pence> {
  const poundsEach = context.unit?.kind === "pounds" ? context.unit.each : 1;
  return {
    accepted: ACCEPTED,
    text: (text) => readText(plain(text), poundsEach),
    number: (value, cell) => readNumber(value, cell, poundsEach),
  };
}

function readNumber(value: number, cell: RawCell, poundsEach: number): CellReading<Pence> {
  const format = meaningOfFormat(cell.format);
  if (format.date !== "none") return unread(seenIn(cell), `${ACCEPTED}; a date stands here`);
  if (format.percent) return unread(seenIn(cell), `${ACCEPTED}; a percentage stands here`);
  // What the number format shows as "m" or "k" already says its unit; else the column's holds.
  const each = format.timesShown > 1 ? format.timesShown : poundsEach;
  const exact = value * each * 100;
  if (!(Math.abs(exact) < MOST_PENCE)) return unread(seenIn(cell), ACCEPTED);
  // Fifteen digits are what Excel itself keeps, so 1.005 is the half it shows.
  const decimal = Number(exact.toPrecision(15));
  // A whole number, as Pence demands; parsing it again would be felt over a column.
  const amount = (Math.sign(decimal) * Math.round(Math.abs(decimal)) + 0) as Pence;
  if (amount !== decimal) return read(amount, { kind: "rounded" });
  return format.timesShown > 1 ? read(amount) : inColumnUnit(seenIn(cell), amount, poundsEach);
}

function readText(text: string, poundsEach: number): CellReading<Pence> {
  const nothing = saysNothing(text);
  if (nothing !== undefined) return nothing;
  if (ZERO_WORDS.has(text.toLowerCase())) {
    return read(NO_PENCE, { kind: "word-for-zero", word: text });
  }
  if (text.length > 60) return unread(text, ACCEPTED);

  const parts = AMOUNT.exec(text);
  if (parts === null) return unread(text, whyNot(text));
  const [, open, before, inner, whole = "", decimals = "", suffix, after, close] = parts;
  const signs = [open !== undefined, before === "-" || before === "−" || before === "–"];
  signs.push(inner !== undefined, after !== undefined);
  const negative = signs.filter(Boolean).length;
  if (whole + decimals === "" || (open === undefined) !== (close === undefined) || negative > 1) {
    return unread(text, ACCEPTED);
  }

  const own = suffix === undefined ? null : suffixOf(suffix);
  const each = own ?? poundsEach;
  const amount = penceOf(whole.replace(/\D/g, ""), decimals, each);
  if (amount === "too-fine") return unread(text, "an amount in whole pence, two decimals at most");
  if (amount === "too-large") return unread(text, ACCEPTED);
  const signed = pence(negative === 1 && amount !== 0 ? -amount : amount);

  return own === null ? inColumnUnit(text, signed, poundsEach) : read(signed);
}

/** 290,000 beneath a heading in thousands: the amount itself, or 290 million. */
function inColumnUnit(text: string, inUnit: Pence, poundsEach: number): CellReading<Pence> {
  const asWritten = inUnit / poundsEach;
  const doubtful = poundsEach > 1 && Math.abs(asWritten) >= DOUBTFUL_PENCE;
  if (!doubtful || !Number.isInteger(asWritten)) return read(inUnit);
  const candidates = [pence(asWritten), inUnit].map((value) => ({
    value,
    label: formatPounds(value),
  }));
  const question = `Is this the amount itself, or is it in £${poundsEach.toLocaleString("en-GB")}s as the column says?`;
  return ask(text, question, candidates);
}

function suffixOf(suffix: string): number {
  switch (suffix.charAt(0).toLowerCase()) {
    case "k":
    case "t":
      return 1_000;
    case "m":
      return 1_000_000;
    default:
      return 1_000_000_000;
  }
}

/** Exact, by digits: 1.005 million is 100,500,000 pence and never a float away from it. */
function penceOf(
  whole: string,
  decimals: string,
  poundsEach: number,
): number | "too-fine" | "too-large" {
  const kept = 2 + Math.round(Math.log10(poundsEach));
  if (/[1-9]/.test(decimals.slice(kept))) return "too-fine";
  const exact = Number(whole + decimals.slice(0, kept).padEnd(kept, "0"));
  return exact < MOST_PENCE ? exact : "too-large";
}

function whyNot(text: string): string {
  if (OTHER_CURRENCY.test(text)) return "an amount in pounds; this is another currency";
  if (RANGE.test(text)) return "one amount; a range stands here";
  return ACCEPTED;
}
