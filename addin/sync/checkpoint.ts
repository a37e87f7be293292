import {
  agreedAmong,
  type Checkpoint,
  type CheckpointRow,
  checkpointRow,
  copiesAmong,
  letGoAmong,
  rowsInCheckpoint,
} from "../../shared/sync/checkpoint.ts";
import type { CellMemory, RowMemory } from "../../shared/sync/table-memory.ts";
import type { KeptMemory } from "./kept-memory.ts";
import type { Binding, Remembered } from "./remembered.ts";

export function checkpointOf(kept: KeptMemory): string {
  const { head } = kept;
  const rows = Object.fromEntries(
    head.bindings.map((binding) => [binding.id, rowsOf(binding, kept.rows(binding.id).values())]),
  );
  const copied = Object.fromEntries(
    head.bindings.map(({ id }) => [id, copiesAmong(kept.rows(id).values())]),
  );
  const letGo = Object.fromEntries(
    head.bindings.map(({ id }) => [id, letGoAmong(kept.rows(id).values())]),
  );
  const agreed = Object.fromEntries(
    head.bindings.map(({ id }) => [id, agreedAmong(kept.rows(id).values())]),
  );
  const { workbook, copy, name, address, organisation, counter, bindings, understood, aside } =
    head;
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
    understood,
    aside,
    rows,
    copied,
    agreed,
    letGo,
  });
}

function rowsOf(binding: Binding, rows: Iterable<RowMemory>): CheckpointRow[] {
  const kept: CheckpointRow[] = [];
  for (const row of rows) {
    if (row.standing.kind === "coming" || row.version === 0) continue;
    kept.push(checkpointRow(binding, row));
  }
  return kept;
}

/** The memory a file gives to a machine that has none of it. */
export function rememberedFrom(checkpoint: Checkpoint): Remembered {
  const { workbook, copy, name, address, organisation, counter, understood, aside } = checkpoint;
  const bindings: readonly Binding[] = checkpoint.bindings;
  return {
    head: {
      workbook,
      copy,
      name,
      address,
      organisation,
      counter,
      bindings,
      cursor: null,
      understood,
      aside,
    },
    rows: bindings.flatMap((binding) =>
      rowsInCheckpoint(checkpoint, binding).map((row) => ({ binding: binding.id, row })),
    ),
    queue: [],
  };
}

/**
 * Merges the file's checkpoint into the memory, row by row by the higher version. One older than
 * the memory belongs to a file brought back from its history: cells that show what it knew are not
 * edits, and are brought up to date. Answers how many rows were of such a file.
 */
export function mergeCheckpoint(kept: KeptMemory, checkpoint: Checkpoint): number {
  const isRestored = checkpoint.counter < kept.head.counter;
  if (checkpoint.counter === kept.head.counter) return 0;
  if (!isRestored) takeBindings(kept, checkpoint);
  let old = 0;
  for (const binding of kept.head.bindings) {
    for (const filed of rowsInCheckpoint(checkpoint, binding)) {
      const memory = kept.row(binding.id, filed.id);
      if (memory === undefined) {
        if (!isRestored) kept.put(binding.id, filed);
      } else if (filed.version > memory.version) {
        const copiedFrom = filed.copiedFrom ?? memory.copiedFrom;
        kept.put(binding.id, { ...filed, values: memory.values, copiedFrom });
      } else if (!isRestored && filed.standing.kind === "let-go") {
        kept.put(binding.id, { ...memory, standing: filed.standing });
      } else if (isRestored && filed.version < memory.version) {
        kept.put(binding.id, { ...memory, cells: asFiled(memory, filed) });
        old += 1;
      }
    }
  }
  kept.head = { ...kept.head, counter: Math.max(kept.head.counter, checkpoint.counter) };
  return old;
}

/** A newer file knows of tables that were connected, or found their place, where this memory was not. */
function takeBindings(kept: KeptMemory, { bindings, aside }: Checkpoint): void {
  const { head } = kept;
  const known = new Set(head.bindings.map(({ id }) => id));
  const filed = new Set(bindings.map(({ id }) => id));
  // Rows of a table that is new here are to come once more.
  const cursor = bindings.every(({ id }) => known.has(id)) ? head.cursor : null;
  const ours = head.bindings.filter(({ id }) => !filed.has(id));
  kept.head = { ...head, bindings: [...bindings, ...ours], aside, cursor };
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
