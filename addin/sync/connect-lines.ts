import { lookAtLines } from "../../shared/sync/look-at-lines.ts";
import { insertOf, type SentRow, unsentRow } from "../../shared/sync/send-cells.ts";
import { heldCell } from "../../shared/sync/settle-answer.ts";
import type { CellMemory } from "../../shared/sync/table-memory.ts";
import { comingRow } from "../../shared/sync/take-pulled.ts";
import { lineIdIn } from "../../shared/sync/unfold-lines.ts";
import { idInLine, mintRowId, type RowId } from "../../shared/values/row-id.ts";
import { type CellWrite, idColumnOf } from "../workbook/workbook.ts";
import { ADOPT } from "./add-names.ts";
import type { BoundSpread } from "./bound-spread.ts";
import type { Ground } from "./ground.ts";
import type { Prepared, PreparedRow } from "./prepared.ts";
import type { PreparedSpread } from "./prepared-spread.ts";
import { queuePushes } from "./queue-pushes.ts";
import { alsoSaid, type BoundTable } from "./read-bound-table.ts";
import { tableOfLines } from "./table-of-lines.ts";

/** An id for each line that has an amount, by the line's place in the block. */
export type LinesToConnect = ReadonlyMap<number, RowId>;

export function idsForLines(
  { random }: Ground,
  { rows }: Prepared,
  { block, spread }: BoundTable,
): LinesToConnect {
  const ids = new Map<number, RowId>();
  const taken = new Set<RowId>();
  for (const { read } of rows) {
    const at = read.row - block.top;
    if (ids.has(at)) continue;
    const line = spread?.lines[at];
    const own = line === undefined ? null : lineIdIn(line);
    const id = own === null || taken.has(own) ? mintRowId(random) : own;
    taken.add(id);
    ids.set(at, id);
  }
  return ids;
}

export function lineIdWrites(
  { block, rows }: BoundTable,
  ids: LinesToConnect,
): readonly CellWrite[] {
  const column = idColumnOf(block);
  return [...ids].flatMap(([row, id]) =>
    rows[row]?.idText === id ? [] : [{ row, column, content: id }],
  );
}

type Placed = Readonly<{ row: PreparedRow; id: RowId; at: number; key: string }>;

/** Remembers every amount before an id stands in the sheet: new ones, and what the register has. */
export function rememberLines(
  { kept }: Ground,
  prepared: Prepared,
  spread: PreparedSpread,
  bound: BoundTable,
  ids: LinesToConnect,
): void {
  const { binding } = bound;
  for (const { row, id, at, key } of placedIn(prepared, spread, bound, ids)) {
    const line = ids.get(at);
    if (row.match.kind === "fresh" && line !== undefined) {
      const held = heldBack(row, bound, at, key);
      kept.put(binding.id, { ...unsentRow(id, null), cell: { line, key }, cells: held });
    }
    for (const known of row.stands ?? []) {
      const { register } = binding;
      kept.put(binding.id, comingRow({ ...known, register, removed: false }));
    }
  }
}

/** Gives what the register has its places in the lines, and puts the new amounts on their way. */
export function takeUpLines(
  ground: Ground,
  prepared: Prepared,
  spread: PreparedSpread,
  bound: BoundTable,
  ids: LinesToConnect,
): void {
  const { kept, me, now } = ground;
  const { binding } = bound;
  if (bound.spread === null) return;
  const lines = bound.spread.lines.map((line, at) => ({
    ...line,
    idText: ids.get(at) ?? line.idText,
  }));
  const asker = { who: me.member.name, at: now() };
  const of = tableOfLines(bound, bound.spread);
  for (const row of lookAtLines(of, lines, kept.rows(binding.id), asker).placed) {
    kept.put(binding.id, row);
  }
  const sent = placedIn(prepared, spread, bound, ids).flatMap((placed) =>
    placed.row.match.kind === "fresh" ? [insertionOf(bound, bound.spread, placed)] : [],
  );
  queuePushes(ground, binding, sent, ADOPT);
}

function placedIn(
  { rows }: Prepared,
  { columns }: PreparedSpread,
  { block }: BoundTable,
  ids: LinesToConnect,
): readonly Placed[] {
  return rows.flatMap((row) => {
    const at = row.read.row - block.top;
    const line = ids.get(at);
    const key = columns.find(({ column }) => column === row.read.column)?.key;
    return line === undefined || key === undefined
      ? []
      : [{ row, at, key, id: idInLine(line, key) }];
  });
}

/** What was previewed is what is sent; what could not be read is held back. */
function insertionOf(
  { binding }: BoundTable,
  spread: BoundSpread | null,
  { row: { read }, id, at, key }: Placed,
): SentRow {
  const seen = cellsAt(spread, at, key);
  const cells = seen.flatMap(([field, cell]) =>
    field in read.values && cell.kind === "value"
      ? [{ field, value: read.values[field] ?? null, shown: cell.digest }]
      : [],
  );
  const by = spread?.spread.by ?? "";
  const fields = seen.map(([field]) => field);
  const also = alsoSaid({ idText: id, cells: Object.fromEntries(seen) }, fields);
  const value = read.values[by] ?? null;
  return insertOf(id, cells, { ...binding.constants, ...read.headed, ...also, [by]: value });
}

function cellsAt(spread: BoundSpread | null, at: number, key: string) {
  const line = spread?.lines[at];
  const amount = line?.amounts.get(key);
  if (spread === null || line === undefined) return [];
  const shared = Object.entries(line.shared);
  return amount === undefined ? shared : [...shared, [spread.spread.field, amount] as const];
}

function heldBack(
  { read }: PreparedRow,
  { spread }: BoundTable,
  at: number,
  key: string,
): Record<string, CellMemory> {
  const held: Record<string, CellMemory> = {};
  for (const [field, cell] of cellsAt(spread, at, key)) {
    if (field in read.values || cell.kind !== "unread") continue;
    const { digest: shown, seen, accepted } = cell;
    held[field] = heldCell(undefined, shown, { kind: "unread", shown, seen, accepted });
  }
  return held;
}
