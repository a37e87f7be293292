import { apiClient, serverOver } from "./api-client.ts";
import { browserLocks } from "./browser-locks.ts";
import { newsFeed } from "./news-feed.ts";
import { pocketIn } from "./pocket.ts";
import { chosenLanguage } from "./sync/chosen-language.ts";
import type { RunningSession } from "./sync/session-parts.ts";
import { createSession } from "./sync-session.ts";
import type { Capabilities } from "./workbook/capabilities.ts";
import { excelWorkbook } from "./workbook/excel-workbook.ts";
import { memoryInBrowser, memoryInPage } from "./workbook/memory.ts";
import type { ExcelLibrary } from "./workbook/run-in-excel.ts";

export type PageParts = Readonly<{
  excel: ExcelLibrary;
  capabilities: Capabilities;
  /** Where the file lies, as Office knows it. */
  fileAddress: () => string | null;
  /** Office's key by which a browser keeps organisations apart; "" where there is none. */
  partition: string;
  /** The page's own origin: "https://localhost:8443". */
  origin: string;
}>;

/** Opens the session of a page: the one place where the browser's own parts are handed in. */
export function openSession({
  excel,
  capabilities,
  fileAddress,
  partition,
  origin,
}: PageParts): RunningSession {
  let token: string | null = null;
  const pocket = pocketIn(partition);
  const api = apiClient({
    url: `${origin}/trpc`,
    token: () => token,
    language: () => chosenLanguage(pocket),
  });
  return createSession({
    workbook: excelWorkbook(excel, fileAddress, capabilities),
    server: serverOver(api),
    memory:
      typeof indexedDB === "undefined"
        ? memoryInPage()
        : memoryInBrowser({ factory: indexedDB, ranges: IDBKeyRange }, partition),
    clock: {
      now: () => Date.now(),
      after: (milliseconds, run) => {
        const timer = setTimeout(run, milliseconds);
        return () => clearTimeout(timer);
      },
    },
    random: () => {
      const [number = 0] = crypto.getRandomValues(new Uint32Array(1));
      return number / 2 ** 32;
    },
    uuid: () => crypto.randomUUID(),
    pocket,
    locks: browserLocks(navigator.locks ?? null),
    news: newsFeed({
      url: `${origin}/events`,
      // Looked up at every call, as the API's is.
      fetch: (input, init) => globalThis.fetch(input, init),
      locks: navigator.locks ?? null,
      channel: (name) =>
        typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(name),
    }),
    network: {
      start(onChange) {
        const listening = new AbortController();
        for (const event of ["online", "offline"]) {
          window.addEventListener(event, onChange, { signal: listening.signal });
        }
        return () => listening.abort();
      },
    },
    takeToken: (given) => {
      token = given;
    },
  });
}
