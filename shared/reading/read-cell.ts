import type { FieldType, FieldValue } from "../registers/field.ts";
import { unreachable } from "../values/result.ts";
import { BLANK, type CellReading, type ReadingContext, seenIn, unread } from "./cell-reading.ts";
import type { KindReader } from "./kind-reader.ts";
import { isErrorText, NOT_AN_ERROR, WORKED_OUT } from "./plain-words.ts";
import type { RawCell } from "./raw-sheet.ts";
import { breakClauseReader } from "./read-break-clause.ts";
import { choiceReader, vocabularyReader } from "./read-choice.ts";
import { contributionsReader } from "./read-contributions.ts";
import { countReader } from "./read-count.ts";
import { dateReader } from "./read-date.ts";
import { extensionOptionsReader } from "./read-extension-options.ts";
import { financialYearReader } from "./read-financial-year.ts";
import { textListReader, vocabularyListReader } from "./read-list.ts";
import { moneyReader } from "./read-money.ts";
import { percentReader } from "./read-percent.ts";
import { referenceListReader, referenceReader } from "./read-reference.ts";
import { termReader } from "./read-term.ts";
import { textReader } from "./read-text.ts";
import { yesNoReader } from "./read-yes-no.ts";

/** A column of a hundred thousand rows repeats itself; more texts than this are not worth keeping. */
const MOST_TEXTS_KEPT = 20_000;
const LONGEST_TEXT_KEPT = 120;

export type CellReader = (cell: RawCell) => CellReading;

/** Reads one cell. For a column, make its reader once with `cellReader`. */
export function readCell(cell: RawCell, type: FieldType, context: ReadingContext): CellReading {
  return cellReader(type, context)(cell);
}

/** The reader of one column: what its type and context decide is worked out once. */
export function cellReader(type: FieldType, context: ReadingContext): CellReader {
  const reader = kindReader(type, context);
  const texts = new Map<string, CellReading>();

  const readText = (text: string): CellReading => {
    if (text.length > LONGEST_TEXT_KEPT) return reader.text(text);
    const before = texts.get(text);
    if (before !== undefined) return before;
    const reading = isErrorText(text) ? unread(text, NOT_AN_ERROR) : reader.text(text);
    if (texts.size < MOST_TEXTS_KEPT) texts.set(text, reading);
    return reading;
  };

  return (cell) => {
    const { value, formula } = cell;
    if (value === null) return formula === null ? BLANK : unread(formula, WORKED_OUT);
    if (cell.isError) return unread(seenIn(cell), NOT_AN_ERROR);
    if (typeof value === "string") return readText(value);
    if (typeof value === "number") return reader.number(value, cell);
    return reader.truth?.(value) ?? unread(seenIn(cell), reader.accepted);
  };
}

/** What a field's cells may hold, for the person who fills them. */
export function acceptedBy(type: FieldType, context: ReadingContext): string {
  return kindReader(type, context).accepted;
}

function kindReader(type: FieldType, context: ReadingContext): KindReader<FieldValue> {
  switch (type.kind) {
    case "text":
      return textReader;
    case "text-list":
      return textListReader();
    case "money":
      return moneyReader(context);
    case "date":
      return dateReader(context);
    case "financial-year":
      return financialYearReader(context);
    case "term":
      return termReader(context);
    case "percent":
      return percentReader;
    case "count":
      return countReader;
    case "yes-no":
      return yesNoReader;
    case "choice":
      return choiceReader(type.choices);
    case "vocabulary":
      return vocabularyReader(type.vocabulary, context);
    case "vocabulary-list":
      return vocabularyListReader(type.vocabulary, context);
    case "reference":
      return referenceReader;
    case "reference-list":
      return referenceListReader(type.to, context);
    case "extension-options":
      return extensionOptionsReader(context);
    case "break-clause":
      return breakClauseReader(context);
    case "contributions":
      return contributionsReader(context);
    default:
      return unreachable(type);
  }
}
