import type { Clock } from "./clock.ts";

/** Things put off, each by its name: what is put off again waits anew. */
export class Timers {
  readonly #clock: Clock;
  readonly #onRun: (work: Promise<void>) => void;
  readonly #waiting = new Map<string, () => void>();

  constructor(clock: Clock, onRun: (work: Promise<void>) => void) {
    this.#clock = clock;
    this.#onRun = onRun;
  }

  later(name: string, milliseconds: number, run: () => Promise<void>): void {
    this.#waiting.get(name)?.();
    const cancel = this.#clock.after(milliseconds, () => {
      this.#waiting.delete(name);
      this.#onRun(run());
    });
    this.#waiting.set(name, cancel);
  }

  stop(): void {
    for (const cancel of this.#waiting.values()) cancel();
    this.#waiting.clear();
  }
}
