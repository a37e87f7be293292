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

/** The readable build: its errors name the statement that failed. */
const FILES = ["office.debug.js", "excel-web-16.00.debug.js"];

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

const compiled = new Map<string, vm.Script>();

function script(file: string): vm.Script {
  const known = compiled.get(file);
  if (known !== undefined) return known;
  const source = readFileSync(path.join(OFFICE_JS_FOLDER, file), "utf8");
  const made = new vm.Script(source, { filename: file });
  compiled.set(file, made);
  return made;
}

/**
 * A fresh copy of Microsoft's library in a world of its own, talking to a host through a bridge.
 * It wants a browser's `window`: the little it touches without one is put there, and JSON is the
 * test's own, so that arrays it hands out are the test's arrays.
 */
export function loadOfficeLibrary(bridge: NativeBridge): ExcelLibrary {
  const world = vm.createContext({ ...browserStandIns(), _richApiNativeBridge: bridge });
  vm.runInContext("window = self = top = parent = globalThis", world);
  for (const file of FILES) script(file).runInContext(world);
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
    setTimeout,
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
