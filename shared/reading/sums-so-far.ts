import { PLAIN_CONTEXT } from "./cell-reading.ts";
import type { FoundColumn } from "./found-table.ts";
import type { RawCell, RawSheet } from "./raw-sheet.ts";
import { moneyReader } from "./read-money.ts";

const TYPED_AMOUNT = /^[£(\-−\s]*\d[\d,. ]*\)?\s*$/;
const money = moneyReader(PLAIN_CONTEXT);

/** The sums of each column since the table began and since its last subtotal, in pence. */
export class SumsSoFar {
  rows = 0;
  readonly #all = new Map<number, number>();
  readonly #sinceTotal = new Map<number, number>();

  add(sheet: RawSheet, row: number, columns: readonly FoundColumn[]): void {
    this.rows++;
    const cells = sheet.rows[row];
    for (const { column } of columns) {
      const amount = amountIn(cells?.[column]);
      if (amount === null || amount === 0) continue;
      this.#all.set(column, (this.#all.get(column) ?? 0) + amount);
      this.#sinceTotal.set(column, (this.#sinceTotal.get(column) ?? 0) + amount);
    }
  }

  /** Whether a cell is the sum of what stands above it; a subtotal begins the next sum afresh. */
  isSum(cell: RawCell, column: number): boolean {
    const amount = amountIn(cell);
    if (amount === null || amount === 0) return false;
    const sums = [this.#all.get(column), this.#sinceTotal.get(column)];
    if (!sums.some((sum) => near(amount, sum))) return false;
    this.#sinceTotal.delete(column);
    return true;
  }
}

/** Floats added up may be off by a hair. */
function near(amount: number, sum: number | undefined): boolean {
  return sum !== undefined && Math.abs(amount - sum) < 1;
}

function amountIn(cell: RawCell | undefined): number | null {
  if (cell === undefined) return null;
  if (typeof cell.value === "number") return cell.value * 100;
  if (typeof cell.value !== "string" || cell.value.length > 24) return null;
  if (!TYPED_AMOUNT.test(cell.value)) return null;
  const reading = money.text(cell.value);
  return reading.kind === "value" ? reading.value : null;
}
