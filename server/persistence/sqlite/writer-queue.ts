import type { Statement } from "better-sqlite3";
import type { Connection } from "./connect.ts";

/** Work that waits is taken into one transaction until it has lasted this long; then it commits. */
const LONGEST_GROUP_MS = 30;

/** Waiting for company pays while it is shorter than the disk sync it saves. */
const LONGEST_GATHERING_MS = 5;
/** A clock that stands still, as in tests, must not stop the queue. */
const MOST_TURNS = 500;

type Gathering = Readonly<{ began: number; turns: number; waiting: number }>;

type Job = Readonly<{
  work: () => void;
  isLong: boolean;
  committed: () => void;
  failed: (cause: unknown) => void;
}>;

export type QueueHooks = Readonly<{
  /** Milliseconds. */
  now: () => number;
  /** A transaction has the write lock. */
  began: () => void;
  /** A transaction is on disk, and whoever waited for it is answered. */
  committed: () => void;
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
  #last = { jobs: 1, commitMs: 0 };

  constructor(writer: Connection, hooks: QueueHooks) {
    this.#writer = writer;
    this.#hooks = hooks;
    this.#savepoint = writer.prepare("savepoint job");
    this.#release = writer.prepare("release job");
  }

  /**
   * Runs `work` in the next transaction. It must be synchronous: an awaited step would leave the
   * transaction silently. What it throws undoes this job alone. Work that `isLong` begins a
   * transaction of its own: who stands before it is answered first.
   */
  run<Answer>(work: () => Answer, isLong = false): Promise<Answer> {
    return new Promise((resolve, reject) => {
      let answer: Answer;
      this.#waiting.push({
        work: () => {
          answer = work();
        },
        isLong,
        committed: () => resolve(answer),
        failed: reject,
      });
      this.#schedule();
    });
  }

  #schedule(): void {
    if (this.#scheduled || this.#waiting.length === 0) return;
    this.#scheduled = true;
    this.#gather({ began: this.#hooks.now(), turns: 0, waiting: 0 });
  }

  /**
   * Lets the requests that are on their way be read, so that they join the group: until no more
   * come and there are as many as last time, at most for as long as the last commit took.
   */
  #gather({ began, turns, waiting }: Gathering): void {
    setImmediate(() => {
      const grown = this.#waiting.length > waiting;
      const enough = this.#waiting.length >= this.#last.jobs;
      const late = turns >= MOST_TURNS || this.#hooks.now() - began >= this.#last.commitMs;
      if (!late && (grown || !enough)) {
        this.#gather({ began, turns: turns + 1, waiting: this.#waiting.length });
        return;
      }
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
      for (let job = this.#waiting[0]; job !== undefined; job = this.#waiting[0]) {
        if (job.isLong && done.length > 0) break;
        this.#waiting.shift();
        if (this.#apply(job)) done.push(job);
        if (this.#hooks.now() - began >= LONGEST_GROUP_MS) break;
      }
      const ready = this.#hooks.now();
      this.#writer.exec("commit");
      const took = this.#hooks.now() - ready;
      this.#last = { jobs: done.length, commitMs: Math.min(took, LONGEST_GATHERING_MS) };
    } catch (cause) {
      if (this.#writer.inTransaction) this.#writer.exec("rollback");
      this.#hooks.undone();
      // Without a job done the transaction could not even begin: those who wait must hear of it.
      const concerned = done.length > 0 ? done : this.#waiting.splice(0);
      for (const job of concerned) job.failed(cause);
      return;
    }
    for (const job of done) job.committed();
    this.#hooks.committed();
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
