import { fifteenDigits, generalText, roundedDigits } from "./decimal-digits.ts";
import type { FormatSection, FormatToken, NumberFormat } from "./parse-number-format.ts";
import { showDate } from "./show-date.ts";
import { plainLayoutOf, showPlain } from "./show-plain-number.ts";

/** What a cell shows for a number under a format. */
export function showNumber(value: number, format: NumberFormat, date1904: boolean): string {
  const { section, magnitudeOnly } = sectionFor(value, format.sections);
  if (section.tokens.length === 0) return "";
  if (section.isDate) return showDate(value, section.tokens, date1904);
  const shown = magnitudeOnly ? Math.abs(value) : value;
  const general = section.tokens.find(({ kind }) => kind === "general");
  if (general !== undefined) {
    return section.tokens
      .map((token) => (token.kind === "general" ? generalText(shown) : literalText(token)))
      .join("");
  }
  return showDigits(shown, section.tokens);
}

/** What a cell shows for a text: the fourth section, or any section with "@" where it is alone. */
export function showText(text: string, format: NumberFormat): string {
  const section = format.sections[3] ?? format.sections.find(hasTextToken);
  if (section === undefined) return text;
  return section.tokens
    .map((token) => (token.kind === "text" ? text : literalText(token)))
    .join("");
}

function hasTextToken(section: FormatSection): boolean {
  return section.tokens.some(({ kind }) => kind === "text");
}

type ChosenSection = Readonly<{ section: FormatSection; magnitudeOnly: boolean }>;

const GENERAL: ChosenSection = {
  section: { tokens: [{ kind: "general" }], condition: null, isDate: false },
  magnitudeOnly: false,
};

/** Conditions first, else the places positive, negative and zero; a section for negatives says its own sign. */
function sectionFor(value: number, sections: readonly FormatSection[]): ChosenSection {
  const numbers = sections.slice(0, 3).filter((section) => !onlyText(section));
  const [first, second, third] = numbers;
  if (first === undefined) return GENERAL;
  if (numbers.some(({ condition }) => condition !== null)) {
    const matching = numbers.find(({ condition }) => condition === null || holds(value, condition));
    if (matching === undefined) return GENERAL;
    return { section: matching, magnitudeOnly: value < 0 && matching !== first };
  }
  if (value < 0 && second !== undefined) return { section: second, magnitudeOnly: true };
  if (value === 0 && third !== undefined) return { section: third, magnitudeOnly: false };
  return { section: first, magnitudeOnly: false };
}

function onlyText(section: FormatSection): boolean {
  return hasTextToken(section) && !section.tokens.some(({ kind }) => kind === "digit");
}

function holds(value: number, condition: { operator: string; value: number }): boolean {
  switch (condition.operator) {
    case "<":
      return value < condition.value;
    case ">":
      return value > condition.value;
    case "<=":
      return value <= condition.value;
    case ">=":
      return value >= condition.value;
    case "<>":
      return value !== condition.value;
    default:
      return value === condition.value;
  }
}

function literalText(token: FormatToken): string {
  switch (token.kind) {
    case "literal":
      return token.text;
    case "percent":
      return "%";
    case "slash":
      return "/";
    case "point":
      return ".";
    case "comma":
      return ",";
    default:
      return "";
  }
}

function showDigits(value: number, tokens: readonly FormatToken[]): string {
  const exponentAt = tokens.findIndex(({ kind }) => kind === "exponent");
  if (exponentAt >= 0) return showExponent(value, tokens, exponentAt);
  if (!tokens.some(({ kind }) => kind === "digit")) {
    return (value < 0 ? "-" : "") + tokens.map(literalText).join("");
  }
  // A fraction such as "# ?/?" has digits on both sides of a slash; its value is shown as General.
  if (isFraction(tokens)) return generalText(value);
  const plain = plainLayoutOf(tokens);
  const quick = plain === null ? null : showPlain(value, plain);
  if (quick !== null) return quick;
  const layout = layOut(tokens);
  const percents = tokens.filter(({ kind }) => kind === "percent").length;
  const magnitude = (Math.abs(value) * 100 ** percents) / 1000 ** layout.scalingCommas;
  // The largest numbers there are cannot be multiplied for per cent.
  if (!Number.isFinite(magnitude)) return generalText(value);
  const { whole, fraction } = roundedDigits(magnitude, layout.decimals);
  const isZero = whole === "" && /^0*$/.test(fraction);
  const sign = value < 0 && !isZero ? "-" : "";
  return sign + fillDigits(tokens, layout, whole, fraction);
}

function isFraction(tokens: readonly FormatToken[]): boolean {
  const slash = tokens.findIndex(({ kind }) => kind === "slash");
  if (slash <= 0) return false;
  return tokens[slash - 1]?.kind === "digit" && tokens[slash + 1]?.kind === "digit";
}

type Layout = Readonly<{
  /** Index of the decimal point, or the end of the tokens. */
  pointAt: number;
  decimals: number;
  wholeDigits: number;
  thousands: boolean;
  scalingCommas: number;
}>;

