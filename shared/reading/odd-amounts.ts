import { formatPounds, pence } from "../values/pence.ts";
import { ask, type CellReading, seenIn } from "./cell-reading.ts";
import { sampleOf } from "./column-sample.ts";
import type { FoundTable } from "./found-table.ts";
import type { RawCell, RawSheet } from "./raw-sheet.ts";
import type { CellReader } from "./read-cell.ts";

const FEWEST = 5;
/** Amounts of one kind lie within so many times of each other; where they do not, nothing is odd. */
const WIDEST = 100;
const MOSTLY = 0.75;
/** So many times beyond all the others, and a thousandth or a thousand times of it is among them. */
const FAR = 250;
const THOUSAND = 1_000;
const SLACK = 3;
const OWN_UNIT = /[kmbn]|thousand|million|billion/i;

type Usual = Readonly<{ least: number; most: number }>;

/**
 * Asks about the amount that is about a thousand times as large or as small as its column's others.
 * In a column of plain pounds a large one is what was printed, and for a check to doubt (R50).
 */
export function amountColumnReader(
  sheet: RawSheet,
  table: FoundTable,
  column: number,
  read: CellReader,
): CellReader {
  const found = table.columns.find((each) => each.column === column);
  if (found === undefined) return read;
  const usual = usualAmounts(sampleOf(sheet, table, found), read);
  if (usual === null) return read;
  const hasUnit = (found.header.unit ?? table.unit)?.kind === "pounds";
  return (cell) => {
    const reading = read(cell);
    const amount = amountIn(cell, reading);
    const isOfPounds = saysPounds(cell) || found.pounds === "amounts";
    if (amount === null || (!hasUnit && isOfPounds)) return reading;
    return (
      tooLarge(cell, amount, hasUnit ? usual : null) ?? tooSmall(cell, amount, usual) ?? reading
    );
  };
}

function saysPounds({ value }: RawCell): boolean {
  return typeof value === "string" && value.includes("£");
}

/** Between what most of a column's amounts lie; null for too few, or where they are of all sizes. */
function usualAmounts(sample: readonly RawCell[], read: CellReader): Usual | null {
  const amounts = sample
    .flatMap((cell) => amountIn(cell, read(cell)) ?? [])
    .map(Math.abs)
    .sort((one, other) => one - other);
  const middle = amounts[Math.floor(amounts.length / 2)];
  if (middle === undefined) return null;
  const near = amounts.filter((each) => each * WIDEST >= middle && each <= middle * WIDEST);
  const [least] = near;
  const most = near.at(-1);
  if (least === undefined || most === undefined || most > least * WIDEST) return null;
  return near.length >= FEWEST && near.length >= amounts.length * MOSTLY ? { least, most } : null;
}

/** The amount of a cell that does not say its own unit; nothing is a thousand times nothing. */
function amountIn({ value }: RawCell, reading: CellReading): number | null {
  if (reading.kind !== "value" || typeof reading.value !== "number" || reading.value === 0) {
    return null;
  }
  return typeof value === "string" && OWN_UNIT.test(value) ? null : reading.value;
}

function tooLarge(cell: RawCell, amount: number, usual: Usual | null): CellReading | null {
  const size = Math.abs(amount);
  if (usual === null || size < usual.most * FAR || size / THOUSAND > usual.most * SLACK)
    return null;
  return between(cell, amount, amount / THOUSAND, "a thousandth of it is");
}

function tooSmall(cell: RawCell, amount: number, { least }: Usual): CellReading | null {
  const size = Math.abs(amount);
  if (size * FAR > least || size * THOUSAND < least / SLACK) return null;
  return between(cell, amount, amount * THOUSAND, "a thousand times it is");
}

function between(cell: RawCell, amount: number, other: number, which: string): CellReading | null {
  if (!Number.isInteger(other)) return null;
  const candidates = [amount, other].map((each) => {
    const value = pence(each);
    return { value, label: formatPounds(value) };
  });
  const question = `The column's other amounts are far from this one, and ${which} among them. Which is meant?`;
  return ask(seenIn(cell), question, candidates);
}
