import { checkpointFrom } from "../../shared/sync/checkpoint.ts";
import { bindingForNextYear, type CopyAnswer } from "../../shared/sync/copied-file.ts";
import type { Me } from "../../shared/sync/screens.ts";
import type { Workbook, WorkbookIdentity } from "../workbook/workbook.ts";
import { idColumnOf } from "../workbook/workbook.ts";
import { mergeCheckpoint, rememberedFrom } from "./checkpoint.ts";
import { KeptMemory } from "./kept-memory.ts";
import type { Binding, MemoryStore, Remembered } from "./remembered.ts";

export type Opened = Readonly<{
  kept: KeptMemory;
  identity: WorkbookIdentity;
  /** True where the file stands elsewhere or goes by another name than when it was connected. */
  isCopy: boolean;
  /** Rows of a file brought back from its history: brought up to date, and said. */
  oldRows: number;
}>;

/** Finds the memory of the workbook that is open, from this machine and from the file itself. */
export async function openWorkbook(
  workbook: Workbook,
  store: MemoryStore,
  uuid: () => string,
): Promise<Opened> {
  const identity = await workbook.identity();
  const checkpoint = checkpointFrom(await workbook.readCheckpoint());
  if (checkpoint === null) {
    const kept = new KeptMemory(store, unconnected(identity, uuid), true);
    return { kept, identity, isCopy: false, oldRows: 0 };
  }
  const remembered = await store.load(checkpoint.workbook);
  const isCopy = checkpoint.name !== identity.name || checkpoint.address !== identity.address;
  if (remembered === null) {
    const kept = new KeptMemory(store, rememberedFrom(checkpoint), true);
    return { kept, identity, isCopy, oldRows: 0 };
  }
  const kept = new KeptMemory(store, remembered, false);
  const oldRows = mergeCheckpoint(kept, checkpoint);
  return { kept, identity, isCopy, oldRows };
}

/**
 * Why a member may not go on with the file: one organisation's rows must never be sent to another,
 * nor another's be written into this file. Null where they may.
 */
export function notForMember({ kept }: Opened, { organisation }: Me): string | null {
  const { organisation: own, bindings } = kept.head;
  if (own === null || bindings.length === 0 || own.id === organisation.id) return null;
  return `This workbook is connected to the registers of ${own.name}. Sign in as one of its members; nothing was sent.`;
}

function unconnected({ name, address }: WorkbookIdentity, uuid: () => string): Remembered {
  return {
    head: {
      workbook: uuid(),
      copy: uuid(),
      name,
      address,
      organisation: null,
      counter: 0,
      bindings: [],
      cursor: null,
    },
    rows: [],
    queue: [],
  };
}

/** Does what a person said a copied or moved file is. Answers the memory to go on with. */
export async function takeCopyAnswer(
  answer: CopyAnswer,
  { kept, identity }: Opened,
  {
    workbook,
    store,
    uuid,
  }: Readonly<{ workbook: Workbook; store: MemoryStore; uuid: () => string }>,
): Promise<KeptMemory> {
  const { name, address } = identity;
  if (answer === "moved") {
    kept.head = { ...kept.head, name, address };
    return kept;
  }
  if (answer === "forget") {
    for (const binding of kept.head.bindings) await workbook.removeIdColumn(binding.table);
    await workbook.removeCheckpoint();
    return new KeptMemory(store, unconnected(identity, uuid), true);
  }
  // A file of its own from now on: what waited to be sent is the other file's to send.
  const { head } = kept;
  const own = {
    ...head,
    workbook: uuid(),
    copy: uuid(),
    name,
    address,
    bindings: answer === "next-year" ? head.bindings.map(bindingForNextYear) : head.bindings,
    cursor: null,
  };
  if (answer === "colleague") {
    const rows = head.bindings.flatMap(({ id }) =>
      [...kept.rows(id).values()].map((row) => ({ binding: id, row })),
    );
    return new KeptMemory(store, { head: own, rows, queue: [] }, true);
  }
  const stays = head.bindings.filter(({ spread }) => spread?.by === "financialYear");
  for (const binding of head.bindings) {
    if (!stays.includes(binding)) await clearIds(workbook, binding);
  }
  // Years side by side name themselves: they are the same rows, and next year's is a column more.
  const rows = stays.flatMap(({ id }) =>
    [...kept.rows(id).values()].map((row) => ({ binding: id, row })),
  );
  return new KeptMemory(store, { head: own, rows, queue: [] }, true);
}

/** Last year's rows stay in the register: these begin without ids, as new ones. */
async function clearIds(workbook: Workbook, binding: Binding): Promise<void> {
  for (let tries = 0; tries < 3; tries += 1) {
    const block = await workbook.readTable(binding.table);
    const column = block === null ? -1 : idColumnOf(block);
    if (block === null || column < 0) return;
    const writes = block.rows.flatMap((cells, row) =>
      cells[column]?.value == null ? [] : [{ row, column, content: null }],
    );
    if ((await workbook.writeCells(block, writes)) === "written") return;
  }
}
