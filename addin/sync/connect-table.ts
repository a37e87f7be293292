import { rowsOf } from "../../shared/reading/found-table.ts";
import { type Area, cellAt } from "../../shared/reading/raw-sheet.ts";
import { digestOfRow, NOTHING } from "../../shared/sync/cell-digest.ts";
import { digestsOf } from "../../shared/sync/diff-rows.ts";
import { headingsOver } from "../../shared/sync/said-above.ts";
import { insertOf, type SentRow, unsentRow } from "../../shared/sync/send-cells.ts";
import { agreedCell, digestIn, heldCell } from "../../shared/sync/settle-answer.ts";
import type { CellMemory } from "../../shared/sync/table-memory.ts";
import { adoptSeen } from "../../shared/sync/take-pulled.ts";
import { fail, ok, type Result } from "../../shared/values/result.ts";
import { mintRowId, type RowId } from "../../shared/values/row-id.ts";
import { contentOf } from "../workbook/raw-cells.ts";
import {
  type FoundSheet,
  idColumnOf,
  type TableBlock,
  type TableKey,
} from "../workbook/workbook.ts";
import { ADOPT, addNames } from "./add-names.ts";
import { idsForLines, lineIdWrites, rememberLines, takeUpLines } from "./connect-lines.ts";
import type { Ground } from "./ground.ts";
import type { Prepared, PreparedRow } from "./prepared.ts";
import { boundIn } from "./prepared-spread.ts";
import { queuePushes } from "./queue-pushes.ts";
import { alsoSaid, type BoundTable, readBoundTable } from "./read-bound-table.ts";
import type { Binding } from "./remembered.ts";

/** Does what was previewed. Nothing is in the sheet before everything that can fail has not. */
export async function connectTable(
  ground: Ground,
  prepared: Prepared,
): Promise<Result<Binding, string>> {
  const { workbook, kept } = ground;
  const { candidate } = prepared;
  const spellings = await addNames(ground, prepared);

  const table = candidate.table === null ? await tableFrom(ground, prepared) : ok(candidate.table);
  if (!table.ok) return table;
  const added = await workbook.addIdColumn(table.value);
  if (!added.ok) return added;
  const block = await workbook.readTable(table.value);
  if (block === null) return fail("The table is no longer in the workbook.");
  if (!standsAsPrepared(prepared, block)) {
    return fail(
      "The table was changed while it was being connected. Look at it again, then connect.",
    );
  }

  const binding = { ...bindingOf(ground, prepared, block, table.value), spellings };
  const bound = readBoundTable(binding, block, {
    framework: ground.me.framework,
    names: ground.names,
  });
  const leftAlone = leftAloneIn(prepared, bound);
  const { spread } = prepared;
  const lines = spread === null ? null : idsForLines(ground, prepared, bound);
  const placed =
    lines === null
      ? prepared.rows.map((row) => ({
          row,
          at: row.read.row - block.top,
          id: idFor(ground, row),
        }))
      : [];
  const headings = headingsIn(
    prepared,
    bound,
    lines ?? new Map(placed.map(({ at, id }) => [at, id])),
  );
  kept.head = {
    ...kept.head,
    organisation: { id: ground.me.organisation.id, name: ground.me.organisation.name },
    bindings: [...kept.head.bindings, { ...binding, leftAlone, headings }],
    // Rows of this register that came before the table did are to come again.
    cursor: null,
  };
  for (const { row, id } of placed) {
    if (row.known === null) kept.put(binding.id, unsentRow(id, null));
  }
  if (spread !== null && lines !== null) rememberLines(ground, prepared, spread, bound, lines);
  await kept.keep();

  const column = idColumnOf(block);
  const writes = placed
    .filter(({ row, id }) => row.ownId !== id)
    .map(({ at, id }) => ({ row: at, column, content: id }));
  const outcome = await workbook.writeCells(
    block,
    lines === null ? writes : lineIdWrites(bound, lines),
  );
  if (outcome === "moved") {
    forget(ground, binding);
    await kept.keep();
    return fail("Rows were moved while the table was being connected. Connect it again.");
  }
  if (spread !== null && lines !== null) takeUpLines(ground, prepared, spread, bound, lines);
  else takeUp(ground, bound, placed);
  await kept.keep();
  return ok({ ...binding, leftAlone, headings });
}

