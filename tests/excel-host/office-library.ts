/// <reference path="../../node_modules/@microsoft/office-js/dist/office.d.ts" />
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import vm from "node:vm";

/** Where the unmodified library lies; it is a development dependency and never committed. */
export const OFFICE_JS_FOLDER = path.join(
  path.dirname(createRequire(import.meta.url).resolve("@microsoft/office-js/package.json")),
  "dist",
);

/**
 * The library of Excel's object model, in the readable build: its errors name the statement that
 * failed. office.js itself only starts up a page inside Office, and here there is no page.
 */
const LIBRARY = "excel-web-16.00.debug.js";

export type ExcelLibrary = Readonly<{
  Excel: typeof Excel;
  OfficeExtension: typeof OfficeExtension;
}>;

/** What the library looks for on `window` before it starts: its way to a host. */
export type NativeBridge = {
  sendMessageToHost(text: string): void;
  /** Set by the library. */
  onMessageFromHost: ((text: string) => void) | null;
};

/**
 * While it loads, the library gives scripts it asked for a second or more, and then goes on without
 * them to a parent frame that is not there. Nothing else it sets while loading takes as long.
 */
const LONGEST_START_UP_MS = 1_000;

let compiled: vm.Script | null = null;

/** Read and compiled once for all the fresh copies a test run wants. */
function library(): vm.Script {
  compiled ??= new vm.Script(readFileSync(path.join(OFFICE_JS_FOLDER, LIBRARY), "utf8"), {
    filename: LIBRARY,
  });
  return compiled;
}

/**
 * A fresh copy of Microsoft's library in a world of its own, talking to a host through a bridge.
 * It wants a browser's `window`: the little it touches without one is put there, and JSON is the
 * test's own, so that arrays it hands out are the test's arrays.
 */
export function loadOfficeLibrary(bridge: NativeBridge): ExcelLibrary {
  const start = { isOver: false };
  const world = vm.createContext({
    ...browserStandIns(),
    setTimeout: (run: () => void, milliseconds = 0) =>
      start.isOver || milliseconds < LONGEST_START_UP_MS
        ? setTimeout(run, milliseconds)
        : undefined,
    _richApiNativeBridge: bridge,
  });
  vm.runInContext("window = self = top = parent = globalThis", world);
  library().runInContext(world);
  start.isOver = true;
  // The library's two names are what its own typings say they are.
  return vm.runInContext("({ Excel, OfficeExtension })", world) as ExcelLibrary;
}

function browserStandIns(): Record<string, unknown> {
  const nothing = () => undefined;
  const element = (tagName: string) => ({
    tagName,
    style: {},
    parentNode: null,
    setAttribute: nothing,
    getAttribute: () => null,
    appendChild: nothing,
    insertBefore: nothing,
  });
  const head = element("head");
  const officeScript = { src: "https://localhost/office.debug.js", getAttribute: () => null };
  const tags: Readonly<Record<string, unknown[]>> = { head: [head], script: [officeScript] };
  return {
    console,
    clearTimeout,
    setInterval,
    clearInterval,
    queueMicrotask,
    performance,
    Promise,
    JSON,
    URL,
    navigator: { userAgent: "node", platform: "node" },
    location: {
      href: "https://localhost/",
      search: "",
      hash: "",
      origin: "https://localhost",
      protocol: "https:",
      hostname: "localhost",
    },
    history: {},
    name: "",
    external: {},
    addEventListener: nothing,
    removeEventListener: nothing,
    document: {
      readyState: "complete",
      URL: "https://localhost/",
      domain: "localhost",
      cookie: "",
      head,
      body: element("body"),
      documentElement: element("html"),
      addEventListener: nothing,
      removeEventListener: nothing,
      createElement: element,
      getElementById: () => null,
      querySelectorAll: () => [],
      getElementsByTagName: (name: string) => tags[name] ?? [],
    },
  };
}
