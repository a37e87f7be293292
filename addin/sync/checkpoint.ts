import { z } from "zod";
import { REGISTER_KEYS } from "../../shared/registers/all-registers.ts";
import type { RegisterKey } from "../../shared/registers/field.ts";
import { Cursor, WireValue } from "../../shared/sync/protocol.ts";
import { type CellMemory, type RowMemory, SYNCED } from "../../shared/sync/table-memory.ts";
import { RowId } from "../../shared/values/row-id.ts";
import type { KeptMemory } from "./kept-memory.ts";
import type { Binding, Remembered } from "./remembered.ts";

/**
 * What travels with the file, its copies and its version history. It holds digests and no values:
 * whoever is sent the file learns nothing from it that the sheet does not show.
 */
const ColumnUnit = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("pounds"), each: z.number() }),
  z.object({ kind: z.literal("length"), unit: z.enum(["years", "months", "weeks", "days"]) }),
]);

const CheckpointBinding = z.object({
  id: z.string(),
  table: z.object({ id: z.string(), name: z.string() }),
  sheetName: z.string(),
  register: z.enum(REGISTER_KEYS as [RegisterKey, ...RegisterKey[]]),
  columns: z.array(
    z.object({
      field: z.string(),
      columnId: z.number(),
      header: z.string(),
      unit: ColumnUnit.nullable(),
    }),
  ),
  constants: z.record(z.string(), WireValue),
  leftAlone: z.array(z.string()),
});

/** A row: its id, its version, and per column of its binding what the cell said and when. */
const CheckpointRow = z.tuple([
  RowId,
  z.number(),
  z.array(z.tuple([z.string(), z.number()]).nullable()),
]);

const Checkpoint = z.object({
  layout: z.literal(1),
  workbook: z.string(),
  copy: z.string(),
  name: z.string(),
  address: z.string().nullable(),
  organisation: z.object({ id: z.string(), name: z.string() }).nullable(),
  counter: z.number(),
  cursor: Cursor.nullable(),
  bindings: z.array(CheckpointBinding),
  rows: z.record(z.string(), z.array(CheckpointRow)),
});
export type Checkpoint = z.infer<typeof Checkpoint>;

/** Null where there is none, or one that this version cannot read. */
export function readCheckpoint(text: string | null): Checkpoint | null {
  if (text === null) return null;
  try {
    return Checkpoint.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

export function checkpointOf(kept: KeptMemory): string {
  const { head } = kept;
  const rows = Object.fromEntries(
    head.bindings.map((binding) => [binding.id, rowsOf(binding, kept.rows(binding.id).values())]),
  );
  const { workbook, copy, name, address, organisation, counter, bindings } = head;
  // A memory made from this has no values of the register, so it has to pull afresh.
  return JSON.stringify({
    layout: 1,
    workbook,
    copy,
    name,
    address,
    organisation,
    counter,
    cursor: null,
    bindings,
    rows,
  });
}

function rowsOf(binding: Binding, rows: Iterable<RowMemory>): z.infer<typeof CheckpointRow>[] {
  const kept: z.infer<typeof CheckpointRow>[] = [];
  for (const { id, version, cells, standing } of rows) {
    if (standing.kind === "coming" || version === 0) continue;
    kept.push([
      id,
      version,
      binding.columns.map(({ field }) => {
        const cell = cells[field];
        return cell === undefined ? null : [cell.digest, cell.base];
      }),
    ]);
  }
  return kept;
}

/** The memory a file gives to a machine that has none of it. */
export function rememberedFrom(checkpoint: Checkpoint): Remembered {
  const { workbook, copy, name, address, organisation, counter } = checkpoint;
  const bindings: readonly Binding[] = checkpoint.bindings;
  return {
    head: { workbook, copy, name, address, organisation, counter, bindings, cursor: null },
    rows: bindings.flatMap((binding) =>
      (checkpoint.rows[binding.id] ?? []).map((row) => ({
        binding: binding.id,
        row: rowFrom(binding, row),
      })),
    ),
    queue: [],
  };
}

function rowFrom(binding: Binding, [id, version, cells]: z.infer<typeof CheckpointRow>): RowMemory {
  const known: Record<string, CellMemory> = {};
  binding.columns.forEach(({ field }, at) => {
    const cell = cells[at] ?? null;
    if (cell === null) return;
    const [digest, base] = cell;
    known[field] = { digest, agreed: "", base, before: null, state: SYNCED };
  });
  return { id, version, values: null, cells: known, standing: { kind: "known" }, copiedFrom: null };
}

/**
 * Merges the file's checkpoint into the memory, row by row by the higher version. One older than
 * the memory belongs to a file brought back from its history: cells that show what it knew are not
 * edits, and are brought up to date. Answers how many rows were of such a file.
 */
export function mergeCheckpoint(kept: KeptMemory, checkpoint: Checkpoint): number {
  const isRestored = checkpoint.counter < kept.head.counter;
  if (checkpoint.counter === kept.head.counter) return 0;
  let old = 0;
  for (const binding of kept.head.bindings) {
    for (const row of checkpoint.rows[binding.id] ?? []) {
      const filed = rowFrom(binding, row);
      const memory = kept.row(binding.id, filed.id);
      if (memory === undefined) {
        if (!isRestored) kept.put(binding.id, filed);
      } else if (filed.version > memory.version) {
        kept.put(binding.id, { ...filed, values: memory.values });
      } else if (isRestored && filed.version < memory.version) {
        kept.put(binding.id, { ...memory, cells: asFiled(memory, filed) });
        old += 1;
      }
    }
  }
  kept.head = { ...kept.head, counter: Math.max(kept.head.counter, checkpoint.counter) };
  return old;
}

function asFiled(memory: RowMemory, filed: RowMemory): Readonly<Record<string, CellMemory>> {
  return Object.fromEntries(
    Object.entries(memory.cells).map(([field, cell]): [string, CellMemory] => {
      const before = filed.cells[field];
      const differs = before !== undefined && before.digest !== cell.digest;
      // Its base is the newest version all the same: what the file shows is nobody's edit.
      return differs && cell.state.kind === "synced"
        ? [field, { ...before, base: memory.version }]
        : [field, cell];
    }),
  );
}
