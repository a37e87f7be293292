import { unreachable } from "../values/result.ts";
import type { FieldType } from "./field.ts";
import { LONGEST_TEXT } from "./wire-value.ts";

/** What a field takes as JSON, for whoever sent something else. */
export function acceptedOnTheWire(type: FieldType): string {
  switch (type.kind) {
    case "text":
    case "vocabulary":
      return `text of at most ${LONGEST_TEXT.toLocaleString("en-GB")} characters`;
    case "text-list":
    case "vocabulary-list":
      return "a list of texts";
    case "money":
      return "whole pence";
    case "date":
      return "a day such as 2025-03-31, or a month such as 2025-03";
    case "financial-year":
      return "a financial year such as 2026/27";
    case "term":
      return "a term such as P36M, P8W or P30D";
    case "percent":
      return "a number of per cent";
    case "count":
      return "a whole number";
    case "yes-no":
      return "true or false";
    case "choice":
      return `one of: ${type.choices.map(({ key }) => key).join(", ")}`;
    case "reference":
      return "a reference: its text, and an id or null";
    case "reference-list":
      return "a list of references, each with its text, and an id or null";
    case "extension-options":
      return "a list of options, each with its length and state";
    case "break-clause":
      return "a break clause: its earliest date and its notice";
    case "contributions":
      return "a list of contributions, each with its partner and amount in pence";
    default:
      return unreachable(type);
  }
}
