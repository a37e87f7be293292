import { entriesOf, type Framework } from "../framework/framework.ts";
import {
  type CalendarDate,
  firstDayOf,
  formatDate,
  formatLongDate,
  isDay,
} from "../values/calendar-date.ts";
import { serialOfDay } from "../values/excel-serial.ts";
import { joinList, quoteItem } from "../values/list-text.ts";
import { meaningOfFormat } from "../values/number-format.ts";
import { formatPounds, type Pence } from "../values/pence.ts";
import { unreachable } from "../values/result.ts";
import { formatTerm, monthsIn, type Term } from "../values/term.ts";
import type {
  BreakClause,
  Contribution,
  ExtensionOption,
  FieldType,
  FieldValue,
  VocabularyKey,
} from "./field.ts";

/** What a cell is to hold, and how that reads in a sentence. */
export type CellContent = Readonly<{ value: string | number | boolean; text: string }>;

/** The cell it is for: what it already is decides how a value is best written into it. */
export type CellStyle = Readonly<{
  date1904: boolean;
  /** The cell's number format code, or null for a cell that is yet to be made. */
  format: string | null;
  /** 1,000 for a column in £000. */
  poundsEach: number;
  framework: Framework | null;
}>;

export const NEW_CELL: CellStyle = {
  date1904: false,
  format: null,
  poundsEach: 1,
  framework: null,
};

/** A value as a cell should hold it; reading the cell again gives the value back. */
export function formatValue(
  type: FieldType,
  value: FieldValue,
  style: CellStyle = NEW_CELL,
): CellContent {
  if (value === null) return asText("");
  // The value was read or parsed by this very type.
  switch (type.kind) {
    case "text":
    case "financial-year":
      return asText(String(value));
    case "text-list":
      return asText(joinList(value as readonly string[]));
    case "money":
      return moneyContent(value as Pence, style);
    case "date":
      return dateContent(value as CalendarDate, style);
    case "term":
      return asText(formatTerm(value as Term));
    case "percent":
      return percentContent(value as number, style);
    case "count":
      return { value: value as number, text: String(value) };
    case "yes-no":
      return asText(value === true ? "Yes" : "No");
    case "choice":
      return asText(type.choices.find(({ key }) => key === value)?.label ?? String(value));
    case "vocabulary":
      return asText(wordOf(String(value), type.vocabulary, style.framework));
    case "vocabulary-list":
      return asText(wordList(value as readonly string[], type.vocabulary, style.framework));
    case "reference":
      return asText((value as { text: string }).text);
    case "reference-list":
      return asText(joinList((value as readonly { text: string }[]).map(({ text }) => text)));
    case "extension-options":
      return asText(optionsText(value as readonly ExtensionOption[]));
    case "break-clause":
      return asText(breakText(value as BreakClause));
    case "contributions":
      return asText(contributionsText(value as readonly Contribution[]));
    default:
      return unreachable(type);
  }
}

/**
 * Whether Excel would take the text for a formula, a number, a date or TRUE if it were typed:
 * such a text is written with an apostrophe before it. When in doubt, yes: it is never seen.
 */
export function needsApostrophe(text: string): boolean {
  return (
    /^[=+\-@'£$€%(.\d]/.test(text) ||
    /^(?:true|false)$/i.test(text) ||
    /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i.test(text)
  );
}

function asText(text: string): CellContent {
  return { value: text, text };
}

function moneyContent(amount: Pence, { format, poundsEach }: CellStyle): CellContent {
  const shown = format === null ? 1 : meaningOfFormat(format).timesShown;
  const each = shown > 1 ? shown : poundsEach;
  return { value: amount / (100 * each), text: formatPounds(amount) };
}

/** A serial where the cell shows dates or is new; else words, for a bare serial says nothing. */
function dateContent(date: CalendarDate, { format, date1904 }: CellStyle): CellContent {
  const shown = format === null ? (isDay(date) ? "day" : "none") : meaningOfFormat(format).date;
  const text = formatDate(date);
  // A cell that shows only months keeps a month as its first day, so that day itself needs words.
  const isFirst = isDay(date) && date.endsWith("-01");
  const fits = isDay(date) ? shown === "day" || (shown === "month" && !isFirst) : shown === "month";
  const serial = fits ? serialOfDay(firstDayOf(date), date1904) : null;
  return { value: serial ?? formatLongDate(date), text };
}

function percentContent(points: number, { format }: CellStyle): CellContent {
  const text = `${points}%`;
  const shownAsPercent = format !== null && meaningOfFormat(format).percent;
  return { value: shownAsPercent ? Number((points / 100).toPrecision(15)) : text, text };
}

/** Words that are numbers stay so: people who write "1, 2" get "1, 2" back. */
function wordOf(key: string, vocabulary: VocabularyKey, framework: Framework | null): string {
  if (framework === null || /^\d+$/.test(key)) return key;
  return entriesOf(framework, vocabulary).find((entry) => entry.key === key)?.label ?? key;
}

function wordList(
  keys: readonly string[],
  vocabulary: VocabularyKey,
  framework: Framework | null,
): string {
  const words = keys.map((key) => wordOf(key, vocabulary, framework));
  if (words.every((word) => /^\d+$/.test(word))) return words.join(", ");
  // A word with a joint of its own would be taken apart at it.
  return words
    .map((word) => (/[&/+|,]|\band\b/i.test(word) ? `"${word.replaceAll('"', '""')}"` : word))
    .map((word) => (word.startsWith('"') ? word : quoteItem(word)))
    .join("; ");
}

function optionsText(options: readonly ExtensionOption[]): string {
  return options.length === 0 ? "None" : options.map(optionText).join("; ");
}

function optionText({ length, state, notice, exerciseBy, choice }: ExtensionOption): string {
  const said = [monthsText(length)];
  if (state !== "unused") said.push(state);
  if (notice !== null) said.push(`notice ${monthsText(notice)}`);
  if (exerciseBy !== null) said.push(`by ${exerciseBy}`);
  if (choice !== null) said.push(choice === "ours" ? "our choice" : "both agree");
  return said.join(" ");
}

/** Options are spoken of in months: "12 months used". */
function monthsText(term: Term): string {
  const months = monthsIn(term);
  return months === null ? formatTerm(term) : `${months} month${months === 1 ? "" : "s"}`;
}

function breakText({ from, notice }: BreakClause): string {
  if (from === null && notice === null) return "Yes";
  return [from, notice === null ? null : monthsText(notice)]
    .filter((part) => part !== null)
    .join(" ");
}

function contributionsText(contributions: readonly Contribution[]): string {
  return contributions
    .map(({ partner, amount }) => {
      const plainly = /^[\p{L}\p{N}][\p{L}\p{N} .&'()]*[\p{L}]$/u.test(partner);
      const name = plainly ? partner : `"${partner.replaceAll('"', '""')}"`;
      return `${name} ${formatPounds(amount)}`;
    })
    .join("; ");
}
