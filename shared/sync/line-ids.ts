import { columnOfId, idInLine, lineOfId, type RowId } from "../values/row-id.ts";
import { freeKey } from "./spread.ts";
import type { SpreadCell } from "./table-memory.ts";
import type { LineRow } from "./unfold-lines.ts";

/** Ids for new rows of lines: in their line under their column's key, and for lines that have none. */
export class LineIds {
  readonly #mint: () => RowId;
  readonly #taken = new Map<RowId, Set<string>>();
  readonly #lines = new Map<number, RowId>();

  constructor(known: Iterable<RowId>, mint: () => RowId) {
    this.#mint = mint;
    for (const id of known) {
      const key = columnOfId(id);
      if (key !== null) this.#keysOf(lineOfId(id)).add(key);
    }
  }

  /** The lines that get an id of their own, by their place in the table. */
  get lines(): readonly Readonly<{ line: number; id: RowId }>[] {
    return [...this.#lines].map(([line, id]) => ({ line, id }));
  }

  cellFor({ line: at, lineId, key }: LineRow): Readonly<{ id: RowId; cell: SpreadCell }> {
    const line = lineId ?? this.#lines.get(at) ?? this.#mint();
    if (lineId === null) this.#lines.set(at, line);
    return { id: idInLine(line, freeKey(key, this.#keysOf(line))), cell: { line, key } };
  }

  #keysOf(line: RowId): Set<string> {
    const keys = this.#taken.get(line) ?? new Set<string>();
    this.#taken.set(line, keys);
    return keys;
  }
}
