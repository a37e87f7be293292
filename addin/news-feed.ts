import { EventSource } from "eventsource";
import type { NewsFeed } from "./sync/session-parts.ts";

/** What panes of one browser share: one of them holds the stream and passes its pokes on. */
const LOCK = "foreplan-events";

export type NewsFeedParts = Readonly<{
  /** "https://localhost:8443/events". */
  url: string;
  fetch: typeof fetch;
  /** Null where the browser has none: then every pane has a stream of its own. */
  locks: LockManager | null;
  channel: (name: string) => BroadcastChannel | null;
}>;

/**
 * The server's event stream. Browsers allow six connections to a server, and people open many
 * panes: they elect one holder by a lock, and hear of everything from it.
 */
export function newsFeed({ url, fetch: fetcher, locks, channel }: NewsFeedParts): NewsFeed {
  return {
    start(token, onNews) {
      // Members of two organisations in one browser must not wake each other for nothing.
      const name = `${LOCK}:${shortPrint(token)}`;
      const others = channel(name);
      const ended = new AbortController();
      if (others !== null) {
        others.onmessage = ({ data }) => onNews(data === "alerts" ? "alerts" : "head");
      }
      const hold = () =>
        new Promise<void>((resolve) => {
          const stream = new EventSource(url, {
            fetch: (input, init) =>
              fetcher(input, {
                ...init,
                headers: { ...init.headers, authorization: `Bearer ${token}` },
              }),
          });
          for (const news of ["head", "alerts"] as const) {
            stream.addEventListener(news, () => {
              onNews(news);
              others?.postMessage(news);
            });
          }
          ended.signal.addEventListener("abort", () => {
            stream.close();
            resolve();
          });
        });
      if (locks === null || others === null) void hold();
      else {
        locks.request(name, { signal: ended.signal }, hold).catch(() => {
          // Ended while it waited for its turn: there is nothing to close.
        });
      }
      return () => {
        ended.abort();
        others?.close();
      };
    },
  };
}

/** Tells tokens apart without naming them in what other scripts of the origin can see. */
function shortPrint(token: string): string {
  let print = 7;
  for (const character of token) {
    print = (Math.imul(print, 31) + (character.codePointAt(0) ?? 0)) >>> 0;
  }
  return print.toString(36);
}
