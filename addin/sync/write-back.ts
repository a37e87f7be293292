import { agreedCell, digestIn } from "../../shared/sync/settle-answer.ts";
import type { RowMemory } from "../../shared/sync/table-memory.ts";
import { catchUp, writtenCell } from "../../shared/sync/take-pulled.ts";
import { type RowId, readRowId } from "../../shared/values/row-id.ts";
import {
  type CellContent,
  type CellWrite,
  idColumnOf,
  type NewRow,
  type SheetPlace,
} from "../workbook/workbook.ts";
import {
  contentFor,
  isPart,
  ROWS_A_TIME,
  type WritingHow,
  type WrittenBack,
} from "./cell-content.ts";
import type { Ground } from "./ground.ts";
import { type BoundTable, formulasIn, readBoundTable } from "./read-bound-table.ts";
import { writeLines } from "./write-lines.ts";

type PlannedWrite = CellWrite & Readonly<{ id: RowId; field: string; shown: string }>;

/**
 * Writes what the register says into the rows of a table that was just looked at: cells that
 * still show what agreed, and rows that are not in it yet. The active cell is never written.
 */
export async function writeBack(
  ground: Ground,
  table: BoundTable,
  { active, addsRows }: WritingHow,
): Promise<WrittenBack> {
  const { kept, workbook } = ground;
  const { binding, block } = table;
  if (table.spread !== null) {
    return writeLines(ground, table, table.spread, { active, addsRows });
  }
  const { writes, skipped } = planWrites(ground, table, active);
  if (writes.length > 0) {
    const outcome = await workbook.writeCells(block, writes);
    if (outcome === "moved") return { kind: "moved" };
    for (const { id, field, shown } of writes) {
      const memory = kept.row(binding.id, id);
      if (memory !== undefined) {
        kept.put(binding.id, writtenCell(binding.register, memory, field, shown));
      }
    }
  }
  await kept.keep();
  const added = addsRows ? await addComing(ground, table) : 0;
  if (added !== null && typeof added === "object") return added;
  return { kind: "done", written: writes.length + (added ?? 0), skipped };
}

function planWrites(ground: Ground, table: BoundTable, active: SheetPlace | null) {
  const { kept } = ground;
  const { binding, block, rows } = table;
  const writes: PlannedWrite[] = [];
  let skipped = 0;
  const seenTwice = idsSeenTwice(table);
  rows.forEach((row, at) => {
    const id = row.idText === "" ? null : readRowId(row.idText);
    const memory = id === null || seenTwice.has(id) ? undefined : kept.row(binding.id, id);
    if (memory === undefined) return;
    const plan = catchUp(binding.register, memory, row.cells, formulasIn(table, at));
    if (plan.memory !== memory) kept.put(binding.id, plan.memory);
    for (const { field, value } of plan.writes) {
      const place = table.placeOf.get(field);
      const cell = place === undefined ? undefined : block.rows[at]?.[place];
      if (place === undefined || cell === undefined) continue;
      const isActive =
        active?.sheetId === block.sheetId &&
        active.row === block.top + at &&
        active.column === block.left + place;
      if (isActive) {
        skipped += 1;
        continue;
      }
      const written = contentFor(ground, table, { field, value, format: cell.format });
      if (written !== null)
        writes.push({ row: at, column: place, id: memory.id, field, ...written });
    }
  });
  return { writes, skipped };
}

function idsSeenTwice({ rows }: BoundTable): ReadonlySet<RowId> {
  const seen = new Set<RowId>();
  const twice = new Set<RowId>();
  for (const { idText } of rows) {
    const id = idText === "" ? null : readRowId(idText);
    if (id === null) continue;
    if (seen.has(id)) twice.add(id);
    seen.add(id);
  }
  return twice;
}

/** Adds rows of the register that are not in the sheet yet; answers how many, or what stopped it. */
async function addComing(
  ground: Ground,
  table: BoundTable,
): Promise<number | null | Extract<WrittenBack, { kind: "blocked" | "moved" }>> {
  const { kept, workbook, me, names } = ground;
  const { binding } = table;
  // What another person in this workbook has just typed may have come from the register first.
  const here = new Set(table.rows.map(({ idText }) => readRowId(idText)));
  const coming = [...kept.rows(binding.id).values()].filter(
    ({ id, standing, values }) => standing.kind === "coming" && values !== null && !here.has(id),
  );
  let current = table;
  for (let from = 0; from < coming.length; from += ROWS_A_TIME) {
    const rows = coming.slice(from, from + ROWS_A_TIME).map((row) => newRow(ground, current, row));
    const outcome = await workbook.addRows(
      current.block,
      rows.map(({ contents }) => contents),
    );
    if (!outcome.ok) return { kind: "blocked", why: outcome.problem };
    for (const { memory } of rows) kept.put(binding.id, memory);
    await kept.keep();
    const since = { block: current.block, touched: [] };
    const block = await workbook.readTable(binding.table, since);
    if (block === null) return { kind: "moved" };
    current = readBoundTable(binding, block, { framework: me.framework, names });
  }
  return coming.length;
}

function newRow(ground: Ground, table: BoundTable, memory: RowMemory) {
  const { binding, block } = table;
  const last = block.rows.at(-1) ?? [];
  const contents: Record<number, CellContent> = { [idColumnOf(block)]: memory.id };
  const cells = { ...memory.cells };
  for (const [field, place] of table.placeOf) {
    if (isPart(binding, field)) continue;
    const value = memory.values?.[field] ?? null;
    const above = last[place];
    const says = digestIn(binding.register, field, value);
    if (above?.formula != null) {
      // A calculated column fills itself; where it says something else, that is an edit.
      cells[field] = agreedCell(says, says, memory.version);
      continue;
    }
    const format = above === undefined ? null : above.format;
    const written = contentFor(ground, table, { field, value, format });
    if (written === null) continue;
    contents[place] = written.content;
    cells[field] = agreedCell(written.shown, says, memory.version);
  }
  const row: NewRow = contents;
  return { contents: row, memory: { ...memory, cells, standing: { kind: "known" as const } } };
}
