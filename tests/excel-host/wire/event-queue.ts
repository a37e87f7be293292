import { boundingArea, fromA1, toA1 } from "../model/area.ts";
import type { EventMessage } from "./event-messages.ts";
import type { Faults } from "./faults.ts";

/** An event as it goes over the wire, category "RichApi message". */
export type EventEntry = Readonly<{
  messageCategory: 65536;
  messageType: number;
  targetId: string;
  message: string;
  id: number;
  isRemoteOverride: boolean;
}>;

type Waiting = Readonly<{ told: EventMessage; isRemote: boolean }>;

/** Events wait for the end of the turn and go out together, as Excel sends them. */
export class EventQueue {
  readonly #faults: Faults;
  readonly #send: (entries: readonly EventEntry[]) => void;
  #waiting: Waiting[] = [];
  #held: Waiting[] = [];
  #isPlanned = false;

  constructor(faults: Faults, send: (entries: readonly EventEntry[]) => void) {
    this.#faults = faults;
    this.#send = send;
  }

  get isEmpty(): boolean {
    return this.#waiting.length === 0;
  }

  add(told: EventMessage, isRemote: boolean): void {
    if (this.#faults.events === "drop") return;
    if (this.#faults.events === "hold") this.#held.push({ told, isRemote });
    else this.#put({ told, isRemote });
  }

  /** Tells what was kept back, in its order. */
  release(): void {
    const held = this.#held;
    this.#held = [];
    for (const waiting of held) this.#put(waiting);
  }

  #put(waiting: Waiting): void {
    this.#waiting.push(waiting);
    if (this.#isPlanned) return;
    this.#isPlanned = true;
    setTimeout(() => this.#flush(), 0);
  }

  #flush(): void {
    this.#isPlanned = false;
    const waiting = this.#faults.coalesceEvents ? coalesced(this.#waiting) : this.#waiting;
    this.#waiting = [];
    this.#send(
      waiting.map(({ told, isRemote }) => ({
        messageCategory: 65536,
        messageType: told.event,
        targetId: told.target,
        message: JSON.stringify(told.content),
        id: 0,
        isRemoteOverride: isRemote,
      })),
    );
  }
}

/** Per event and target only one is told, the last, over the block that covers them all. */
function coalesced(waiting: readonly Waiting[]): Waiting[] {
  const merged = new Map<string, Waiting>();
  for (const next of waiting) {
    const key = `${next.told.event}|${next.told.target}|${next.isRemote}`;
    const earlier = merged.get(key);
    merged.delete(key);
    merged.set(key, earlier === undefined ? next : covering(earlier, next));
  }
  return [...merged.values()];
}

function covering(earlier: Waiting, next: Waiting): Waiting {
  const one = areaIn(earlier);
  const other = areaIn(next);
  if (one === null || other === null) return next;
  const { valueBefore: _before, valueAfter: _after, ...content } = next.told.content;
  const address = toA1(boundingArea(one, other));
  return { ...next, told: { ...next.told, content: { ...content, address } } };
}

function areaIn(waiting: Waiting) {
  const { address } = waiting.told.content;
  return typeof address === "string" ? fromA1(address) : null;
}
