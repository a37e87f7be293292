import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** What pages are served from. */
export type Pages = Readonly<{
  /** The built pages. */
  folder: string;
  /** The development copy of office.js, for the preview alone; null in a production installation. */
  officeJs: string | null;
  /** A demonstration workbook's bytes by file name; null where there is none of that name. */
  workbook(name: string): Uint8Array | null;
}>;

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");
const BUILT_PAGES = join(ROOT, "dist", "pages");
const CDN = "https://appsforoffice.microsoft.com/lib/1/hosted/";

/** The built pages, or null where nobody has built them yet. */
export function findPages(workbook: Pages["workbook"]): Pages | null {
  if (!existsSync(join(BUILT_PAGES, "index.html"))) return null;
  return { folder: BUILT_PAGES, officeJs: findOfficeJs(), workbook };
}

/**
 * The pane as the preview shows it: nobody but Microsoft can answer for the CDN's address, so
 * office.js comes from the development dependency.
 */
export async function previewPane(pages: Pages): Promise<string> {
  const html = await readFile(join(pages.folder, "task-pane.html"), "utf8");
  return html.replaceAll(CDN, "/preview/office-js/");
}

function findOfficeJs(): string | null {
  try {
    const manifest = createRequire(import.meta.url).resolve("@microsoft/office-js/package.json");
    return join(dirname(manifest), "dist");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "MODULE_NOT_FOUND") return null;
    throw error;
  }
}
