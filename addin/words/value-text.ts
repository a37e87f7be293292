import { entriesOf, type Framework } from "../../shared/framework/framework.ts";
import type {
  Field,
  FieldValue,
  ValueOfKind,
  VocabularyKey,
} from "../../shared/registers/field.ts";
import { formatDate } from "../../shared/values/calendar-date.ts";
import { formatPounds } from "../../shared/values/pence.ts";
import { unreachable } from "../../shared/values/result.ts";
import { formatTerm } from "../../shared/values/term.ts";
import type { Words } from "./en.ts";

/** A value as people write it; empty text where nothing is known. */
export function valueText(
  value: FieldValue,
  field: Field | undefined,
  framework: Framework,
  words: Words,
): string {
  if (value === null) return "";
  if (field === undefined) return typeof value === "object" ? JSON.stringify(value) : String(value);

  const { type } = field;
  switch (type.kind) {
    case "text":
    case "financial-year":
      return String(value);
    case "text-list":
      return words.common.list(of<"text-list">(value));
    case "money":
      return formatPounds(of<"money">(value));
    case "date":
      return formatDate(of<"date">(value));
    case "term":
      return formatTerm(of<"term">(value));
    case "percent":
      return `${value}%`;
    case "count":
      return words.common.number(of<"count">(value));
    case "yes-no":
      return value === true ? words.common.yes : words.common.no;
    case "choice":
      return type.choices.find(({ key }) => key === value)?.label ?? String(value);
    case "vocabulary":
      return wordOf(String(value), type.vocabulary, framework);
    case "vocabulary-list":
      return words.common.list(
        of<"vocabulary-list">(value).map((key) => wordOf(key, type.vocabulary, framework)),
      );
    case "reference":
      return of<"reference">(value).text;
    case "reference-list":
      return words.common.list(of<"reference-list">(value).map(({ text }) => text));
    case "extension-options":
      return words.common.list(
        of<"extension-options">(value).map(
          ({ length, state }) => `${formatTerm(length)}${state === "unused" ? "" : ` (${state})`}`,
        ),
      );
    case "break-clause": {
      const { from, notice } = of<"break-clause">(value);
      return words.common.list(
        [from === null ? "" : formatDate(from), notice === null ? "" : formatTerm(notice)].filter(
          (part) => part !== "",
        ),
      );
    }
    case "contributions":
      return words.common.list(
        of<"contributions">(value).map(
          ({ partner, amount }) => `${partner} ${formatPounds(amount)}`,
        ),
      );
    default:
      return unreachable(type);
  }
}

/** The server parsed every value by its field's type before it kept it. */
function of<Kind extends keyof ValueOfKind>(value: FieldValue): ValueOfKind[Kind] {
  return value as ValueOfKind[Kind];
}

function wordOf(key: string, vocabulary: VocabularyKey, framework: Framework): string {
  return entriesOf(framework, vocabulary).find((entry) => entry.key === key)?.label ?? key;
}
