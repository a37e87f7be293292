import type { ExtensionOption } from "../registers/field.ts";
import type { IsoDay } from "../values/calendar-date.ts";
import type { Term } from "../values/term.ts";
import { dayIn } from "./date-text.ts";
import { termIn, tokensOf } from "./term-text.ts";

export type OptionPieces =
  | Readonly<{ kind: "options"; options: readonly ExtensionOption[] }>
  /** "up to 24 months": how it may be cut is not said. */
  | Readonly<{ kind: "at-most"; length: Term }>
  | Readonly<{ kind: "none" }>;

const NONE: OptionPieces = { kind: "none" };
const MOST_OPTIONS = 12;

const STATES = new Map<string, ExtensionOption["state"]>([
  ["unused", "unused"],
  ["not used", "unused"],
  ["not yet used", "unused"],
  ["available", "unused"],
  ["remaining", "unused"],
  ["used", "used"],
  ["taken", "used"],
  ["taken up", "used"],
  ["exercised", "used"],
  ["declined", "declined"],
  ["not taken", "declined"],
  ["lapsed", "lapsed"],
  ["expired", "lapsed"],
]);

const STATE =
  /[ ,(]+(not yet used|not used|not taken|taken up|unused|used|taken|exercised|declined|lapsed|expired|available|remaining)\)?$/i;
const NOTICE = /[ ,(]+(?:with |on )?notice (?:of )?(\w+(?: \w+)?)\)?$/i;
const NOTICE_AFTER = /[ ,(]+(?:with |on )?(\w+ \w+?)(?:'s?|s')? notice\)?$/i;
const BY = /[ ,(]+(?:exercise |to be used |use )?by (\d[\w/. -]*)\)?$/i;
const CHOICE =
  /[ ,(]+(?:at )?(our choice|both agree|both parties agree|by mutual consent|mutual)\)?$/i;

const PASSED_OVER = new Set(
  (
    "further additional extra more option options to extend extension extensions period periods " +
    "possible optional of for by each a an the and available contract it x × *"
  ).split(" "),
);

/** Options one after the other, apart by semicolons or lines: `12 months; 12 months used`. */
export function readOptionPieces(text: string): OptionPieces {
  const options: ExtensionOption[] = [];
  for (const piece of text.split(/ ?; ?/)) {
    if (piece === "") continue;
    const read = readPiece(piece) ?? readSeveral(piece);
    if (read === null) return atMost(text) ?? NONE;
    options.push(...read);
  }
  return options.length === 0 || options.length > MOST_OPTIONS
    ? NONE
    : { kind: "options", options };
}

/** "12 months, 12 months used": commas part options only where each part is one. */
function readSeveral(text: string): readonly ExtensionOption[] | null {
  const parts = text.split(/ ?, ?| and /);
  if (parts.length < 2) return null;
  const read = parts.map(readPiece);
  return read.every((options) => options !== null) ? read.flat() : null;
}

function readPiece(piece: string): readonly ExtensionOption[] | null {
  let rest = piece;
  let state: ExtensionOption["state"] = "unused";
  let notice: Term | null = null;
  let exerciseBy: IsoDay | null = null;
  let choice: ExtensionOption["choice"] = null;

  // What is said about an option follows its length, in any order; each round takes one off.
  for (;;) {
    const said = STATE.exec(rest) ?? CHOICE.exec(rest);
    const by = said === null ? BY.exec(rest) : null;
    const given =
      said === null && by === null ? (NOTICE.exec(rest) ?? NOTICE_AFTER.exec(rest)) : null;
    const match = said ?? by ?? given;
    const word = match?.[1];
    if (match === null || word === undefined) break;
    if (by !== null) {
      exerciseBy = dayIn(word.trim());
      if (exerciseBy === null) return null;
    } else if (given !== null) {
      notice = termIn(word);
      if (notice === null) return null;
    } else {
      const known = STATES.get(word.toLowerCase());
      if (known !== undefined) state = known;
      else choice = /our/i.test(word) ? "ours" : "both";
    }
    rest = rest.slice(0, match.index);
  }

  // A notice that was not understood above is not the length of an option.
  const lengths = /notice/i.test(rest) ? null : lengthsIn(rest);
  return lengths?.map((length) => ({ length, state, notice, exerciseBy, choice })) ?? null;
}

/** "2 x 12 months" and "two further periods of one year" are two, "further two years" is one. */
function lengthsIn(text: string): readonly Term[] | null {
  const one = termIn(text);
  if (one !== null) return [one];
  const tokens = tokensOf(text).filter(
    (token) => token.kind === "number" || !PASSED_OVER.has(token.word),
  );
  const [first, second, ...others] = tokens;
  if (first === undefined) return null;
  const whole = termIn(tokens.map(wordOf).join(" "));
  if (whole !== null) return [whole];
  if (first.kind !== "number" || second?.kind !== "number" || others.length !== 1) return null;
  const each = termIn([second, ...others].map(wordOf).join(" "));
  const count = first.number;
  if (each === null || !Number.isInteger(count) || count < 1 || count > MOST_OPTIONS) return null;
  return Array.from({ length: count }, () => each);
}

function atMost(text: string): OptionPieces | null {
  const [before, after] = text.split(/\bup to\b/i);
  if (before === undefined || after === undefined) return null;
  const lengths = lengthsIn(`${before} ${after}`);
  const [length] = lengths ?? [];
  return length === undefined || lengths?.length !== 1 ? null : { kind: "at-most", length };
}

function wordOf(token: ReturnType<typeof tokensOf>[number]): string {
  return token.kind === "number" ? String(token.number) : token.word;
}
