import type { Statement } from "better-sqlite3";
import type { Connection } from "./connect.ts";

/** Work that waits is taken into one transaction until it has lasted this long; then it commits. */
const LONGEST_GROUP_MS = 30;

type Job = Readonly<{
  work: () => void;
  committed: () => void;
  failed: (cause: unknown) => void;
}>;

export type QueueHooks = Readonly<{
  /** Milliseconds. */
  now: () => number;
  /** A transaction has the write lock. */
  began: () => void;
  /** Something written in a transaction was rolled back. */
  undone: () => void;
}>;

/**
 * The one way to write. Whatever waits is committed together, each job in a savepoint of its own,
 * and is answered after the commit: one disk sync then serves many writers, and none of them hears
 * of a change that could still be lost.
 */
export class WriterQueue {
  readonly #writer: Connection;
  readonly #hooks: QueueHooks;
  readonly #savepoint: Statement;
  readonly #release: Statement;
  readonly #waiting: Job[] = [];
  #scheduled = false;

  constructor(writer: Connection, hooks: QueueHooks) {
    this.#writer = writer;
    this.#hooks = hooks;
    this.#savepoint = writer.prepare("savepoint job");
    this.#release = writer.prepare("release job");
  }

  /**
   * Runs `work` in the next transaction. It must be synchronous: an awaited step would leave the
   * transaction silently. What it throws undoes this job alone.
   */
  run<Answer>(work: () => Answer): Promise<Answer> {
    return new Promise((resolve, reject) => {
      let answer: Answer;
      this.#waiting.push({
        work: () => {
          answer = work();
        },
        committed: () => resolve(answer),
        failed: reject,
      });
      this.#schedule();
    });
  }

  #schedule(): void {
    if (this.#scheduled || this.#waiting.length === 0) return;
    this.#scheduled = true;
    // After this turn's other requests were read, so that they join the same group.
    setImmediate(() => {
      this.#scheduled = false;
      this.#commitGroup();
      this.#schedule();
    });
  }

  #commitGroup(): void {
    const done: Job[] = [];
    try {
      this.#writer.exec("begin immediate");
      this.#hooks.began();
      const began = this.#hooks.now();
      for (let job = this.#waiting.shift(); job !== undefined; job = this.#waiting.shift()) {
        if (this.#apply(job)) done.push(job);
        if (this.#hooks.now() - began >= LONGEST_GROUP_MS) break;
      }
      this.#writer.exec("commit");
    } catch (cause) {
      if (this.#writer.inTransaction) this.#writer.exec("rollback");
      this.#hooks.undone();
      // Without a job done the transaction could not even begin: those who wait must hear of it.
      const concerned = done.length > 0 ? done : this.#waiting.splice(0);
      for (const job of concerned) job.failed(cause);
      return;
    }
    for (const job of done) job.committed();
  }

  #apply(job: Job): boolean {
    this.#savepoint.run();
    try {
      job.work();
    } catch (cause) {
      this.#writer.exec("rollback to job");
      this.#writer.exec("release job");
      this.#hooks.undone();
      job.failed(cause);
      return false;
    }
    this.#release.run();
    return true;
  }
}
