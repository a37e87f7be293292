import { Term, termOfMonths } from "../values/term.ts";
import type { LengthUnit } from "./cell-reading.ts";

const UNITS = new Map<string, Readonly<{ unit: LengthUnit; times: number }>>();
for (const word of ["y", "yr", "yrs", "year", "years", "annum"]) define(word, "years");
for (const word of ["m", "mo", "mos", "mth", "mths", "mnth", "mnths", "month", "months", "monthly"])
  define(word, "months");
for (const word of ["w", "wk", "wks", "week", "weeks"]) define(word, "weeks");
for (const word of ["d", "day", "days"]) define(word, "days");
for (const word of ["quarter", "quarters"]) define(word, "months", 3);
for (const word of ["fortnight", "fortnights"]) define(word, "weeks", 2);

function define(word: string, unit: LengthUnit, times = 1): void {
  UNITS.set(word, { unit, times });
}

const NUMBERS = new Map(
  (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen " +
    "fifteen sixteen seventeen eighteen nineteen twenty"
  )
    .split(" ")
    .map((word, number) => [word, number] as const),
);

const PASSED_OVER = new Set(
  (
    "a an the and for of in period term initial fixed contract notice written prior calendar " +
    "minimum s at least duration total long"
  ).split(" "),
);

const TOKENS = /\d+(?:\.\d+)?|[a-z]+|[^\s\da-z.,'’()-]/g;

export type Length = Readonly<{ amount: number; unit: LengthUnit }>;
type Token =
  | Readonly<{ kind: "number"; number: number }>
  | Readonly<{ kind: "word"; word: string }>;

/**
 * A length of time in words: "3 years", "eighteen months", "1 year 6 months", "six (6) weeks",
 * "P36M". Null where the text says anything else, or gives a number without its unit.
 */
export function termIn(text: string): Term | null {
  const iso = Term.safeParse(text.toUpperCase());
  if (iso.success) return iso.data;
  const lengths: Length[] = [];
  let amount: number | null = null;
  for (const token of tokensOf(text)) {
    if (token.kind === "number") {
      // "five (5) years" says its number twice.
      if (amount !== null && amount !== token.number) return null;
      amount = token.number;
      continue;
    }
    const unit = UNITS.get(token.word);
    if (unit === undefined) {
      if (!PASSED_OVER.has(token.word)) return null;
      continue;
    }
    // "a year" is one of them.
    if (amount === null && lengths.length > 0) return null;
    lengths.push({ amount: (amount ?? 1) * unit.times, unit: unit.unit });
    amount = null;
  }
  return amount === null ? termOfLengths(lengths) : null;
}

/** Lengths together as one term; null where they do not come to whole months, weeks or days. */
export function termOfLengths(lengths: readonly Length[]): Term | null {
  const [first] = lengths;
  if (first === undefined) return null;
  const [, second, ...more] = lengths;
  // Years may have months after them; "1 year, 1 year" is two lengths and not one of two years.
  if (second !== undefined && (first.unit !== "years" || second.unit !== "months")) return null;
  if (more.length > 0) return null;
  if (first.unit === "years" || first.unit === "months") {
    const months =
      (first.unit === "years" ? first.amount * 12 : first.amount) + (second?.amount ?? 0);
    return isLength(months) ? termOfMonths(months) : null;
  }
  if (!isLength(first.amount)) return null;
  return Term.parse(`P${first.amount}${first.unit === "weeks" ? "W" : "D"}`);
}

/** A hundred years in months; more is a slip or a number of something else. */
function isLength(amount: number): boolean {
  return Number.isInteger(amount) && amount >= 0 && amount <= 1_200;
}

/** The words and numbers of a text, in order, number words as numbers. */
export function tokensOf(text: string): readonly Token[] {
  return (text.toLowerCase().match(TOKENS) ?? []).map((token): Token => {
    const number = NUMBERS.get(token) ?? (/^\d/.test(token) ? Number(token) : undefined);
    return number === undefined ? { kind: "word", word: token } : { kind: "number", number };
  });
}

export function lengthUnit(word: string): LengthUnit | null {
  const unit = UNITS.get(word);
  return unit?.times === 1 ? unit.unit : null;
}
