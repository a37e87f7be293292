import { cellAt } from "../../shared/reading/raw-sheet.ts";
import type { ReadRow } from "../../shared/reading/table-reading.ts";
import { keyedColumns } from "../../shared/sync/spread.ts";
import {
  columnOfId,
  idInLine,
  mintRowId,
  type RowId,
  readRowId,
} from "../../shared/values/row-id.ts";
import type { OpenTable } from "./open-tables.ts";
import { seededRandom } from "./seeded-random.ts";

/** As headers are folded: what the column of ids is called. */
export const ID_HEADER = "Foreplan id";
const FOLDED_ID_HEADER = "foreplan id";

/** The column a connected table keeps its ids in, or null. */
export function idColumnOf({ found }: Pick<OpenTable, "found">): number | null {
  const column = found.columns.find(({ header }) => header.spellings.includes(FOLDED_ID_HEADER));
  return column?.column ?? null;
}

/** Gives each row its id once: the one its sheet holds, else one that follows from its place. */
export class RowIds {
  readonly #taken = new Set<RowId>();
  readonly #lines = new Map<OpenTable, Map<number, RowId | null>>();

  /** The id of a row that was read: its own, or the one its column has in its line. */
  forRead(table: OpenTable, { row, column }: ReadRow, place: string): RowId {
    if (column === null) return this.heldBy(table, row) ?? this.forPlace(place);
    const line = this.#lineAt(table, row);
    const spread = table.guess.mapping.spread;
    const key = spread === null ? null : keyedColumns(spread).find((one) => one.column === column);
    return line === null || key == null
      ? this.forPlace(`${place} ${column}`)
      : idInLine(line, key.key);
  }

  #lineAt(table: OpenTable, row: number): RowId | null {
    const lines = this.#lines.get(table) ?? new Map<number, RowId | null>();
    this.#lines.set(table, lines);
    const known = lines.get(row);
    if (known !== undefined) return known;
    const held = this.heldBy(table, row);
    lines.set(row, held);
    return held;
  }

  /** The id a row's own cell holds, unless another row held it first. */
  heldBy(table: OpenTable, row: number): RowId | null {
    const column = idColumnOf(table);
    const text = column === null ? "" : String(cellAt(table.sheet, row, column).value ?? "");
    const held = readRowId(text);
    if (held === null || columnOfId(held) !== null || this.#taken.has(held)) return null;
    this.#taken.add(held);
    return held;
  }

  forPlace(place: string): RowId {
    const random = seededRandom(place);
    let id = mintRowId(random);
    while (this.#taken.has(id)) id = mintRowId(random);
    this.#taken.add(id);
    return id;
  }
}
