/** One piece of a section of a number format code. */
export type FormatToken =
  | Readonly<{ kind: "literal"; text: string }>
  | Readonly<{ kind: "digit"; pad: "0" | "?" | "" }>
  | Readonly<{ kind: "point" }>
  | Readonly<{ kind: "comma" }>
  | Readonly<{ kind: "percent" }>
  | Readonly<{ kind: "exponent"; plus: boolean }>
  | Readonly<{ kind: "slash" }>
  | Readonly<{ kind: "text" }>
  | Readonly<{ kind: "general" }>
  | Readonly<{ kind: "date"; unit: DateUnit; length: number }>
  | Readonly<{ kind: "elapsed"; unit: "h" | "m" | "s"; length: number }>
  | Readonly<{ kind: "half-day"; short: boolean }>;

export type DateUnit = "y" | "month" | "d" | "h" | "minute" | "s";

export type FormatCondition = Readonly<{ operator: string; value: number }>;

export type FormatSection = Readonly<{
  tokens: readonly FormatToken[];
  condition: FormatCondition | null;
  isDate: boolean;
}>;

export type NumberFormat = Readonly<{ code: string; sections: readonly FormatSection[] }>;

/** Understands a format code. What is not understood stands as it is written. */
export function parseNumberFormat(code: string): NumberFormat {
  const sections: FormatSection[] = [];
  let rest = code === "" ? "General" : code;
  while (sections.length < 4) {
    const { section, after } = parseSection(rest);
    sections.push(section);
    if (after === null) break;
    rest = after;
  }
  return { code, sections };
}

/** Whether a number shown so is a date or a time. */
export function isDateFormat(format: NumberFormat): boolean {
  return format.sections[0]?.isDate ?? false;
}

const BRACKET_ELAPSED = /^\[(h+|m+|s+)\]/i;
const BRACKET_CONDITION = /^\[(<=|>=|<>|<|>|=)\s*(-?[\d.]+)\]/;
/** "[$£-809]": the currency sign before the hyphen is shown, the locale after it is not. */
const BRACKET_CURRENCY = /^\[\$([^\]-]*)(?:-[^\]]*)?\]/;
const BRACKET_OTHER = /^\[[^\]]*\]/;
const HALF_DAY = /^(?:am\/pm|a\/p)/i;
const LETTERS = /^(?:y+|e+|m+|d+|h+|s+)/i;

function parseSection(code: string): { section: FormatSection; after: string | null } {
  const tokens: FormatToken[] = [];
  let condition: FormatCondition | null = null;
  let at = 0;
  let after: string | null = null;
  while (at < code.length) {
    const rest = code.slice(at);
    const character = rest.charAt(0);
    if (character === ";") {
      after = rest.slice(1);
      break;
    }
    if (character === "[") {
      const bracket = readBracket(rest);
      if (bracket.token !== null) tokens.push(bracket.token);
      condition ??= bracket.condition;
      at += bracket.length;
      continue;
    }
    const read = readToken(rest, tokens);
    if (read.token !== null) tokens.push(read.token);
    at += read.length;
  }
  const isDate = tokens.some(({ kind }) => kind === "date" || kind === "elapsed");
  return {
    section: { tokens: isDate ? minutesTold(tokens) : tokens, condition, isDate },
    after,
  };
}

function readBracket(rest: string): {
  token: FormatToken | null;
  condition: FormatCondition | null;
  length: number;
} {
  const elapsed = BRACKET_ELAPSED.exec(rest);
  const letters = elapsed?.[1];
  if (elapsed && letters !== undefined) {
    const unit = letters.charAt(0).toLowerCase();
    const known = unit === "h" ? "h" : unit === "m" ? "m" : "s";
    const token = { kind: "elapsed", unit: known, length: letters.length } as const;
    return { token, condition: null, length: elapsed[0].length };
  }
  const comparison = BRACKET_CONDITION.exec(rest);
  if (comparison) {
    const condition = { operator: comparison[1] ?? "=", value: Number(comparison[2]) };
    return { token: null, condition, length: comparison[0].length };
  }
  const currency = BRACKET_CURRENCY.exec(rest);
  if (currency) {
    const sign = currency[1] ?? "";
    const token = sign === "" ? null : ({ kind: "literal", text: sign } as const);
    return { token, condition: null, length: currency[0].length };
  }
  const other = BRACKET_OTHER.exec(rest);
  if (other) return { token: null, condition: null, length: other[0].length };
  return { token: { kind: "literal", text: "[" }, condition: null, length: 1 };
}

function readToken(
  rest: string,
  before: readonly FormatToken[],
): { token: FormatToken | null; length: number } {
  const character = rest.charAt(0);
  const one = (token: FormatToken | null) => ({ token, length: 1 });
  switch (character) {
    case '"': {
      const close = rest.indexOf('"', 1);
      const end = close < 0 ? rest.length : close;
      return { token: { kind: "literal", text: rest.slice(1, end) }, length: end + 1 };
    }
    case "\\":
      return { token: { kind: "literal", text: rest.charAt(1) }, length: 2 };
    case "_":
      return { token: { kind: "literal", text: " " }, length: 2 };
    case "*":
      // Fills the cell's width with the next character: a text has no width to fill.
      return { token: null, length: 2 };
    case "0":
    case "?":
      return one({ kind: "digit", pad: character });
    case "#":
      return one({ kind: "digit", pad: "" });
    case ".":
      return one({ kind: "point" });
    case ",":
      return one({ kind: "comma" });
    case "%":
      return one({ kind: "percent" });
    case "@":
      return one({ kind: "text" });
    case "/":
      return one({ kind: "slash" });
  }
  if (/^general/i.test(rest)) return { token: { kind: "general" }, length: 7 };
  if (/^e[+-]/i.test(rest) && before.some(({ kind }) => kind === "digit")) {
    return { token: { kind: "exponent", plus: rest.charAt(1) === "+" }, length: 2 };
  }
  const halfDay = HALF_DAY.exec(rest);
  if (halfDay) {
    return {
      token: { kind: "half-day", short: halfDay[0].length === 3 },
      length: halfDay[0].length,
    };
  }
  const letters = LETTERS.exec(rest)?.[0];
  if (letters !== undefined) {
    const unit = dateUnit(letters.charAt(0).toLowerCase());
    return { token: { kind: "date", unit, length: letters.length }, length: letters.length };
  }
  return one({ kind: "literal", text: character });
}

function dateUnit(letter: string): DateUnit {
  switch (letter) {
    case "m":
      return "month";
    case "d":
      return "d";
    case "h":
      return "h";
    case "s":
      return "s";
    default:
      return "y";
  }
}

/** "m" is minutes right after hours or right before seconds, and months everywhere else. */
function minutesTold(tokens: readonly FormatToken[]): FormatToken[] {
  const units = tokens.filter(({ kind }) => kind === "date" || kind === "elapsed");
  return tokens.map((token) => {
    if (token.kind !== "date" || token.unit !== "month" || token.length > 2) return token;
    const place = units.indexOf(token);
    const previous = units[place - 1];
    const next = units[place + 1];
    const isMinutes =
      unitOf(previous) === "h" || unitOf(next) === "s" || unitOf(previous) === "minute-elapsed";
    return isMinutes ? { ...token, unit: "minute" as const } : token;
  });
}

function unitOf(token: FormatToken | undefined): string | null {
  if (token?.kind === "date") return token.unit;
  if (token?.kind === "elapsed") return token.unit === "m" ? "minute-elapsed" : token.unit;
  return null;
}
