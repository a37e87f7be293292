import type { HostErrorCode } from "../model/host-error.ts";

/** What became of an event: told, never told, or kept back until released. */
export type EventDelivery = "deliver" | "drop" | "hold";

type PlannedFailure = { code: HostErrorCode; left: number; skip: number };

/** Things that go wrong in a real Excel, made to happen when a test wants them. */
export class Faults {
  events: EventDelivery = "deliver";
  /** Several changes told as one, over the block that covers them. */
  coalesceEvents = false;
  readonly #failures: PlannedFailure[] = [];

  /** The next batches answer with an error, after letting `skip` of them through. */
  failNext(code: HostErrorCode, options: Readonly<{ times?: number; skip?: number }> = {}): void {
    this.#failures.push({ code, left: options.times ?? 1, skip: options.skip ?? 0 });
  }

  /** The error the batch now arriving must get, or null. */
  failureDue(): HostErrorCode | null {
    const planned = this.#failures[0];
    if (planned === undefined) return null;
    if (planned.skip > 0) {
      planned.skip -= 1;
      return null;
    }
    planned.left -= 1;
    if (planned.left === 0) this.#failures.shift();
    return planned.code;
  }
}
