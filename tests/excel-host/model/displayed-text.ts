import type { CellValue } from "./cell.ts";
import { partsOfSerial, type SerialParts } from "./serial-date.ts";

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

type Part = Readonly<{ kind: "literal" | "code"; text: string }>;

/** What a person sees in a cell of this value and number format. */
export function displayedText(value: CellValue, format: string): string {
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value === "string") return value;
  if (format === "General" || format === "@" || format === "") return generalText(value);
  const sections = splitSections(format);
  const section = sectionFor(value, sections);
  if (section.text.trim().toLowerCase() === "general") return generalText(value);
  const parts = partsOf(section.text);
  if (isDateFormat(parts)) return value < 0 ? "########" : dateText(value, parts);
  return numberText(section.dropsSign ? Math.abs(value) : value, parts);
}

/** At most eleven characters' worth of digits, as in a column of ordinary width. */
function generalText(value: number): string {
  if (value !== 0 && (Math.abs(value) >= 1e11 || Math.abs(value) < 1e-9)) {
    return value
      .toExponential(5)
      .replace(/\.?0+e/, "E")
      .replace(/e/, "E")
      .replace(/E([-+])(\d)$/, "E$10$2");
  }
  return String(Number(value.toPrecision(10)));
}

function splitSections(format: string): readonly string[] {
  const sections = [""];
  let isQuoted = false;
  for (let at = 0; at < format.length; at += 1) {
    const letter = format[at] ?? "";
    if (letter === '"') isQuoted = !isQuoted;
    if (letter === ";" && !isQuoted) sections.push("");
    else sections[sections.length - 1] += letter;
  }
  return sections;
}

function sectionFor(
  value: number,
  sections: readonly string[],
): Readonly<{ text: string; dropsSign: boolean }> {
  const [positive = "General", negative, zero] = sections;
  if (value < 0 && negative !== undefined) return { text: negative, dropsSign: true };
  if (value === 0 && zero !== undefined) return { text: zero, dropsSign: false };
  return { text: positive, dropsSign: false };
}

const TOKENS =
  /"([^"]*)"|\\(.)|_(.)|\*.|\[\$([^\]-]*)[^\]]*\]|\[(h+|m+|s+)\]|\[[^\]]*\]|AM\/PM|y+|m+|d+|h+|s+|[0#?]|[.,%]|E[-+]|./gi;

