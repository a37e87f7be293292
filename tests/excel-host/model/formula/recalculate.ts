import { type Area, containsCell, intersection } from "../area.ts";
import type { CellValue } from "../cell.ts";
import type { Sheet } from "../sheet.ts";
import type { Table } from "../table.ts";
import type { Workbook } from "../workbook.ts";
import { evaluate } from "./evaluate.ts";
import { formulaColumns } from "./formula-cells.ts";
import { UnknownFormula } from "./formula-error.ts";
import type { Matrix } from "./operands.ts";
import { areaOf } from "./rewrite.ts";
import { type StructuredReference, tokensOf } from "./tokens.ts";

type Place = Readonly<{ sheet: Sheet; row: number; column: number }>;

/** Works out every formula afresh and returns the sheets where a value came out otherwise. */
export function recalculate(workbook: Workbook): readonly Sheet[] {
  const calculation = new Calculation(workbook);
  const changed = new Set<Sheet>();
  for (const sheet of workbook.sheets) {
    sheet.rows.forEach((cells, row) => {
      for (const column of formulaColumns(cells)) {
        const value = calculation.valueAt({ sheet, row, column });
        const cell = sheet.cell(row, column);
        if (cell.value === value) continue;
        sheet.setCell(row, column, { ...cell, value });
        changed.add(sheet);
      }
    });
  }
  return [...changed];
}

/** What a formula would come to at a place, such as a conditional format's rule. */
export function valueOfFormula(
  workbook: Workbook,
  place: Place,
  formula: string,
): CellValue | null {
  try {
    return new Calculation(workbook).worth(place, formula);
  } catch (error) {
    if (error instanceof UnknownFormula) return null;
    throw error;
  }
}

export function tableAt(
  workbook: Workbook,
  sheet: Sheet,
  row: number,
  column: number,
): Table | undefined {
  return workbook.tablesOn(sheet).find((table) => containsCell(table.area, row, column));
}

class Calculation {
  readonly #workbook: Workbook;
  readonly #done = new Map<string, CellValue>();
  readonly #underWay = new Set<string>();

  constructor(workbook: Workbook) {
    this.#workbook = workbook;
  }

  valueAt(place: Place): CellValue {
    const cell = place.sheet.cell(place.row, place.column);
    if (cell.formula === null) return cell.value;
    const key = `${place.sheet.id}|${place.row}|${place.column}`;
    const known = this.#done.get(key);
    if (known !== undefined) return known;
    // A cell that depends on itself comes to 0, as Excel leaves it after its warning.
    if (this.#underWay.has(key)) return 0;
    this.#underWay.add(key);
    const value = this.#workedOut(place, cell.formula, cell.value);
    this.#underWay.delete(key);
    this.#done.set(key, value);
    return value;
  }

  worth(place: Place, formula: string): CellValue {
    const value = evaluate(formula, {
      block: (sheet, area) => this.#block(place, sheet, area),
      structured: (reference) => this.#structured(place, reference),
      named: (name) => this.#named(place, name),
    });
    return value === "" && formula !== '=""' && isPlainReference(formula) ? 0 : value;
  }

  #workedOut(place: Place, formula: string, cached: CellValue): CellValue {
    try {
      return this.worth(place, formula);
    } catch (error) {
      if (error instanceof UnknownFormula) return cached;
      throw error;
    }
  }

  #block(place: Place, sheetName: string | null, area: Area): Matrix {
    const sheet = sheetName === null ? place.sheet : this.#workbook.sheet(sheetName);
    if (sheet === undefined) return { rows: [["#REF!"]] };
    return this.#values(sheet, area);
  }

  #values(sheet: Sheet, area: Area): Matrix {
    const isWhole = area.rows > sheet.rows.length || area.columns > 1_000;
    const part = isWhole ? (sheet.filledPart(area) ?? { ...area, rows: 1, columns: 1 }) : area;
    return {
      rows: Array.from({ length: part.rows }, (_, row) =>
        Array.from({ length: part.columns }, (_, column) =>
          this.valueAt({ sheet, row: part.row + row, column: part.column + column }),
        ),
      ),
    };
  }

  #structured(place: Place, reference: StructuredReference): Matrix | null {
    const table =
      reference.table === null
        ? tableAt(this.#workbook, place.sheet, place.row, place.column)
        : this.#workbook.table(reference.table);
    if (table === undefined) return null;
    const rows = partOf(table, reference.part, place);
    if (rows === null) return null;
    if (reference.column === null) return this.#values(table.sheet, rows);
    const column = table.columnNamed(reference.column);
    if (column === undefined) return null;
    const at = table.area.column + table.indexOfColumn(column.id);
    return this.#values(table.sheet, { ...rows, column: at, columns: 1 });
  }

  #named(place: Place, name: string): Matrix | null {
    const wanted = name.toLowerCase();
    const isNamed = (defined: { name: string }) => defined.name.toLowerCase() === wanted;
    const all = this.#workbook.names.filter(isNamed);
    const chosen =
      all.find(({ scope }) => scope === place.sheet) ?? all.find((one) => one.scope === null);
    const token = chosen === undefined ? undefined : tokensOf(chosen.formula)?.[0];
    if (token?.kind !== "reference") {
      const table = this.#workbook.table(name);
      return table === undefined ? null : this.#values(table.sheet, table.bodyArea());
    }
    return this.#block(place, token.reference.sheet, areaOf(token.reference));
  }
}

function partOf(table: Table, part: StructuredReference["part"], place: Place): Area | null {
  switch (part) {
    case "all":
      return table.area;
    case "headers":
      return table.headerArea();
    case "totals":
      return table.totalsArea();
    case "data":
      return table.bodyArea();
    case "this-row":
      return intersection(table.bodyArea(), {
        row: place.row,
        column: table.area.column,
        rows: 1,
        columns: table.area.columns,
      });
  }
}

/** "=A1" of an empty cell shows 0, not nothing. */
function isPlainReference(formula: string): boolean {
  const tokens = tokensOf(formula);
  return (
    tokens?.length === 1 && (tokens[0]?.kind === "reference" || tokens[0]?.kind === "structured")
  );
}
