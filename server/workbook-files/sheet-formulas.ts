import type { Area } from "../../shared/reading/raw-sheet.ts";
import { readAreaAddress } from "./cell-address.ts";
import type { XmlAttributes } from "./read-xml.ts";
import { shiftFormula } from "./shift-formula.ts";

type Place = Readonly<{ row: number; column: number }>;

/** The formulas of a sheet that stand in more cells than the one that says them. */
export class SheetFormulas {
  readonly #shared = new Map<string, Place & Readonly<{ formula: string }>>();
  readonly #arrays: { area: Area; formula: string }[] = [];

  /** A cell that shares its formula has only a number; the first of them has the text. */
  formulaOf({ row, column }: Place, attributes: XmlAttributes, text: string): string {
    const shared = attributes.t === "shared" ? attributes.si : undefined;
    if (shared !== undefined && text === "") {
      const first = this.#shared.get(shared);
      if (first === undefined) return "=";
      return `=${shiftFormula(first.formula, row - first.row, column - first.column)}`;
    }
    if (shared !== undefined) this.#shared.set(shared, { row, column, formula: text });
    const area = readAreaAddress(attributes.ref ?? "");
    if ((attributes.t === "array" || attributes.t === "dataTable") && area !== null) {
      this.#arrays.push({ area, formula: `=${text}` });
    }
    return `=${text}`;
  }

  /** The other cells of an array formula hold values only, but are as little to be written to. */
  arrayFormulaAt({ row, column }: Place): string | null {
    for (const { area, formula } of this.#arrays) {
      if (row < area.top || row > area.bottom) continue;
      if (column >= area.left && column <= area.right) return formula;
    }
    return null;
  }

  /** Whether one formula fills several cells. */
  get hasSpills(): boolean {
    return this.#arrays.some(({ area }) => area.bottom > area.top || area.right > area.left);
  }
}