function partsOf(section: string): readonly Part[] {
  const parts: Part[] = [];
  for (const match of section.matchAll(TOKENS)) {
    const [whole, quoted, escaped, spaced, currency, elapsed] = match;
    if (quoted !== undefined) parts.push({ kind: "literal", text: quoted });
    else if (escaped !== undefined) parts.push({ kind: "literal", text: escaped });
    else if (spaced !== undefined) parts.push({ kind: "literal", text: " " });
    else if (currency !== undefined) parts.push({ kind: "literal", text: currency });
    else if (elapsed !== undefined) parts.push({ kind: "code", text: elapsed });
    else if (whole.startsWith("*") || whole.startsWith("[")) continue;
    else if (/^(am\/pm|[ymdhs]+|[0#?.,%]|e[-+])$/i.test(whole)) {
      parts.push({ kind: "code", text: whole });
    } else parts.push({ kind: "literal", text: whole });
  }
  return parts;
}

function isDateFormat(parts: readonly Part[]): boolean {
  return parts.some((part) => part.kind === "code" && /^[ymdhs]/i.test(part.text));
}

function dateText(serial: number, parts: readonly Part[]): string {
  const day = partsOfSerial(serial);
  const isTwelveHour = parts.some((part) => /^am\/pm$/i.test(part.text) && part.kind === "code");
  return parts
    .map((part, at) => {
      if (part.kind === "literal") return part.text;
      return datePartText(day, part.text.toLowerCase(), {
        isTwelveHour,
        isMinutes: isMinutes(parts, at),
      });
    })
    .join("");
}

/** "m" after hours or before seconds is minutes, anywhere else months. */
function isMinutes(parts: readonly Part[], at: number): boolean {
  const codes = parts.map((part) => (part.kind === "code" ? part.text.toLowerCase() : ""));
  const before = codes.slice(0, at).findLast((code) => /^[ymdhs]/.test(code));
  const after = codes.slice(at + 1).find((code) => /^[ymdhs]/.test(code));
  return (before?.startsWith("h") ?? false) || (after?.startsWith("s") ?? false);
}

function datePartText(
  day: SerialParts,
  code: string,
  how: Readonly<{ isTwelveHour: boolean; isMinutes: boolean }>,
): string {
  const padded = (value: number) => String(value).padStart(Math.min(code.length, 2), "0");
  switch (code[0]) {
    case "y":
      return code.length <= 2 ? String(day.year % 100).padStart(2, "0") : String(day.year);
    case "m":
      return how.isMinutes ? padded(day.minutes) : monthText(day.month, code.length);
    case "d":
      if (code.length <= 2) return padded(day.day);
      return (WEEKDAYS[day.weekday] ?? "").slice(0, code.length === 3 ? 3 : undefined);
    case "h":
      return padded(how.isTwelveHour ? ((day.hours + 11) % 12) + 1 : day.hours);
    case "s":
      return padded(day.seconds);
    case "a":
      return day.hours < 12 ? "AM" : "PM";
    default:
      return code;
  }
}

function monthText(month: number, letters: number): string {
  const name = MONTHS[month - 1] ?? "";
  if (letters <= 2) return String(month).padStart(letters, "0");
  if (letters === 3) return name.slice(0, 3);
  return letters === 5 ? name.slice(0, 1) : name;
}

function numberText(value: number, parts: readonly Part[]): string {
  const codes = parts.filter((part) => part.kind === "code").map((part) => part.text);
  const isDigit = (text: string) => /^[0#?]$/.test(text);
  if (!codes.some(isDigit)) {
    const literal = parts.map((part) => (part.kind === "literal" ? part.text : "")).join("");
    return value < 0 ? `-${literal}` : literal;
  }
  const point = codes.indexOf(".");
  const wholeCodes = point < 0 ? codes : codes.slice(0, point);
  const fractionCodes = point < 0 ? [] : codes.slice(point + 1).filter(isDigit);
  const lastDigit = codes.findLastIndex(isDigit);
  const scale = codes.slice(lastDigit + 1).filter((code) => code === ",").length;
  const grouped = wholeCodes.slice(0, wholeCodes.findLastIndex(isDigit)).includes(",");
  const percents = codes.filter((code) => code === "%").length;
  const scaled = (Math.abs(value) * 100 ** percents) / 1000 ** scale;
  const rounded = roundHalfUp(scaled, fractionCodes.length);
  const [whole = "0", fraction = ""] = rounded.split(".");
  const digits = groupedDigits(whole, wholeCodes.filter((code) => code === "0").length, grouped);
  const kept = fractionCodes.lastIndexOf("0") + 1;
  let shownFraction = fraction;
  while (shownFraction.length > kept && shownFraction.endsWith("0")) {
    shownFraction = shownFraction.slice(0, -1);
  }
  const number = shownFraction === "" ? digits : `${digits}.${shownFraction}`;
  const isNegative = value < 0 && Number(rounded) !== 0;
  return (isNegative ? "-" : "") + placed(number, parts);
}

/** Binary fractions such as 1.005 round as the decimal a person sees. */
function roundHalfUp(value: number, decimals: number): string {
  if (value >= 1e15 || value < 1e-6) return value.toFixed(decimals);
  return Number(
    `${Math.round(Number(`${value.toPrecision(15)}e${decimals}`))}e-${decimals}`,
  ).toFixed(decimals);
}

function groupedDigits(whole: string, least: number, grouped: boolean): string {
  const digits = (whole === "0" ? "" : whole).padStart(least, "0");
  return grouped ? digits.replace(/\B(?=(\d{3})+$)/g, ",") : digits;
}

/** The literals stand where they stood around the block of digits. */
function placed(number: string, parts: readonly Part[]): string {
  const isNumeric = (part: Part) => part.kind === "code" && /^[0#?.,]$/.test(part.text);
  const first = parts.findIndex(isNumeric);
  const last = parts.findLastIndex(isNumeric);
  const literal = (part: Part) => (isNumeric(part) ? "" : part.text);
  return (
    parts.slice(0, first).map(literal).join("") +
    number +
    parts
      .slice(last + 1)
      .map(literal)
      .join("")
  );
}
