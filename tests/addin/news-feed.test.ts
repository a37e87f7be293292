import { afterAll, beforeAll, expect, test } from "vitest";
import { newsFeed } from "../../addin/news-feed.ts";
import type { News } from "../../addin/sync/session-parts.ts";
import { clientOf, insertOf, newRowId, pushOf } from "../api/call.ts";
import { startTestServer, type TestServer } from "../support/test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

/** Resolves with each news as it comes. */
function heard() {
  const waiting: ((news: News) => void)[] = [];
  const early: News[] = [];
  return {
    onNews: (news: News) => {
      const next = waiting.shift();
      if (next === undefined) early.push(news);
      else next(news);
    },
    next: () => {
      const news = early.shift();
      return news === undefined
        ? new Promise<News>((resolve) => waiting.push(resolve))
        : Promise.resolve(news);
    },
  };
}

const feed = () =>
  newsFeed({ url: `${server.url}/events`, fetch, locks: null, channel: () => null });

test("[ADD64] a change by anybody is told to every pane that listens, with its sign-in in a header", async () => {
  const token = server.token("dyfed-powys", "officer");
  const pane = heard();
  const stop = feed().start(token, pane.onNews);
  // The stream begins with where the register stands.
  expect(await pane.next()).toBe("head");
  await clientOf(server.url, token).sync.push.mutate(
    pushOf("providers", [insertOf(newRowId(), { name: "Llamau" })]),
  );
  expect(await pane.next()).toBe("head");
  stop();
});

test("[ADD64] panes of one browser hold one stream, and pass its news on", async () => {
  const token = server.token("dyfed-powys", "officer");
  let streams = 0;
  const counted: typeof fetch = (input, init) => {
    streams += 1;
    return fetch(input, init);
  };
  const shared = newsFeed({
    url: `${server.url}/events`,
    fetch: counted,
    locks: oneLock(),
    channel: (name) => new BroadcastChannel(name),
  });
  const [first, second] = [heard(), heard()];
  const stopFirst = shared.start(token, first.onNews);
  const stopSecond = shared.start(token, second.onNews);
  expect(await first.next()).toBe("head");
  expect(await second.next()).toBe("head");
  expect(streams).toBe(1);
  // The holder leaves: the other takes the stream over.
  stopFirst();
  expect(await second.next()).toBe("head");
  expect(streams).toBe(2);
  stopSecond();
});

/** The browser's locks, one name, first come first served. */
function oneLock(): LockManager {
  let last: Promise<unknown> = Promise.resolve();
  const request = (
    _name: string,
    { signal }: { signal: AbortSignal },
    hold: () => Promise<void>,
  ) => {
    const turn = last.then(() => (signal.aborted ? undefined : hold()));
    last = turn;
    return turn;
  };
  // Only the form the feed uses.
  return { request } as unknown as LockManager;
}
