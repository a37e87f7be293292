import type { FormatToken } from "./parse-number-format.ts";

/** A format of the usual kind: text, a whole number with or without thousands, fixed decimals, text. */
export type PlainLayout = Readonly<{
  before: string;
  after: string;
  thousands: boolean;
  decimals: number;
  hasWholeDigit: boolean;
  factor: number;
}>;

const LAYOUTS = new WeakMap<readonly FormatToken[], PlainLayout | "not plain">();
/** Above this a scaled number has no room left for telling a half. */
const LARGEST_SCALED = 1e12;
const NEAR_A_HALF = 1e-4;

/** Null where the format is not of the usual kind. Worked out once for each format. */
export function plainLayoutOf(tokens: readonly FormatToken[]): PlainLayout | null {
  const known = LAYOUTS.get(tokens);
  if (known !== undefined) return known === "not plain" ? null : known;
  const layout = findLayout(tokens);
  LAYOUTS.set(tokens, layout ?? "not plain");
  return layout;
}

/** Null where the number is one that needs its decimal digits looked at: a half, or very large. */
export function showPlain(value: number, layout: PlainLayout): string | null {
  const scaled = Math.abs(value) * layout.factor;
  if (scaled > LARGEST_SCALED) return null;
  const rounded = Math.floor(scaled + 0.5);
  if (Math.abs(scaled - Math.floor(scaled) - 0.5) < NEAR_A_HALF) return null;
  const sign = value < 0 && rounded !== 0 ? "-" : "";
  const digits = String(rounded).padStart(layout.decimals + 1, "0");
  const pointAt = digits.length - layout.decimals;
  let whole = digits.slice(0, pointAt);
  if (whole === "0" && !layout.hasWholeDigit) whole = "";
  if (layout.thousands && whole.length > 3) whole = grouped(whole);
  const fraction = layout.decimals === 0 ? "" : `.${digits.slice(pointAt)}`;
  return sign + layout.before + whole + fraction + layout.after;
}

function grouped(whole: string): string {
  let text = whole.slice(-3);
  for (let end = whole.length - 3; end > 0; end -= 3) {
    text = `${whole.slice(Math.max(0, end - 3), end)},${text}`;
  }
  return text;
}

function findLayout(tokens: readonly FormatToken[]): PlainLayout | null {
  const pattern = tokens.map(symbolOf).join("");
  const match = /^(l*)(#(?:,##)?0?|#,##0|0)(?:\.(0+))?(l*)(%?)$/.exec(pattern);
  if (match === null) return null;
  const [, before = "", whole = "", decimals = "", after = "", percent = ""] = match;
  const texts = tokens.map((token) => (token.kind === "literal" ? token.text : ""));
  const places = decimals.length + (percent === "" ? 0 : 2);
  return {
    before: texts.slice(0, before.length).join(""),
    after: texts.slice(tokens.length - after.length - percent.length).join("") + percent,
    thousands: whole.includes(","),
    decimals: decimals.length,
    hasWholeDigit: whole.endsWith("0"),
    factor: 10 ** places,
  };
}

function symbolOf(token: FormatToken): string {
  switch (token.kind) {
    case "literal":
      return "l";
    case "digit":
      return token.pad === "" ? "#" : token.pad;
    case "point":
      return ".";
    case "comma":
      return ",";
    case "percent":
      return "%";
    default:
      return "x";
  }
}
