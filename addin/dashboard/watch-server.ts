import { EventSource } from "eventsource";

/** Behind the event stream in any case: proxies swallow streams without saying so. */
const POLL_MS = 30_000;

export type Watched = Readonly<{ news: () => void; connected: (connected: boolean) => void }>;

/**
 * Tells whenever the server has something new, and every half minute anyway, until the function it
 * gives back is called. The token travels in a header, never in the address.
 */
export function watchServer(token: string, { news, connected }: Watched): () => void {
  const stream = new EventSource("/events", {
    fetch: (input, init) =>
      fetch(input, { ...init, headers: { ...init.headers, authorization: `Bearer ${token}` } }),
  });
  stream.addEventListener("head", news);
  stream.addEventListener("alerts", news);
  stream.onopen = () => connected(true);
  stream.onerror = () => connected(false);
  const poll = setInterval(news, POLL_MS);
  return () => {
    clearInterval(poll);
    stream.close();
  };
}
