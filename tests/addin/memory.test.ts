import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { describe, expect, test } from "vitest";
import type { MemoryChange, MemoryStore, WorkbookMemory } from "../../addin/sync/remembered.ts";
import { memoryInBrowser, memoryInPage } from "../../addin/workbook/memory.ts";
import { idsFrom, rememberedRow } from "../sync/sheet-rows.ts";

const nextId = idsFrom(21);
const head = (workbook: string): WorkbookMemory => ({
  workbook,
  copy: "c",
  name: "Book.xlsx",
  address: null,
  organisation: null,
  counter: 1,
  bindings: [],
  cursor: { epoch: 1, version: 9, access: 0 },
});
const nothing: MemoryChange = { head: null, rows: [], dropped: [], queued: [], answered: [] };
const row = (title: string) => ({
  binding: "b",
  row: rememberedRow(nextId(), { title, amount: 1 }),
});
const push = (order: number, mutationId: string) => ({
  order,
  binding: "b",
  request: {
    replica: { workbook: "w", installation: "i", copy: "c" },
    mutationId,
    register: "allocations" as const,
    changes: [],
  },
  sent: [],
});

const stores: readonly (readonly [string, () => MemoryStore])[] = [
  ["the browser", () => memoryInBrowser({ factory: new IDBFactory(), ranges: IDBKeyRange }, "")],
  ["the page", memoryInPage],
];

describe.each(stores)("memory in %s", (_where, make) => {
  test("[ADD63] gives back what was kept, pushes in their order", async () => {
    const store = make();
    const kept = [row("Refuge"), row("Helpline")];
    await store.save("w", { ...nothing, head: head("w"), rows: kept, queued: [push(2, "m2")] });
    await store.save("w", { ...nothing, queued: [push(1, "m1")] });
    const remembered = await store.load("w");
    expect(remembered?.head).toEqual(head("w"));
    expect(new Set(remembered?.rows)).toEqual(new Set(kept));
    expect(remembered?.queue.map(({ order }) => order).sort()).toEqual([1, 2]);
    await store.save("w", {
      ...nothing,
      dropped: kept.slice(0, 1).map(({ binding, row: { id } }) => ({ binding, id })),
      answered: ["m2"],
    });
    const after = await store.load("w");
    expect(after?.rows).toEqual(kept.slice(1));
    expect(after?.queue.map(({ request }) => request.mutationId)).toEqual(["m1"]);
  });

  test("[ADD63] keeps workbooks apart, forgets one alone, and knows its installation again", async () => {
    const store = make();
    await store.save("w", { ...nothing, head: head("w"), rows: [row("Refuge")] });
    await store.save("wx", { ...nothing, head: head("wx"), rows: [row("Helpline")] });
    await store.forget("w");
    expect(await store.load("w")).toBeNull();
    expect((await store.load("wx"))?.rows.length).toBe(1);
    const first = await store.installation(() => "made once");
    expect(await store.installation(() => "another")).toBe(first);
  });
});

test("[ADD63] two organisations in one browser have memories of their own", async () => {
  const factory = new IDBFactory();
  const ours = memoryInBrowser({ factory, ranges: IDBKeyRange }, "ours");
  const theirs = memoryInBrowser({ factory, ranges: IDBKeyRange }, "theirs");
  await ours.save("w", { ...nothing, head: head("w") });
  expect(await theirs.load("w")).toBeNull();
});
