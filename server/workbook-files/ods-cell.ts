import type { RawCell } from "../../shared/reading/raw-sheet.ts";
import { attribute, type XmlAttributes } from "./read-xml.ts";
import { serialOf } from "./show-date.ts";

/** A cell of an OpenDocument sheet as one of ours; null where it holds nothing. */
export function odsCell(
  attributes: XmlAttributes,
  shown: string,
  format: string | null,
): RawCell | null {
  const formula = formulaOf(attribute(attributes, "formula"));
  const cell = (value: RawCell["value"], own: string, isError = false): RawCell => ({
    value,
    isError,
    format: format ?? own,
    text: shown,
    formula,
  });
  // Errors are called texts by the standard, and errors by LibreOffice beside it.
  if (/^(#(REF|DIV\/0|VALUE|NAME|N\/A|NUM|NULL)[!?]?|Err:\d+)$/.test(shown) && formula !== null) {
    return cell(shown, "General", true);
  }
  switch (attribute(attributes, "value-type")) {
    case "float":
      return numberCell(attributes, (value) => cell(value, "General"));
    case "percentage":
      return numberCell(attributes, (value) => cell(value, "0.00%"));
    case "currency":
      return numberCell(attributes, (value) => cell(value, currencyFormat(attributes)));
    case "boolean":
      return cell(attribute(attributes, "boolean-value") === "true", "General");
    case "date":
      return dateCell(attribute(attributes, "date-value") ?? "", cell);
    case "time":
      return timeCell(attribute(attributes, "time-value") ?? "", cell);
    default: {
      const text = attribute(attributes, "string-value") ?? shown;
      if (text !== "") return { ...cell(text, "General"), text: shown === "" ? text : shown };
      if (formula === null) return null;
      // A formula of the type text has come to no text; one of no type has not been worked out.
      const isText = attribute(attributes, "value-type") === "string";
      return cell(isText ? "" : null, "General");
    }
  }
}

type Make = (value: number, format: string) => RawCell;

function numberCell(attributes: XmlAttributes, make: (value: number) => RawCell): RawCell | null {
  const text = attribute(attributes, "value") ?? "";
  const value = Number(text);
  return text === "" || !Number.isFinite(value) ? null : make(value);
}

function currencyFormat(attributes: XmlAttributes): string {
  const currency = attribute(attributes, "currency") ?? "GBP";
  return currency === "GBP" ? '"£"#,##0.00' : `[$${currency}] #,##0.00`;
}

function dateCell(text: string, make: Make): RawCell | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d):(\d\d(?:\.\d+)?))?/.exec(text);
  if (match === null) return null;
  const [, year, month, day, hours = "0", minutes = "0", seconds = "0"] = match;
  const time = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) / 86_400;
  const serial = serialOf(Number(year), Number(month), Number(day), false) + time;
  return make(serial, time === 0 ? "dd/mm/yyyy" : "dd/mm/yyyy hh:mm");
}

function timeCell(text: string, make: Make): RawCell | null {
  const match = /^PT(\d+)H(\d+)M(\d+(?:\.\d+)?)S$/.exec(text);
  if (match === null) return null;
  const [, hours, minutes, seconds] = match;
  const days = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) / 86_400;
  return make(days, "hh:mm:ss");
}

/** "of:=SUM([.B2:.B3])" is Excel's "=SUM(B2:B3)". */
function formulaOf(text: string | undefined): string | null {
  if (text === undefined) return null;
  return text
    .replace(/^(?:of|oooc|msoxl):/, "")
    .replace(/\[([^\]]*)\]/g, (_, place: string) =>
      place.replace(/(^|:)\.?/g, "$1").replace(/^(\$?[^.:]+)\.(?=\$?[A-Z])/, "$1!"),
    );
}
