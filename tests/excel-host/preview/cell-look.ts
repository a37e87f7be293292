import { containsCell } from "../model/area.ts";
import { type Cell, isErrorValue } from "../model/cell.ts";
import type { ConditionalFormat } from "../model/conditional-format.ts";
import { displayedText } from "../model/displayed-text.ts";
import { valueOfFormula } from "../model/formula/recalculate.ts";
import { copiedFormula } from "../model/formula/rewrite.ts";
import { partsOfSerial } from "../model/serial-date.ts";
import type { Sheet } from "../model/sheet.ts";
import type { Workbook } from "../model/workbook.ts";

export type CellLook = Readonly<{
  text: string;
  classes: readonly string[];
  fill: string | null;
  color: string | null;
}>;

/** How a cell shows: its text, what of a table it is, and the rules that colour it. */
export function cellLook(workbook: Workbook, sheet: Sheet, row: number, column: number): CellLook {
  const cell = sheet.cell(row, column);
  const classes = [...alignment(cell), ...tablePart(workbook, sheet, row, column)];
  const rule = ruleFor(workbook, sheet, row, column);
  if (cell.style.bold || rule?.bold === true) classes.push("bold");
  const fill = rule?.fill ?? cell.style.fill;
  if (fill !== null) classes.push("painted");
  return {
    text: displayedText(cell.value, cell.style.numberFormat),
    classes,
    fill,
    color: rule?.fontColor ?? cell.style.fontColor,
  };
}

/** What stands in the formula bar: what a person would type to get this cell. */
export function editableText(cell: Cell): string {
  if (cell.formula !== null) return cell.formula;
  if (typeof cell.value === "number" && /[dmy]/i.test(dateLetters(cell.style.numberFormat))) {
    const { year, month, day } = partsOfSerial(cell.value);
    const padded = (number: number) => String(number).padStart(2, "0");
    return `${padded(day)}/${padded(month)}/${year}`;
  }
  if (typeof cell.value === "number" && cell.style.numberFormat.endsWith("%")) {
    return `${Number((cell.value * 100).toPrecision(12))}%`;
  }
  return displayedText(cell.value, "General");
}

function dateLetters(format: string): string {
  return format.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]|General/g, "");
}

function alignment(cell: Cell): readonly string[] {
  const { horizontalAlignment } = cell.style;
  if (horizontalAlignment === "Center" || horizontalAlignment === "Right") {
    return [horizontalAlignment === "Center" ? "centred" : "number"];
  }
  if (horizontalAlignment === "Left") return [];
  if (typeof cell.value === "number") return ["number"];
  return typeof cell.value === "boolean" || isErrorValue(cell.value) ? ["centred"] : [];
}

function tablePart(
  workbook: Workbook,
  sheet: Sheet,
  row: number,
  column: number,
): readonly string[] {
  const table = workbook.tablesOn(sheet).find(({ area }) => containsCell(area, row, column));
  if (table === undefined) return [];
  if (table.showHeaders && row === table.area.row) return ["table-head"];
  if (table.showTotals && row === table.area.row + table.area.rows - 1) return ["table-total"];
  return table.showBandedRows && (row - table.bodyArea().row) % 2 === 0 ? ["table-band"] : [];
}

/** The first rule that holds; only formulas are worked out here. */
function ruleFor(
  workbook: Workbook,
  sheet: Sheet,
  row: number,
  column: number,
): ConditionalFormat | undefined {
  return sheet.conditionalFormats.find(({ area, type, formula }) => {
    if (type !== "Custom" || formula === "" || !containsCell(area, row, column)) return false;
    const here = copiedFormula(formula, row - area.row, column - area.column);
    return valueOfFormula(workbook, { sheet, row, column }, here) === true;
  });
}
