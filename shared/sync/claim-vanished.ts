import type { RowId } from "../values/row-id.ts";
import { type Digest, digestOfRow, NOTHING } from "./cell-digest.ts";
import { digestsOf, matchingCells } from "./diff-rows.ts";
import type { SeenRow } from "./seen-row.ts";
import { cellOf } from "./spread-cells.ts";
import { type RowMemory, settledDigest, type TableMemory } from "./table-memory.ts";

/** Rows that are not in the sheet for a reason we know of. */
const LEFT_ON_PURPOSE: ReadonlySet<string> = new Set(["let-go", "removing", "coming"]);
/** A row that lost its id and was edited as well still says so much of what it said. */
const NEARLY = 0.75;
/** Where more rows vanished or came at once, nobody has lost an id here or there. */
const MOST_NEARLY = 50;

/** Remembered rows whose ids are no longer in the sheet: each is claimed once, by a row that may be it. */
export class VanishedRows {
  readonly #memory: TableMemory;
  readonly #left = new Map<RowId, RowMemory>();
  readonly #byPrint = new Map<string, RowId[]>();
  #asked = 0;

  constructor(memory: TableMemory, seen: ReadonlySet<RowId>) {
    this.#memory = memory;
    const lines = linesIn(memory, seen);
    for (const [id, row] of memory) {
      if (seen.has(id) || LEFT_ON_PURPOSE.has(row.standing.kind)) continue;
      // An amount that was emptied: its line stands in the sheet and lost no id.
      const line = cellOf(row)?.line;
      if (line !== undefined && lines.has(line)) continue;
      this.#left.set(id, row);
      const print = printOf(remembered(row), cellOf(row)?.key);
      this.#byPrint.set(print, [...(this.#byPrint.get(print) ?? []), id]);
    }
  }

  /** One that said the very same. */
  claimSame(row: SeenRow): RowId | null {
    if (this.#left.size === 0) return null;
    const id = this.#byPrint.get(printOf(digestsOf(row.cells), row.key))?.shift() ?? null;
    if (id !== null) this.#left.delete(id);
    return id;
  }

  /** One that said nearly the same, and more of it than any other row of the table. */
  claimNearly(row: SeenRow): RowId | null {
    this.#asked += 1;
    if (this.#left.size === 0 || Math.max(this.#left.size, this.#asked) > MOST_NEARLY) return null;
    const filled = filledIn(digestsOf(row.cells));
    let best: RowMemory | null = null;
    let most = 0;
    for (const one of this.#left.values()) {
      const least = NEARLY * Math.max(filled, filledIn(remembered(one)));
      const matching = this.#matching(one, row);
      if (matching < least || matching <= most) continue;
      best = one;
      most = matching;
    }
    if (best === null || this.#isMatchedElse(best, row, most)) return null;
    this.#left.delete(best.id);
    return best.id;
  }

  #isMatchedElse(best: RowMemory, row: SeenRow, most: number): boolean {
    for (const one of this.#memory.values()) {
      if (one !== best && this.#matching(one, row) >= most) return true;
    }
    return false;
  }

  /** How many filled cells say the same; rows of other columns across are other rows. */
  #matching(memory: RowMemory, row: SeenRow): number {
    if (cellOf(memory)?.key !== row.key) return 0;
    const filled = Object.entries(row.cells).filter(([, { digest }]) => digest !== NOTHING);
    return matchingCells(memory, Object.fromEntries(filled));
  }
}

/** The lines of a spread that stand in the sheet with an amount at least. */
function linesIn(memory: TableMemory, seen: ReadonlySet<RowId>): ReadonlySet<RowId> {
  const lines = new Set<RowId>();
  for (const id of seen) {
    const line = cellOf(memory.get(id) ?? { id })?.line;
    if (line !== undefined) lines.add(line);
  }
  return lines;
}

function remembered(row: RowMemory): Readonly<Record<string, Digest>> {
  return Object.fromEntries(
    Object.entries(row.cells).map(([key, cell]) => [key, settledDigest(cell)]),
  );
}

function filledIn(digests: Readonly<Record<string, Digest>>): number {
  return Object.values(digests).filter((digest) => digest !== NOTHING).length;
}

function printOf(cells: Readonly<Record<string, Digest>>, key: string | undefined): string {
  return `${digestOfRow(cells)} ${key ?? ""}`;
}
