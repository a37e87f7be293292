/** What a number format code says of the number beneath it, so far as reading depends on it. */
export type FormatMeaning = Readonly<{
  /** A date with its day, one that shows only its month and year, or none. */
  date: "day" | "month" | "none";
  percent: boolean;
  /** Shown as text whatever is typed. */
  text: boolean;
  /**
   * By how much the number falls short of what is shown: 1,000 where 12 is shown as "12k". A code
   * that divides ("0,k" shows 12,000 as "12k") leaves the number whole.
   */
  timesShown: number;
}>;

const GENERAL: FormatMeaning = { date: "none", percent: false, text: false, timesShown: 1 };

/** A workbook has a handful of codes and a million cells. */
const known = new Map<string, FormatMeaning>([
  ["General", GENERAL],
  ["", GENERAL],
]);
const MOST_KNOWN = 2_000;

export function meaningOfFormat(code: string): FormatMeaning {
  const before = known.get(code);
  if (before !== undefined) return before;
  const meaning = read(code);
  if (known.size < MOST_KNOWN) known.set(code, meaning);
  return meaning;
}

const LITERALS = /"[^"]*"|\\.|_.|\*./g;
const BRACKETS = /\[[^\]]*\]/g;
const LITERAL_UNIT = /^\s*(k|m|thousand|million|000)\s*$/i;

function read(code: string): FormatMeaning {
  if (/^general$/i.test(code)) return GENERAL;
  const [positive = ""] = code.split(";");
  const bare = positive.replace(LITERALS, "").replace(BRACKETS, "").toLowerCase();
  const withoutTime = bare.replace(/h+|s+|am\/pm|a\/p/g, "");
  const isTime = withoutTime.length < bare.length;
  const hasDay = /d/.test(withoutTime);
  const hasYear = /y/.test(withoutTime);
  // Beside hours or seconds an m is minutes.
  const hasMonth = /m/.test(withoutTime) && (!isTime || hasDay || hasYear);
  const isDate = hasDay || hasYear || hasMonth;
  return {
    date: !isDate ? "none" : hasMonth && hasYear && !hasDay ? "month" : "day",
    percent: !isDate && bare.includes("%"),
    text: bare.trim() === "@",
    timesShown: isDate ? 1 : timesShown(positive, bare),
  };
}

function timesShown(code: string, bare: string): number {
  const literals = code.match(LITERALS) ?? [];
  const unit = literals
    .map((literal) => LITERAL_UNIT.exec(literal.replace(/^["\\]|"$/g, ""))?.[1]?.toLowerCase())
    .find((word) => word !== undefined);
  if (unit === undefined) return 1;
  const shown = unit === "m" || unit === "million" ? 1_000_000 : 1_000;
  const divided = 1_000 ** (/[0#?](,+)(?![0#?,])/.exec(bare)?.[1]?.length ?? 0);
  return Math.max(1, shown / divided);
}
