import type { RowMemory } from "../../shared/sync/table-memory.ts";
import type {
  MemoryChange,
  MemoryStore,
  PendingPush,
  Remembered,
  WorkbookMemory,
} from "../sync/remembered.ts";

/** Only one layout so far; another one brings an upgrade of this one. */
const LAYOUT = 1;
const HEADS = "workbook";
const ROWS = "row";
const QUEUE = "push";
const SELF = "installation";

type KeptRow = Readonly<{ workbook: string; binding: string; id: string; row: RowMemory }>;
type KeptPush = Readonly<{ workbook: string; mutation: string; push: PendingPush }>;

type KeyRanges = Pick<typeof IDBKeyRange, "bound">;

/** `indexedDB` and `IDBKeyRange`, as a browser has them. */
export type BrowserDatabases = Readonly<{ factory: IDBFactory; ranges: KeyRanges }>;

/**
 * The working memory in IndexedDB. `partition` is Office's key, by which two organisations that
 * use the add-in in one browser never see each other's.
 */
export function memoryInBrowser(
  { factory, ranges }: BrowserDatabases,
  partition: string,
): MemoryStore {
  let opening: Promise<IDBDatabase> | null = null;
  const database = () => {
    opening ??= open(factory, partition === "" ? "foreplan" : `foreplan:${partition}`);
    return opening;
  };
  return {
    async installation(mint) {
      const transaction = (await database()).transaction(SELF, "readwrite");
      const known: unknown = await answerOf(transaction.objectStore(SELF).get("id"));
      if (typeof known === "string") return known;
      const id = mint();
      transaction.objectStore(SELF).put(id, "id");
      await doneWith(transaction);
      return id;
    },
    async load(workbook) {
      const transaction = (await database()).transaction([HEADS, ROWS, QUEUE], "readonly");
      return loadFrom(transaction, ranges, workbook);
    },
    async save(workbook, change) {
      const transaction = (await database()).transaction([HEADS, ROWS, QUEUE], "readwrite", {
        durability: "strict",
      });
      saveInto(transaction, workbook, change);
      await doneWith(transaction);
    },
    async forget(workbook) {
      const transaction = (await database()).transaction([HEADS, ROWS, QUEUE], "readwrite");
      transaction.objectStore(HEADS).delete(workbook);
      transaction.objectStore(ROWS).delete(all(ranges, workbook));
      transaction.objectStore(QUEUE).delete(all(ranges, workbook));
      await doneWith(transaction);
    },
  };
}

/** For browsers that keep nothing: what is remembered lasts as long as the page, and the checkpoint. */
export function memoryInPage(): MemoryStore {
  const kept = new Map<string, Remembered>();
  let self: string | null = null;
  return {
    async installation(mint) {
      self ??= mint();
      return self;
    },
    async load(workbook) {
      return kept.get(workbook) ?? null;
    },
    async save(workbook, change) {
      const before = kept.get(workbook);
      const head = change.head ?? before?.head;
      if (head === undefined) return;
      const rows = new Map(before?.rows.map((one) => [`${one.binding}/${one.row.id}`, one]));
      for (const one of change.rows) rows.set(`${one.binding}/${one.row.id}`, one);
      for (const { binding, id } of change.dropped) rows.delete(`${binding}/${id}`);
      const queue = new Map(before?.queue.map((push) => [push.request.mutationId, push]));
      for (const push of change.queued) queue.set(push.request.mutationId, push);
      for (const mutation of change.answered) queue.delete(mutation);
      kept.set(workbook, { head, rows: [...rows.values()], queue: [...queue.values()] });
    },
    async forget(workbook) {
      kept.delete(workbook);
    },
  };
}

function open(factory: IDBFactory, name: string): Promise<IDBDatabase> {
  const request = factory.open(name, LAYOUT);
  request.onupgradeneeded = () => {
    const database = request.result;
    database.createObjectStore(HEADS, { keyPath: "workbook" });
    database.createObjectStore(ROWS, { keyPath: ["workbook", "binding", "id"] });
    database.createObjectStore(QUEUE, { keyPath: ["workbook", "mutation"] });
    database.createObjectStore(SELF);
  };
  return answerOf(request);
}

async function loadFrom(
  transaction: IDBTransaction,
  ranges: KeyRanges,
  workbook: string,
): Promise<Remembered | null> {
  // What this code wrote is what it reads; the layout's number is raised when that changes.
  const [head, rows, queue] = await Promise.all([
    answerOf<WorkbookMemory | undefined>(transaction.objectStore(HEADS).get(workbook)),
    answerOf<KeptRow[]>(transaction.objectStore(ROWS).getAll(all(ranges, workbook))),
    answerOf<KeptPush[]>(transaction.objectStore(QUEUE).getAll(all(ranges, workbook))),
  ]);
  if (head === undefined) return null;
  return {
    head,
    rows: rows.map(({ binding, row }) => ({ binding, row })),
    queue: queue.map(({ push }) => push).sort((a, b) => a.order - b.order),
  };
}

function saveInto(transaction: IDBTransaction, workbook: string, change: MemoryChange): void {
  const rows = transaction.objectStore(ROWS);
  const queue = transaction.objectStore(QUEUE);
  if (change.head !== null) transaction.objectStore(HEADS).put(change.head);
  for (const { binding, row } of change.rows) {
    rows.put({ workbook, binding, id: row.id, row } satisfies KeptRow);
  }
  for (const { binding, id } of change.dropped) rows.delete([workbook, binding, id]);
  for (const push of change.queued) {
    queue.put({ workbook, mutation: push.request.mutationId, push } satisfies KeptPush);
  }
  for (const mutation of change.answered) queue.delete([workbook, mutation]);
}

/** Every key that begins with the workbook: an array sorts after every text. */
function all(range: KeyRanges, workbook: string): IDBKeyRange {
  return range.bound([workbook], [workbook, []]);
}

function answerOf<Answer>(request: IDBRequest<Answer>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function doneWith(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error);
    transaction.onabort = () => reject(transaction.error);
  });
}
