import type { RowId } from "../../shared/values/row-id.ts";
import type { PendingPush } from "./remembered.ts";

const FIRST_PAUSE_MS = 5_000;
const EACH_LONGER = 4;
const LONGEST_PAUSE_MS = 15 * 60_000;

/** Pushes the server had a fault with: each waits by itself, and longer every time. */
export class HeldPushes {
  readonly #held = new Map<string, Readonly<{ tries: number; again: number }>>();

  /**
   * The next push that may be sent. One that waits lets others go before it, but for those of its
   * own rows, so that a row's edits arrive in the order in which they were made.
   */
  next(queue: readonly PendingPush[], now: number): PendingPush | null {
    const waiting = new Set<RowId>();
    for (const push of queue) {
      const held = this.#held.get(push.request.mutationId);
      const waits = held !== undefined && held.again > now;
      if (!waits && !push.sent.some(({ id }) => waiting.has(id))) return push;
      for (const { id } of push.sent) waiting.add(id);
    }
    return null;
  }

  hold({ request: { mutationId } }: PendingPush, now: number): void {
    const tries = this.#held.get(mutationId)?.tries ?? 0;
    const pause = Math.min(FIRST_PAUSE_MS * EACH_LONGER ** tries, LONGEST_PAUSE_MS);
    this.#held.set(mutationId, { tries: tries + 1, again: now + pause });
  }

  letGo({ request: { mutationId } }: PendingPush): void {
    this.#held.delete(mutationId);
  }

  /** A person says: now. The next fault pauses as long as it would have. */
  tryNow(): void {
    for (const [mutation, held] of this.#held) this.#held.set(mutation, { ...held, again: 0 });
  }

  heldIn(queue: readonly PendingPush[]): readonly PendingPush[] {
    return queue.filter(({ request }) => this.#held.has(request.mutationId));
  }

  /** When the first of those that wait is to be tried again; null where none waits. */
  nextAt(queue: readonly PendingPush[]): number | null {
    const times = queue.flatMap(({ request }) => this.#held.get(request.mutationId)?.again ?? []);
    return times.length === 0 ? null : Math.min(...times);
  }
}

/** What a person gives to support: the server's log knows the push by it. */
export function referenceOf({ request }: PendingPush): string {
  return request.mutationId.slice(0, 8);
}
