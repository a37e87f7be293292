import type { ServerResponse } from "node:http";

/** A watcher's connection: as much of a response as the hub needs. */
export type Watcher = Pick<ServerResponse, "write" | "end" | "on">;

/** What a watcher is told: never data, only that there is something new. */
export type Poke =
  | Readonly<{ kind: "head"; epoch: number; version: number }>
  | Readonly<{ kind: "alerts" }>;

/** Proxies drop a connection that is silent for longer than this. */
export const HEARTBEAT_MS = 25_000;

/** Who watches which organisation, and the one buffer written to all of them. */
export class EventHub {
  readonly #watchers = new Map<string, Set<Watcher>>();

  /** Adds a watcher until its connection closes. */
  watch(organisation: string, watcher: Watcher): void {
    const group = this.#watchers.get(organisation) ?? new Set();
    this.#watchers.set(organisation, group);
    group.add(watcher);
    watcher.on("close", () => {
      group.delete(watcher);
      if (group.size === 0) this.#watchers.delete(organisation);
    });
  }

  tell(organisation: string, poke: Poke): void {
    const group = this.#watchers.get(organisation);
    if (group === undefined) return;
    const buffer = Buffer.from(eventText(poke));
    for (const watcher of group) watcher.write(buffer);
  }

  /** A comment line to everyone, so that silence is never taken for a broken line. */
  beat(): void {
    for (const group of this.#watchers.values()) {
      for (const watcher of group) watcher.write(":\n\n");
    }
  }

  /** Ends every stream; without this, closing the server would wait for them. */
  closeAll(): void {
    for (const group of this.#watchers.values()) for (const watcher of group) watcher.end();
  }

  get size(): number {
    let total = 0;
    for (const group of this.#watchers.values()) total += group.size;
    return total;
  }
}

/** The id is the place in the feed, which a client sends back as Last-Event-ID after a break. */
export function eventText(poke: Poke): string {
  switch (poke.kind) {
    case "head":
      return `event: head\nid: ${poke.epoch}.${poke.version}\ndata: {"version":${poke.version}}\n\n`;
    case "alerts":
      return "event: alerts\ndata: {}\n\n";
  }
}
