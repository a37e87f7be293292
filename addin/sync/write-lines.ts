import type { FieldValue } from "../../shared/registers/field.ts";
import { catchUpLines, type LineWrite, writtenLine } from "../../shared/sync/catch-up-lines.ts";
import type { LineTable } from "../../shared/sync/line-key.ts";
import { lookAtLines } from "../../shared/sync/look-at-lines.ts";
import type { NewLine } from "../../shared/sync/place-coming.ts";
import { agreedCell, digestIn } from "../../shared/sync/settle-answer.ts";
import { columnFor } from "../../shared/sync/spread.ts";
import { showingOf } from "../../shared/sync/spread-cells.ts";
import type { CellMemory, RowMemory } from "../../shared/sync/table-memory.ts";
import { mintRowId, type RowId } from "../../shared/values/row-id.ts";
import {
  type CellContent,
  type CellWrite,
  idColumnOf,
  type SheetPlace,
} from "../workbook/workbook.ts";
import type { BoundSpread } from "./bound-spread.ts";
import {
  contentFor,
  isPart,
  ROWS_A_TIME,
  type WritingHow,
  type WrittenBack,
} from "./cell-content.ts";
import type { Ground } from "./ground.ts";
import { type BoundTable, formulasIn, readBoundTable } from "./read-bound-table.ts";
import { tableOfLines } from "./table-of-lines.ts";

type Planned = CellWrite & Readonly<{ write: LineWrite; shown: string }>;

/** Writes what the register says into the cells of lines, and adds lines that are not there yet. */
export async function writeLines(
  ground: Ground,
  table: BoundTable,
  spread: BoundSpread,
  { active, addsRows }: WritingHow,
): Promise<WrittenBack> {
  const { kept, workbook } = ground;
  const { binding, block } = table;
  const of = tableOfLines(table, spread);
  const { planned, skipped } = planLines(ground, table, spread, active);
  const cleared = clearedIds(ground, table, spread);
  if (planned.length + cleared.length > 0) {
    const outcome = await workbook.writeCells(block, [...planned, ...cleared]);
    if (outcome === "moved") return { kind: "moved" };
    for (const { write, shown } of planned) {
      const rows = writtenLine(of, kept.rows(binding.id), write, shown);
      for (const row of rows) kept.put(binding.id, row);
    }
  }
  await kept.keep();
  const added = addsRows ? await addLines(ground, table, spread) : 0;
  if (typeof added !== "number") return added;
  return { kind: "done", written: planned.length + added, skipped };
}

function planLines(
  ground: Ground,
  table: BoundTable,
  spread: BoundSpread,
  active: SheetPlace | null,
) {
  const { kept } = ground;
  const { binding, block } = table;
  const places = new Map(spread.rows.map((row, at) => [row, at]));
  const { noted, writes } = catchUpLines(
    tableOfLines(table, spread),
    spread.rows,
    kept.rows(binding.id),
    (row) => formulasIn(table, places.get(row) ?? -1),
  );
  for (const row of noted) kept.put(binding.id, row);
  const planned: Planned[] = [];
  let skipped = 0;
  for (const write of writes) {
    const { line: row, key, field, value } = write;
    const column = placeOf(table, spread, field, key);
    const cell = column === undefined ? undefined : block.rows[row]?.[column];
    if (column === undefined || cell === undefined) continue;
    const isActive =
      active?.sheetId === block.sheetId &&
      active.row === block.top + row &&
      active.column === block.left + column;
    if (isActive) {
      skipped += 1;
      continue;
    }
    const written = contentFor(ground, table, { field, value, format: cell.format, key });
    if (written !== null) planned.push({ row, column, write, ...written });
  }
  return { planned, skipped };
}

function placeOf(
  table: BoundTable,
  spread: BoundSpread,
  field: string,
  key: string | null,
): number | undefined {
  return key === null ? table.placeOf.get(field) : spread.placeOf.get(key);
}

