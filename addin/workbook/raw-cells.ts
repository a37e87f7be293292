import { EMPTY_CELL, type RawCell } from "../../shared/reading/raw-sheet.ts";
import { needsApostrophe } from "../../shared/registers/format-value.ts";
import type { CellContent } from "./workbook.ts";

/** The properties of a range that a raw cell is made from. */
export const CELL_PROPERTIES = "values, formulas, text, numberFormat";

type LoadedCells = Pick<Excel.Range, "values" | "formulas" | "text" | "numberFormat">;

/** The cells of a loaded range, row by row. */
export function rawCellsOf(range: LoadedCells): RawCell[][] {
  return range.values.map((line, row) =>
    line.map((value, column) =>
      rawCell(
        value,
        range.formulas[row]?.[column],
        range.text[row]?.[column] ?? "",
        range.numberFormat[row]?.[column],
      ),
    ),
  );
}

function rawCell(value: unknown, formula: unknown, text: string, format: unknown): RawCell {
  const known = isCellValue(value) ? value : null;
  const isFormula = looksLikeFormula(formula, known);
  if (!isFormula && (known === "" || known === null) && format === "General") return EMPTY_CELL;
  return {
    value: known === "" && !isFormula ? null : known,
    isError: typeof known === "string" && ERROR_VALUE.test(known),
    format: typeof format === "string" && format !== "" ? format : "General",
    text,
    formula: isFormula ? String(formula) : null,
  };
}

/**
 * What would have to be written into a cell for it to hold again what it holds; also what two
 * readings of a cell are compared by, so that a recalculation is no change of it.
 */
export function contentOf(cell: RawCell): CellContent {
  return cell.formula ?? cell.value;
}

/**
 * Text as it must be written to arrive as text: Excel would make a formula, a number, a date or a
 * truth value of some, and a leading apostrophe says that it is none. A cell formatted as text
 * takes everything as it stands.
 */
export function writtenContent(content: CellContent, format: string): string | number | boolean {
  if (content === null) return "";
  if (typeof content !== "string" || format === "@") return content;
  return needsApostrophe(content) || content.startsWith("#") ? `'${content}` : content;
}

function looksLikeFormula(formula: unknown, value: RawCell["value"]): boolean {
  // Text that begins with "=" reads the same as value and as formula; a formula never does.
  return typeof formula === "string" && formula.startsWith("=") && formula !== value;
}

function isCellValue(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

const ERROR_VALUE =
  /^#(REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|BUSY!|UNKNOWN!|GETTING_DATA|PYTHON!|EXTERNAL!)/;
