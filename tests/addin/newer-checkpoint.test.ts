import { describe, expect, test } from "vitest";
import { checkpointOf, mergeCheckpoint, rememberedFrom } from "../../addin/sync/checkpoint.ts";
import { KeptMemory } from "../../addin/sync/kept-memory.ts";
import type { Binding, WorkbookMemory } from "../../addin/sync/remembered.ts";
import { memoryInPage } from "../../addin/workbook/memory.ts";
import { memoryOf, withMemory } from "../../server/workbook-files/sync/kept-in-file.ts";
import { type Checkpoint, checkpointFrom } from "../../shared/sync/checkpoint.ts";
import type { RowMemory } from "../../shared/sync/table-memory.ts";
import { idsFrom, rememberedRow } from "../sync/sheet-rows.ts";

const nextId = idsFrom(31);
const CURSOR = { epoch: 1, version: 9, access: 0 };
const binding = (id: string, table: string): Binding => ({
  ...{ id, table: { id: "", name: table }, sheetName: "Sheet1", register: "allocations" },
  columns: [{ field: "title", columnId: 1, header: "Title", unit: null }],
  ...{ constants: {}, leftAlone: [] },
});
const head: WorkbookMemory = {
  ...{ workbook: "w", copy: "c", name: "Book.xlsx", address: null, organisation: null },
  ...{ counter: 3, cursor: CURSOR, bindings: [binding("one", "Ours")] },
};

const keptWith = (memory: WorkbookMemory) =>
  new KeptMemory(memoryInPage(), { head: memory, rows: [], queue: [] }, false);

/** What another machine, or the command line, wrote into the file. */
function filed(change: Partial<WorkbookMemory>): Checkpoint {
  const there = keptWith({ ...head, ...change });
  there.put("two", rememberedRow(nextId(), { title: "Refuge", amount: 1 }));
  const checkpoint = checkpointFrom(checkpointOf(there));
  if (checkpoint === null) throw new Error("It was just written.");
  return checkpoint;
}

describe("a file whose checkpoint is newer than the memory of this machine", () => {
  test("[ADD196] tells of tables that were connected elsewhere, with their rows, and of those left alone", () => {
    const kept = keptWith(head);
    const bindings = [binding("one", "Theirs"), binding("two", "Next")];
    mergeCheckpoint(kept, filed({ counter: 4, bindings, aside: ["Ours"] }));

    expect(kept.head).toMatchObject({ bindings, aside: ["Ours"], cursor: null, counter: 4 });
    expect(kept.rows("two").size).toBe(1);
  });

  test("[ADD196] takes nothing of this machine's own away", () => {
    const own = binding("three", "Own");
    const kept = keptWith({ ...head, bindings: [...head.bindings, own] });
    mergeCheckpoint(kept, filed({ counter: 4 }));

    expect(kept.head).toMatchObject({ bindings: [...head.bindings, own], cursor: CURSOR });
  });

  test.each([3, 2])("[ADD196] and not where it is none: its counter is %i", (counter) => {
    const kept = keptWith(head);
    mergeCheckpoint(kept, filed({ counter, bindings: [binding("two", "Next")] }));

    expect(kept.head).toMatchObject({ bindings: head.bindings, counter: 3 });
  });

  test("[ADD211] tells of rows that were taken out of the sheet there, to this machine and the command line", () => {
    const there = keptWith(head);
    const [stays, left] = [nextId(), nextId()].map((id) =>
      rememberedRow(id, { title: `Refuge ${id}`, amount: 1 }),
    );
    if (stays === undefined || left === undefined) throw new Error("There are two.");
    there.put("one", stays);
    there.put("one", { ...left, standing: { kind: "let-go" } });
    there.head = { ...head, counter: 4 };
    const checkpoint = checkpointFrom(checkpointOf(there));
    if (checkpoint === null) throw new Error("It was just written.");
    const here = keptWith(head);
    for (const row of [stays, left]) here.put("one", row);
    mergeCheckpoint(here, checkpoint);
    const { bindings } = checkpoint;
    const onDisk = bindings.flatMap((one) => {
      const memory = memoryOf(checkpoint, one, new Set());
      return [...memoryOf(withMemory(checkpoint, one, memory), one, new Set()).values()];
    });

    const standings = (rows: Iterable<RowMemory>) => [...rows].map(({ standing }) => standing.kind);
    const expected = ["known", "let-go"];
    expect(standings(here.rows("one").values())).toEqual(expected);
    expect(standings(rememberedFrom(checkpoint).rows.map(({ row }) => row))).toEqual(expected);
    expect(standings(onDisk)).toEqual(expected);
  });
});