function layOut(tokens: readonly FormatToken[]): Layout {
  const point = tokens.findIndex(({ kind }) => kind === "point");
  const pointAt = point < 0 ? tokens.length : point;
  const digitsIn = (part: readonly FormatToken[]) =>
    part.filter(({ kind }) => kind === "digit").length;
  const lastDigit = tokens.findLastIndex(({ kind }) => kind === "digit");
  const lastWholeDigit = tokens.slice(0, pointAt).findLastIndex(({ kind }) => kind === "digit");
  const firstDigit = tokens.findIndex(({ kind }) => kind === "digit");
  let scalingCommas = 0;
  for (const end of new Set([lastDigit, lastWholeDigit])) {
    for (let at = end + 1; end >= 0 && tokens[at]?.kind === "comma"; at++) scalingCommas++;
  }
  const thousands = tokens.some(
    ({ kind }, at) => kind === "comma" && at > firstDigit && at < lastWholeDigit,
  );
  return {
    pointAt,
    decimals: digitsIn(tokens.slice(pointAt)),
    wholeDigits: digitsIn(tokens.slice(0, pointAt)),
    thousands,
    scalingCommas,
  };
}

function fillDigits(
  tokens: readonly FormatToken[],
  layout: Layout,
  whole: string,
  fraction: string,
): string {
  const pads = tokens.flatMap((token) => (token.kind === "digit" ? [token.pad] : []));
  let placesLeft = layout.wholeDigits;
  let fractionAt = 0;
  let pendingPoint = false;
  let text = "";
  let started = false;
  tokens.forEach((token, at) => {
    if (token.kind === "digit" && at < layout.pointAt) {
      // The leftmost placeholder takes all the digits that have no place of their own.
      const from = started ? whole.length - placesLeft : 0;
      const piece =
        placesLeft > whole.length ? "" : whole.slice(from, whole.length - placesLeft + 1);
      const shown = piece === "" ? padding(token.pad) : piece;
      text += layout.thousands
        ? withThousands(shown, placesLeft, piece !== "" || token.pad === "0")
        : shown;
      started = true;
      placesLeft--;
    } else if (token.kind === "digit") {
      const digit = fraction.charAt(fractionAt);
      const restIsZero = /^0*$/.test(fraction.slice(fractionAt));
      const needed = pads.slice(layout.wholeDigits + fractionAt).some((pad) => pad === "0");
      const shown = restIsZero && !needed ? padding(token.pad) : digit;
      if (pendingPoint && shown !== "") {
        text += ".";
        pendingPoint = false;
      }
      text += shown;
      fractionAt++;
    } else if (token.kind === "point") {
      if (layout.wholeDigits === 0) text += whole;
      // Excel keeps the point of "0.##" even where no digit follows.
      text += ".";
    } else if (token.kind !== "comma") {
      text += literalText(token);
    }
  });
  return text;
}

function padding(pad: "0" | "?" | ""): string {
  return pad === "?" ? " " : pad;
}

/** Puts a comma after each digit that stands a multiple of three places from the point. */
function withThousands(piece: string, placesLeft: number, isDigit: boolean): string {
  if (!isDigit) return piece;
  let text = "";
  for (let index = 0; index < piece.length; index++) {
    const place = placesLeft - 1 + (piece.length - 1 - index);
    text += piece.charAt(index);
    if (place > 0 && place % 3 === 0) text += ",";
  }
  return text;
}

function showExponent(value: number, tokens: readonly FormatToken[], exponentAt: number): string {
  const mantissaTokens = tokens.slice(0, exponentAt);
  const layout = layOut(mantissaTokens);
  const magnitude = Math.abs(value);
  // Beyond these, dividing by the power of ten has no digits left to show.
  if (magnitude !== 0 && (magnitude < 1e-300 || magnitude > 1e300)) return generalText(value);
  const digitsBefore = Math.max(1, layout.wholeDigits);
  let power = magnitude === 0 ? 0 : fifteenDigits(magnitude).exponent;
  power = digitsBefore === 1 ? power : Math.floor(power / digitsBefore) * digitsBefore;
  let mantissa = roundedDigits(magnitude / 10 ** power, layout.decimals);
  if (mantissa.whole.length > digitsBefore) {
    power += digitsBefore;
    mantissa = roundedDigits(magnitude / 10 ** power, layout.decimals);
  }
  const exponentToken = tokens[exponentAt];
  const plus = exponentToken?.kind === "exponent" && exponentToken.plus;
  const after = tokens.slice(exponentAt + 1);
  const width = after.filter(({ kind }) => kind === "digit").length;
  const sign = power < 0 ? "-" : plus ? "+" : "";
  const tail = after.map(literalText).join("");
  return (
    (value < 0 ? "-" : "") +
    fillDigits(mantissaTokens, layout, mantissa.whole, mantissa.fraction) +
    `E${sign}${String(Math.abs(power)).padStart(width, "0")}${tail}`
  );
}