async function tableFrom(
  { workbook }: Ground,
  { candidate }: Prepared,
): Promise<Result<TableKey, string>> {
  const { sheet, found } = candidate;
  const lastOf = (rows: readonly number[]) => rows.at(-1) ?? found.area.top;
  const bottom = Math.max(
    lastOf(found.headerRows),
    lastOf(rowsOf(found, "body")),
    lastOf(rowsOf(found, "continuation")),
  );
  const { left } = found.area;
  const top = lastOf(found.headerRows);
  const right = lastFilled(sheet, { ...found.area, top, bottom });
  const headers = new Map(found.columns.map(({ column, header }) => [column, header.text]));
  return workbook.makeTable({
    sheetId: sheet.id,
    area: { top, left, bottom, right },
    headers: Array.from({ length: right - left + 1 }, (_, at) => headers.get(left + at) ?? ""),
  });
}

/** Columns without a header that stand right beside the others are the table's as well. */
function lastFilled(sheet: FoundSheet, { top, bottom, right }: Area): number {
  let last = right;
  const isFilledAt = (column: number) => {
    for (let row = top; row <= bottom; row += 1) {
      if (contentOf(cellAt(sheet, row, column)) !== null) return true;
    }
    return false;
  };
  while (isFilledAt(last + 1)) last += 1;
  return last;
}

/** Whether the mapped cells hold what was previewed. */
function standsAsPrepared(
  { candidate, rows, placeOf, spread }: Prepared,
  block: TableBlock,
): boolean {
  const across = spread?.columns.map(({ column }) => column) ?? [];
  const columns = [...Object.values(placeOf), ...across];
  return rows.every(({ read }) =>
    columns.every((column) => {
      const before = candidate.sheet.rows[read.row]?.[column];
      const now = block.rows[read.row - block.top]?.[column - block.left];
      if (now === undefined) return false;
      return before === undefined ? contentOf(now) === null : contentOf(before) === contentOf(now);
    }),
  );
}

function bindingOf(
  { uuid }: Ground,
  { choice, columns, placeOf, spread }: Prepared,
  block: TableBlock,
  table: TableKey,
): Binding {
  return {
    id: uuid(),
    table,
    sheetName: block.sheetName,
    register: choice.register,
    columns: columns.map((bound) => {
      const column = block.columns[(placeOf[bound.field] ?? 0) - block.left];
      return { ...bound, columnId: column?.id ?? -1, header: column?.header ?? "" };
    }),
    constants: choice.constants,
    leftAlone: [],
    openEnded: choice.openEnded,
    ...(spread === null ? {} : { spread: boundIn(spread, block) }),
  };
}

/** What the rows say that are no rows of the register, so that they are known wherever they go. */
function leftAloneIn(
  { reading, candidate }: Prepared,
  { block, rows }: BoundTable,
): readonly string[] {
  // A line without an amount yet is one of the register's from its first amount on.
  const lines = new Set(rowsOf(candidate.found, "body"));
  return reading.skipped.flatMap(({ row }) => {
    if (lines.has(row)) return [];
    const seen = rows[row - block.top];
    const says = seen === undefined ? {} : digestsOf(seen.cells);
    return Object.values(says).some((digest) => digest !== NOTHING) ? [digestOfRow(says)] : [];
  });
}

