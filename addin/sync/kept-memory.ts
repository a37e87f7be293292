import type { RowMemory, TableMemory } from "../../shared/sync/table-memory.ts";
import type { RowId } from "../../shared/values/row-id.ts";
import type {
  Binding,
  MemoryChange,
  MemoryStore,
  PendingPush,
  Remembered,
  WorkbookMemory,
} from "./remembered.ts";

/**
 * The memory at hand. Everything reads and changes it at once; `keep` writes what changed since,
 * as one, so that a page closed at any moment has either all of a step or nothing of it.
 */
export class KeptMemory {
  readonly #store: MemoryStore;
  readonly #rows = new Map<string, Map<RowId, RowMemory>>();
  #head: WorkbookMemory;
  #queue: readonly PendingPush[];
  #headChanged: boolean;
  readonly #changed = new Map<string, Readonly<{ binding: string; row: RowMemory }>>();
  readonly #dropped = new Map<string, Readonly<{ binding: string; id: RowId }>>();
  readonly #queued = new Map<string, PendingPush>();
  readonly #answered = new Set<string>();
  #saving: Promise<void> = Promise.resolve();

  constructor(store: MemoryStore, remembered: Remembered, isNew: boolean) {
    this.#store = store;
    this.#head = remembered.head;
    this.#queue = remembered.queue;
    this.#headChanged = isNew;
    for (const { binding, row } of remembered.rows) {
      this.#table(binding).set(row.id, row);
      if (isNew) this.#changed.set(`${binding}/${row.id}`, { binding, row });
    }
  }

  get head(): WorkbookMemory {
    return this.#head;
  }

  set head(head: WorkbookMemory) {
    this.#head = head;
    this.#headChanged = true;
  }

  get queue(): readonly PendingPush[] {
    return this.#queue;
  }

  binding(id: string): Binding | undefined {
    return this.#head.bindings.find((binding) => binding.id === id);
  }

  /** Takes a binding that is understood anew in the place of the one of the same id. */
  rebind(binding: Binding): void {
    if (this.binding(binding.id) === binding) return;
    const bindings = this.#head.bindings.map((one) => (one.id === binding.id ? binding : one));
    this.head = { ...this.#head, bindings };
  }

  rows(binding: string): TableMemory {
    return this.#table(binding);
  }

  row(binding: string, id: RowId): RowMemory | undefined {
    return this.#table(binding).get(id);
  }

  put(binding: string, row: RowMemory): void {
    const key = `${binding}/${row.id}`;
    this.#table(binding).set(row.id, row);
    this.#changed.set(key, { binding, row });
    this.#dropped.delete(key);
  }

  drop(binding: string, id: RowId): void {
    const key = `${binding}/${id}`;
    this.#table(binding).delete(id);
    this.#changed.delete(key);
    this.#dropped.set(key, { binding, id });
  }

  dropTable(binding: string): void {
    for (const id of [...this.#table(binding).keys()]) this.drop(binding, id);
    for (const push of this.#queue) {
      if (push.binding === binding) this.answered(push.request.mutationId);
    }
  }

  enqueue(push: PendingPush): void {
    this.#queue = [...this.#queue, push];
    this.#queued.set(push.request.mutationId, push);
  }

  answered(mutation: string): void {
    this.#queue = this.#queue.filter(({ request }) => request.mutationId !== mutation);
    this.#queued.delete(mutation);
    this.#answered.add(mutation);
  }

  /** A push that says something else from now on, in its old place. */
  replacePush(mutation: string, push: PendingPush): void {
    const queue = this.#queue.map((one) => (one.request.mutationId === mutation ? push : one));
    this.answered(mutation);
    this.#queue = queue;
    this.#queued.set(push.request.mutationId, push);
  }

  nextOrder(): number {
    return (this.#queue.at(-1)?.order ?? 0) + 1;
  }

  /** Writes what changed; changes made meanwhile go with the next call. */
  keep(): Promise<void> {
    const isNothing =
      !this.#headChanged &&
      this.#changed.size + this.#dropped.size + this.#queued.size + this.#answered.size === 0;
    if (isNothing) return this.#saving;
    const change = {
      head: this.#headChanged ? this.#head : null,
      rows: [...this.#changed.values()],
      dropped: [...this.#dropped.values()],
      queued: [...this.#queued.values()],
      answered: [...this.#answered],
    };
    this.#headChanged = false;
    this.#changed.clear();
    this.#dropped.clear();
    this.#queued.clear();
    this.#answered.clear();
    const { workbook } = this.#head;
    const before = this.#saving.catch(() => undefined);
    this.#saving = before
      .then(() => this.#store.save(workbook, change))
      .catch((error) => {
        this.#owe(change);
        throw error;
      });
    return this.#saving;
  }

  /** What could not be written goes with the next call, but for what has changed again since. */
  #owe(change: MemoryChange): void {
    this.#headChanged = true;
    for (const one of change.rows) {
      const key = `${one.binding}/${one.row.id}`;
      if (!this.#changed.has(key) && !this.#dropped.has(key)) this.#changed.set(key, one);
    }
    for (const one of change.dropped) {
      const key = `${one.binding}/${one.id}`;
      if (!this.#changed.has(key)) this.#dropped.set(key, one);
    }
    for (const push of change.queued) {
      const { mutationId } = push.request;
      if (!this.#answered.has(mutationId)) this.#queued.set(mutationId, push);
    }
    for (const mutation of change.answered) this.#answered.add(mutation);
  }

  #table(binding: string): Map<RowId, RowMemory> {
    const known = this.#rows.get(binding) ?? new Map<RowId, RowMemory>();
    this.#rows.set(binding, known);
    return known;
  }
}
