import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Connection } from "./connect.ts";

/** So many pages of 4 kB wait in the log before they are copied; SQLite's own number. */
const PAGES_TO_COPY = 1_000;
/** Should the thread not keep up, the writer copies them itself, as it otherwise would from the start. */
const MOST_PAGES = 16_000;

/**
 * Copies what was committed from the write-ahead log into the database file on a thread of its own,
 * so that no push waits for it. What is committed is safe in the log before and after.
 */
export class Checkpointer {
  readonly #writer: Connection;
  #thread: Worker | null = null;
  #copying: Promise<void> | null = null;

  constructor(writer: Connection) {
    this.#writer = writer;
    writer.pragma(`wal_autocheckpoint = ${MOST_PAGES}`);
  }

  /** To be called after each commit. */
  committed(): void {
    if (this.#copying !== null || this.#pagesWaiting() < PAGES_TO_COPY) return;
    this.#thread ??= this.#start();
    this.#copying = this.#copy(this.#thread);
  }

  /** What is being copied is first copied to its end. */
  async close(): Promise<void> {
    await this.#copying;
    await this.#thread?.terminate();
  }

  async #copy(thread: Worker): Promise<void> {
    thread.postMessage("copy");
    try {
      await once(thread, "message");
    } catch {
      // Without its thread the writer copies by itself, only in larger portions.
      return;
    }
    this.#copying = null;
  }

  #pagesWaiting(): number {
    // Asked in this way SQLite only answers how far it is, and copies nothing.
    const [far] = this.#writer.pragma("wal_checkpoint(NOOP)") as readonly Readonly<{
      log: number;
      checkpointed: number;
    }>[];
    return far === undefined ? 0 : far.log - far.checkpointed;
  }

  #start(): Worker {
    const file = new URL("./checkpoint-thread.mjs", import.meta.url);
    const thread = new Worker(file, { workerData: this.#writer.name, execArgv: [] });
    thread.unref();
    return thread;
  }
}
