import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { type Browser, type BrowserContext, chromium } from "playwright-core";
import { build } from "vite";
import { demonstrationWorkbook } from "../../server/demonstration/workbooks.ts";
import { OFFICE_JS_FOLDER } from "./office-library.ts";

/** No such host exists: every request to it is answered here, over https as Office demands. */
export const PREVIEW_ORIGIN = "https://preview.test";

const ROOT = path.join(import.meta.dirname, "../..");
const PAGE = "tests/excel-host/preview/index.html";

const CHROMIUM_FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const KINDS: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
};

/** Debian's Chromium where it is installed, else Playwright's own download. */
export async function openChromium(): Promise<Browser> {
  const installed = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find(existsSync);
  const options = { args: CHROMIUM_FLAGS };
  return chromium.launch(
    installed === undefined ? options : { ...options, executablePath: installed },
  );
}

/** The preview's page and scripts, by their addresses. */
export async function buildPreview(): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const built = await build({
    configFile: false,
    logLevel: "error",
    root: ROOT,
    publicDir: false,
    build: {
      write: false,
      target: "es2022",
      rollupOptions: { input: path.join(ROOT, PAGE) },
    },
  });
  const files = new Map<string, string | Uint8Array>();
  for (const output of [built].flat()) {
    if (!("output" in output)) continue;
    for (const file of output.output) {
      const content = file.type === "chunk" ? file.code : file.source;
      files.set(file.fileName === PAGE ? "/preview" : `/${file.fileName}`, content);
    }
  }
  return files;
}

/** Answers for the preview's server, with a pane of the test's own beside the workbook. */
export async function servePreview(
  context: BrowserContext,
  files: ReadonlyMap<string, string | Uint8Array>,
  pane: string,
): Promise<void> {
  await context.route(`${PREVIEW_ORIGIN}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    const body = bodyAt(pathname, files, pane);
    if (body === null) return route.fulfill({ status: 404, body: "" });
    const contentType =
      KINDS[path.extname(pathname)] ?? (pathname === "/preview" ? "text/html" : "");
    return route.fulfill({ status: 200, contentType, body: Buffer.from(body) });
  });
}

function bodyAt(
  pathname: string,
  files: ReadonlyMap<string, string | Uint8Array>,
  pane: string,
): string | Uint8Array | null {
  if (pathname === "/preview/task-pane.html") return pane;
  const workbook = /^\/preview\/workbooks\/(.+)\.xlsx$/.exec(pathname)?.[1];
  if (workbook !== undefined) return demonstrationWorkbook(workbook);
  const office = /^\/preview\/office-js\/(.+)$/.exec(pathname)?.[1];
  if (office === undefined) return files.get(pathname) ?? null;
  const file = path.join(OFFICE_JS_FOLDER, office);
  return existsSync(file) ? readFileSync(file) : null;
}
