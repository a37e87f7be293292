import type { ServerResponse } from "node:http";
import type { News, Store } from "./api/stores.ts";

/** A watcher's connection: as much of a response as the hub needs. */
export type Watcher = Pick<ServerResponse, "write" | "end" | "on">;

/** Proxies drop a connection that is silent for longer than this. */
export const HEARTBEAT_MS = 25_000;

/** Who watches which organisation, and the one buffer written to all of them. */
export class EventHub {
  readonly #groups = new Map<string, Readonly<{ watchers: Set<Watcher>; leave: () => void }>>();
  readonly #news: Pick<Store, "watch">;

  constructor(news: Pick<Store, "watch">) {
    this.#news = news;
  }

  /** Adds a watcher until its connection closes. */
  watch(organisation: string, watcher: Watcher): void {
    const group = this.#groups.get(organisation) ?? this.#open(organisation);
    group.watchers.add(watcher);
    watcher.on("close", () => {
      group.watchers.delete(watcher);
      if (group.watchers.size > 0) return;
      group.leave();
      this.#groups.delete(organisation);
    });
  }

  /** A comment line to everyone, so that silence is never taken for a broken line. */
  beat(): void {
    for (const { watchers } of this.#groups.values()) {
      for (const watcher of watchers) watcher.write(":\n\n");
    }
  }

  /** Ends every stream; without this, closing the server would wait for them. */
  closeAll(): void {
    for (const { watchers } of this.#groups.values()) for (const watcher of watchers) watcher.end();
  }

  #open(organisation: string) {
    const watchers = new Set<Watcher>();
    const leave = this.#news.watch(organisation, (news) => {
      const buffer = Buffer.from(eventText(news));
      for (const watcher of watchers) watcher.write(buffer);
    });
    const group = { watchers, leave };
    this.#groups.set(organisation, group);
    return group;
  }
}

/** The id is the place in the feed, which a client sends back as Last-Event-ID after a break. */
export function eventText(news: News): string {
  switch (news.kind) {
    case "head":
      return `event: head\nid: ${news.epoch}.${news.version}\ndata: {"version":${news.version}}\n\n`;
    case "alerts":
      return "event: alerts\ndata: {}\n\n";
  }
}