/** `ids` by the place of the row in the block, or of the line where amounts stand side by side. */
function headingsIn(
  { candidate, rows: prepared }: Prepared,
  { block, rows }: BoundTable,
  ids: ReadonlyMap<number, RowId>,
) {
  const sections = rowsOf(candidate.found, "section").map((row) => row - block.top);
  const beneath = new Map(
    prepared.flatMap(({ read: { row, headed } }) => {
      const id = ids.get(row - block.top);
      return id === undefined ? [] : [[row - block.top, { id, headed }] as const];
    }),
  );
  return headingsOver(rows, sections, beneath);
}

function idFor({ random }: Ground, { match, ownId }: PreparedRow): RowId {
  if (match.kind !== "fresh") return match.id;
  return ownId ?? mintRowId(random);
}

type Placed = Readonly<{ row: PreparedRow; at: number; id: RowId }>;

/** Remembers every row, and puts the fresh ones on their way. */
function takeUp(ground: Ground, bound: BoundTable, placed: readonly Placed[]): void {
  const { kept, me, now } = ground;
  const { binding } = bound;
  const sent: SentRow[] = [];
  for (const { row, at, id } of placed) {
    const seen = bound.rows[at];
    if (seen === undefined) continue;
    if (row.known === null) {
      const insert = insertionOf(bound, at, id, row);
      kept.put(binding.id, { ...unsentRow(id, null), cells: heldBack(row, bound, at) });
      sent.push(insert);
    } else {
      const pulled = { ...row.known, removed: false };
      const asker = { who: me.member.name, at: now() };
      const memory = adoptSeen(binding.register, pulled, seen.cells, asker);
      const cells = { ...memory.cells, ...joined(row, bound, at), ...heldBack(row, bound, at) };
      kept.put(binding.id, { ...memory, cells });
    }
  }
  queuePushes(ground, binding, sent, ADOPT);
}

/** What was previewed is what is sent: texts that go on in the row beneath are joined. */
function insertionOf(bound: BoundTable, at: number, id: RowId, { read }: PreparedRow): SentRow {
  const seen = bound.rows[at];
  const cells = Object.entries(seen?.cells ?? {}).flatMap(([field, cell]) =>
    field in read.values && cell.kind === "value"
      ? [{ field, value: read.values[field] ?? null, shown: cell.digest }]
      : [],
  );
  const also = seen === undefined ? {} : alsoSaid(seen, Object.keys(seen.cells));
  return insertOf(id, cells, { ...bound.binding.constants, ...read.headed, ...also });
}

/** Cells that say what the register says once the text that goes on beneath them is joined. */
function joined(
  { read, known }: PreparedRow,
  { binding: { register }, rows }: BoundTable,
  at: number,
): Record<string, CellMemory> {
  if (known === null || read.continuedBy.length === 0) return {};
  return Object.fromEntries(
    Object.entries(rows[at]?.cells ?? {}).flatMap(([field, { digest }]) => {
      const says = digestIn(register, field, known.values[field]);
      return digestIn(register, field, read.values[field]) === says
        ? [[field, agreedCell(digest, says, known.version)]]
        : [];
    }),
  );
}

/** Cells the preview showed as not understood wait for another text. */
function heldBack(
  { read }: PreparedRow,
  bound: BoundTable,
  at: number,
): Record<string, CellMemory> {
  const held: Record<string, CellMemory> = {};
  for (const { field, kind, seen, accepted } of read.findings) {
    const cell = bound.rows[at]?.cells[field];
    if (cell === undefined || field in read.values || (kind !== "unread" && kind !== "question")) {
      continue;
    }
    const state = { kind: "unread" as const, shown: cell.digest, seen, accepted };
    held[field] = heldCell(undefined, cell.digest, state);
  }
  return held;
}

/** Takes a table out of the memory, and its pushes out of the queue. */
export function forget({ kept }: Pick<Ground, "kept">, { id }: Pick<Binding, "id">): void {
  kept.dropTable(id);
  kept.head = {
    ...kept.head,
    bindings: kept.head.bindings.filter((binding) => binding.id !== id),
  };
}
