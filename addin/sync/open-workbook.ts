import { checkpointFrom } from "../../shared/sync/checkpoint.ts";
import type { Me } from "../../shared/sync/screens.ts";
import type { Workbook, WorkbookIdentity } from "../workbook/workbook.ts";
import { mergeCheckpoint, rememberedFrom } from "./checkpoint.ts";
import { KeptMemory } from "./kept-memory.ts";
import type { MemoryStore, Remembered } from "./remembered.ts";

export type Opened = Readonly<{
  kept: KeptMemory;
  identity: WorkbookIdentity;
  /** True where the file stands elsewhere or goes by another name than when it was connected. */
  isCopy: boolean;
  /** Rows of a file brought back from its history: brought up to date, and said. */
  oldRows: number;
  /** Why a copy is likely to be next year's file. */
  likely?: string | null;
  /** Of next year's file: which rows are not new, and stay who they are. */
  renewed?: readonly string[];
  /** Why the last answer to what the file is could not be carried out. */
  problem?: string | null;
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

/** The memory of a workbook that Foreplan is not in. */
export function unconnected({ name, address }: WorkbookIdentity, uuid: () => string): Remembered {
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
