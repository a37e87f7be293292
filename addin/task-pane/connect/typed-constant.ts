import type { Field, FieldValue } from "../../../shared/registers/field.ts";
import { isoDay } from "../../../shared/values/calendar-date.ts";
import { FinancialYear, financialYearFrom } from "../../../shared/values/financial-year.ts";
import { pence } from "../../../shared/values/pence.ts";

/** How a person answers for a field; null where only a column can. */
export type ConstantInput = "year" | "choice" | "text" | "date" | "money" | null;

export function constantInputOf(field: Field | undefined): ConstantInput {
  switch (field?.type.kind) {
    case "financial-year":
      return "year";
    case "choice":
    case "vocabulary":
    case "yes-no":
      return "choice";
    case "text":
    case "reference":
      return "text";
    case "date":
      return "date";
    case "money":
      return "money";
    default:
      return null;
  }
}

/**
 * Reads an answer to a single question; null where it cannot be read. Far plainer than a cell:
 * the person is asked in words and sees at once whether it was understood.
 */
export function readConstant(field: Field, text: string): FieldValue {
  const trimmed = text.trim();
  if (trimmed === "") return null;
  switch (field.type.kind) {
    case "financial-year":
      return readYear(trimmed);
    case "date":
      return readDay(trimmed);
    case "money":
      return readPounds(trimmed);
    case "yes-no":
      return trimmed === "yes";
    case "reference":
      return { id: null, text: trimmed };
    default:
      return trimmed;
  }
}

function readYear(text: string): FinancialYear | null {
  const [, century, first, second] =
    /^(\d{2})?(\d{2})\s*[/-]\s*(?:\d{2})?(\d{2})$/.exec(text) ?? [];
  if (first === undefined || second === undefined) return null;
  const year = financialYearFrom(Number(`${century ?? "20"}${first}`));
  return FinancialYear.parse(year).endsWith(second) ? year : null;
}

function readDay(text: string): FieldValue {
  const [, day, month, year] = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text) ?? [];
  if (day === undefined || month === undefined || year === undefined) return null;
  try {
    return isoDay(Number(year), Number(month), Number(day));
  } catch {
    // There is no such day, as 31/02/2026.
    return null;
  }
}

function readPounds(text: string): FieldValue {
  const plain = text.replace(/[£,\s]/g, "");
  if (!/^-?\d+(\.\d{1,2})?$/.test(plain)) return null;
  return pence(Math.round(Number(plain) * 100));
}