/** A line without amounts whose id is nobody's any more gets one of its own when it is filled. */
function clearedIds(
  { kept, me, now }: Ground,
  table: BoundTable,
  spread: BoundSpread,
): readonly CellWrite[] {
  const asker = { who: me.member.name, at: now() };
  const memory = kept.rows(table.binding.id);
  const { idle } = lookAtLines(tableOfLines(table, spread), spread.lines, memory, asker).unfolded;
  const column = idColumnOf(table.block);
  return idle.map((row) => ({ row, column, content: null }));
}

/** Adds lines of the register that are not in the sheet, their amounts side by side. */
async function addLines(
  ground: Ground,
  table: BoundTable,
  first: BoundSpread,
): Promise<number | Extract<WrittenBack, { kind: "blocked" | "moved" }>> {
  const { kept, workbook, me, names, now } = ground;
  const { binding } = table;
  const asker = { who: me.member.name, at: now() };
  const of = tableOfLines(table, first);
  const { newLines } = lookAtLines(of, first.lines, kept.rows(binding.id), asker);
  let current = table;
  for (let from = 0; from < newLines.length; from += ROWS_A_TIME) {
    const lines = newLines
      .slice(from, from + ROWS_A_TIME)
      .map((line) => newLine(ground, current, of, line));
    const outcome = await workbook.addRows(
      current.block,
      lines.map(({ contents }) => contents),
    );
    if (!outcome.ok) return { kind: "blocked", why: outcome.problem };
    for (const { rows } of lines) for (const row of rows) kept.put(binding.id, row);
    await kept.keep();
    const block = await workbook.readTable(binding.table);
    if (block === null) return { kind: "moved" };
    current = readBoundTable(binding, block, { framework: me.framework, names });
  }
  return newLines.length;
}

function newLine(ground: Ground, table: BoundTable, of: LineTable, { lineId, rows }: NewLine) {
  const { block, spread } = table;
  const id = lineId ?? mintRowId(ground.random);
  const last = block.rows.at(-1) ?? [];
  const contents: Record<number, CellContent> = { [idColumnOf(block)]: id };
  /** How the cell will read; what a calculated column fills in by itself is not ours to say. */
  const put = (field: string, key: string | null, value: FieldValue): string | null => {
    const column = spread === null ? undefined : placeOf(table, spread, field, key);
    if (column === undefined || isPart(table.binding, field)) return null;
    if (last[column]?.formula != null) return digestIn(of.register, field, value);
    const format = last[column]?.format ?? null;
    const written = contentFor(ground, table, { field, value, format, key });
    if (written === null) return null;
    contents[column] = written.content;
    return written.shown;
  };
  const [first] = rows;
  const shared = new Map(
    of.shared.map((field) => [field, put(field, null, first?.values?.[field] ?? null)]),
  );
  const placed = of.spread.columns.flatMap(({ key }) => {
    const inCell = rows.filter(
      ({ values }) => columnFor(of.spread, of.register, values ?? {})?.key === key,
    );
    const showing = showingOf(of, inCell);
    const own = inCell[0]?.values?.[of.spread.field] ?? null;
    const amount = showing.kind === "sum" ? showing.value : own;
    const shown = inCell.length === 0 ? null : put(of.spread.field, key, amount);
    return inCell.map((row) =>
      standing(
        row,
        { line: id, key },
        {
          ...agreedIn(of, row, shared),
          ...(shown === null
            ? {}
            : {
                [of.spread.field]: agreedCell(
                  shown,
                  digestIn(of.register, of.spread.field, amount),
                  row.version,
                ),
              }),
        },
      ),
    );
  });
  return { contents, rows: placed };
}

function standing(
  row: RowMemory,
  cell: Readonly<{ line: RowId; key: string }>,
  cells: Record<string, CellMemory>,
): RowMemory {
  return { ...row, cells, cell, standing: { kind: "known" } };
}

/** What the new line says of all its rows, for those of which the register says the same. */
function agreedIn(
  { register }: LineTable,
  { values, version }: RowMemory,
  shared: ReadonlyMap<string, string | null>,
): Record<string, CellMemory> {
  return Object.fromEntries(
    [...shared].flatMap(([field, shown]) => {
      const says = digestIn(register, field, values?.[field]);
      return shown === null || shown !== says ? [] : [[field, agreedCell(shown, says, version)]];
    }),
  );
}
