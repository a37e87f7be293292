import { type Pence, pence } from "../values/pence.ts";
import { columnOfId, lineOfId, type RowId } from "../values/row-id.ts";
import type { LineTable } from "./line-key.ts";
import type { RowMemory, SpreadCell, TableMemory } from "./table-memory.ts";

/** The cell of a spread a row stands in: as remembered, else as its id says; null for neither. */
export function cellOf(row: Pick<RowMemory, "id" | "cell">): SpreadCell | null {
  if (row.cell !== undefined) return row.cell;
  const key = columnOfId(row.id);
  return key === null ? null : { line: lineOfId(row.id), key };
}

/** The remembered rows of a spread's table by line and column; a cell may stand for several. */
export type RowsByCell = ReadonlyMap<RowId, ReadonlyMap<string, readonly RowMemory[]>>;

export function rowsByCell(memory: TableMemory): RowsByCell {
  const lines = new Map<RowId, Map<string, RowMemory[]>>();
  for (const row of memory.values()) {
    const cell = cellOf(row);
    if (cell === null) continue;
    const line = lines.get(cell.line) ?? new Map<string, RowMemory[]>();
    lines.set(cell.line, line);
    const rows = line.get(cell.key) ?? [];
    line.set(cell.key, rows);
    rows.push(row);
  }
  return lines;
}

/** Rows that a cell shows: what is on its way out of the sheet, or not in it yet, adds nothing. */
const SHOWN: ReadonlySet<RowMemory["standing"]["kind"]> = new Set(["known", "sent", "refused"]);

export function shownRows(rows: readonly RowMemory[]): readonly RowMemory[] {
  return rows.filter(({ standing }) => SHOWN.has(standing.kind));
}

/** What a cell shows of the rows it stands for. */
export type Showing =
  /** One row's own amount. */
  | Readonly<{ kind: "own" }>
  | Readonly<{ kind: "sum"; value: Pence }>
  /** One of several amounts is not known yet, so their sum is not. */
  | Readonly<{ kind: "unknown" }>;

/**
 * A cell that stands for several rows shows their sum; so does one whose only row takes away,
 * where no column says so.
 */
export function showingOf(
  { register, spread, shared }: Pick<LineTable, "register" | "spread" | "shared">,
  rows: readonly RowMemory[],
): Showing {
  const isSigned = register === "budgets" && !shared.includes("kind");
  const effects = rows.map(({ values }) => effectOf(values, spread.field, isSigned));
  const own = rows[0]?.values?.[spread.field] ?? null;
  if (rows.length === 0 || (rows.length === 1 && effects[0] === own)) return { kind: "own" };
  let sum = 0;
  for (const effect of effects) {
    if (effect === null) return { kind: "unknown" };
    sum += effect;
  }
  return { kind: "sum", value: pence(sum) };
}

/** What a row adds to the sum: virements out and reductions take away, however they are typed. */
function effectOf(values: RowMemory["values"], field: string, isSigned: boolean): number | null {
  const amount = values?.[field] ?? null;
  if (typeof amount !== "number") return null;
  return isSigned && takesAway(values) ? -Math.abs(amount) : amount;
}

export function takesAway(values: RowMemory["values"]): boolean {
  return values?.kind === "virement-out" || values?.kind === "reduction";
}
