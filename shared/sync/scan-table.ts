import { type RowId, readRowId } from "../values/row-id.ts";
import { NOTHING } from "./cell-digest.ts";
import { VanishedRows } from "./claim-vanished.ts";
import { type CellChange, diffRow, matchingCells } from "./diff-rows.ts";
import type { SeenRow } from "./seen-row.ts";
import { type RowMemory, settledDigest, type TableMemory } from "./table-memory.ts";

/** What a person did to a table since it was last looked at; `at` is the row's place now. */
export type SheetChange =
  | Readonly<{ kind: "cells"; at: number; id: RowId; changes: readonly CellChange[] }>
  /** `like` is a remembered row that vanished and said the same, or nearly: ask, never guess. */
  | Readonly<{ kind: "new-row"; at: number; copiedFrom: RowId | null; like: RowId | null }>
  /** A new row that was refused and has been changed since. */
  | Readonly<{ kind: "retry-row"; at: number; id: RowId }>
  /** The check character is wrong, or it is no id at all. */
  | Readonly<{ kind: "bad-id"; at: number; text: string; like: RowId | null }>
  /** A right id this memory does not know: pasted from another file, or saved without us. */
  | Readonly<{ kind: "unknown-id"; at: number; id: RowId }>
  /** A row that had been missed stands in the sheet again. */
  | Readonly<{ kind: "back"; at: number; id: RowId }>
  /** Not in this table any more; not yet a removal. */
  | Readonly<{ kind: "gone"; id: RowId }>
  /** Gone from the sheet, and never in the register or no longer there: nobody need be asked. */
  | Readonly<{ kind: "forget"; id: RowId }>;

/** Beyond this a vanishing is a mistake until somebody says otherwise. */
const MANY_GONE = 50;
const SOME_GONE = 5;
const GONE_SHARE = 0.1;

/**
 * Compares what a table shows with what is remembered of it. Rows are known by their ids alone, so
 * a sort is nothing at all, and no value of one row can be taken for another's.
 */
export function scanTable(memory: TableMemory, rows: readonly SeenRow[]): readonly SheetChange[] {
  const places = placesById(rows);
  const seen = new Set(places.keys());
  const vanished = new VanishedRows(memory, seen);
  const changes: SheetChange[] = [];

  rows.forEach((row, at) => {
    const id = readRowId(row.idText);
    if (row.idText.trim() === "") {
      if (isBlank(row)) return;
      const copiedFrom = row.copyOf ?? null;
      changes.push({ kind: "new-row", at, copiedFrom, like: vanished.claimSame(row) });
    } else if (id === null) {
      changes.push({ kind: "bad-id", at, text: row.idText, like: vanished.claimSame(row) });
    } else if (keeperOf(memory.get(id), places.get(id) ?? [at], rows) !== at) {
      // An id that was filled or pasted over another's makes no copy of the row it stands beside.
      changes.push({ kind: "new-row", at, copiedFrom: id, like: vanished.claimSame(row) });
    } else {
      changes.push(...changesOfRow(memory.get(id), id, at, row));
    }
  });

  for (const [id, { standing, version }] of memory) {
    if (seen.has(id)) continue;
    const isForgettable =
      standing.kind === "refused" ||
      standing.kind === "removed" ||
      (standing.kind === "known" && version === 0);
    if (isForgettable) changes.push({ kind: "forget", id });
    // A row on its way is waited for: only what the register has can be missed.
    else if (standing.kind === "known") changes.push({ kind: "gone", id });
  }
  return changes.map((change) => nearlyClaimed(change, vanished, rows));
}

/** Once every row has claimed the one that said the same, so that none is taken from it. */
function nearlyClaimed(
  change: SheetChange,
  vanished: VanishedRows,
  rows: readonly SeenRow[],
): SheetChange {
  if (change.kind !== "bad-id" && change.kind !== "new-row") return change;
  const row = rows[change.at];
  const isCopy = change.kind === "new-row" && change.copiedFrom !== null;
  if (change.like !== null || isCopy || row === undefined) return change;
  return { ...change, like: vanished.claimNearly(row) };
}

/** So many rows gone at once that sync stops, naming the remedy, instead of asking row by row. */
export function isMassVanishing(gone: number, remembered: number): boolean {
  return gone > MANY_GONE || (gone > SOME_GONE && gone > remembered * GONE_SHARE);
}

function changesOfRow(
  memory: RowMemory | undefined,
  id: RowId,
  at: number,
  row: SeenRow,
): readonly SheetChange[] {
  if (memory === undefined || memory.standing.kind === "coming") {
    return [{ kind: "unknown-id", at, id }];
  }
  const back: readonly SheetChange[] =
    memory.standing.kind === "asked-about" || memory.standing.kind === "let-go"
      ? [{ kind: "back", at, id }]
      : [];
  if (memory.standing.kind === "refused") {
    const changed = Object.entries(row.cells).some(([field, cell]) => {
      const remembered = memory.cells[field];
      return cell.digest !== (remembered === undefined ? NOTHING : settledDigest(remembered));
    });
    return changed ? [{ kind: "retry-row", at, id }] : [];
  }
  const changes = diffRow(memory, row.cells);
  return changes.length === 0 ? back : [...back, { kind: "cells", at, id, changes }];
}

function placesById(rows: readonly SeenRow[]): ReadonlyMap<RowId, readonly number[]> {
  const places = new Map<RowId, number[]>();
  rows.forEach(({ idText }, at) => {
    const id = idText === "" ? null : readRowId(idText);
    if (id === null) return;
    const others = places.get(id);
    if (others === undefined) places.set(id, [at]);
    else others.push(at);
  });
  return places;
}

/** Of several rows with one id the one that says what is remembered keeps it, else the first. */
function keeperOf(
  memory: RowMemory | undefined,
  places: readonly number[],
  rows: readonly SeenRow[],
): number {
  const first = places[0] ?? -1;
  if (memory === undefined || places.length < 2) return first;
  let best = first;
  let most = -1;
  for (const place of places) {
    const matching = matchingCells(memory, rows[place]?.cells ?? {});
    if (matching > most) {
      best = place;
      most = matching;
    }
  }
  return best;
}

function isBlank({ cells }: SeenRow): boolean {
  return Object.values(cells).every(({ digest }) => digest === NOTHING);
}
