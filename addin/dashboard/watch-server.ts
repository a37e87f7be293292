import { EventSource } from "eventsource";
import { z } from "zod";

/** Behind the event stream in any case: proxies swallow streams without saying so. */
const POLL_MS = 30_000;

const Head = z.object({ version: z.int() });

export type Watched = Readonly<{
  /** How far the server is as the stream begins: news only to who has not fetched that far. */
  standsAt: (head: number) => void;
  news: () => void;
  connected: (connected: boolean) => void;
}>;

/**
 * Tells whenever the server has something new, and every half minute anyway, until the function it
 * gives back is called. The token travels in a header, never in the address.
 */
export function watchServer(token: string, { standsAt, news, connected }: Watched): () => void {
  const stream = new EventSource("/events", {
    fetch: (input, init) =>
      fetch(input, { ...init, headers: { ...init.headers, authorization: `Bearer ${token}` } }),
  });
  let begun = false;
  stream.addEventListener("head", ({ data }) => {
    // Once more after a break it is news: what else came meanwhile was not heard.
    if (begun) news();
    else standsAt(Head.parse(JSON.parse(data)).version);
    begun = true;
  });
  stream.addEventListener("alerts", news);
  stream.onopen = () => connected(true);
  stream.onerror = () => connected(false);
  const poll = setInterval(news, POLL_MS);
  return () => {
    clearInterval(poll);
    stream.close();
  };
}
