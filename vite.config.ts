import { existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

/** Each page's source, and the address below `dist/pages` at which the server finds it. */
const PAGES = {
  "addin/task-pane/task-pane.html": "task-pane.html",
  "addin/dashboard/index.html": "index.html",
  "tests/excel-host/preview/index.html": "preview.html",
} as const;

const OUT = path.join(import.meta.dirname, "dist/pages");

/** Vite writes a page at its path in the sources; addresses must not change when sources move. */
function pagesAtTheirAddresses(): Plugin {
  return {
    name: "pages-at-their-addresses",
    apply: "build",
    async closeBundle() {
      for (const [source, address] of Object.entries(PAGES)) {
        const built = path.join(OUT, source);
        if (!existsSync(built)) continue;
        await mkdir(path.dirname(path.join(OUT, address)), { recursive: true });
        await rename(built, path.join(OUT, address));
      }
      for (const folder of ["addin", "tests"]) {
        await rm(path.join(OUT, folder), { recursive: true, force: true });
      }
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  base: "/",
  // The icons keep their names, because manifests out in the world name them.
  publicDir: path.join(import.meta.dirname, "addin/assets"),
  plugins: [react(), pagesAtTheirAddresses()],
  build: {
    outDir: OUT,
    emptyOutDir: true,
    target: "es2022",
    // The pages' own policy forbids styles and scripts that lie in an address.
    assetsInlineLimit: 0,
    rollupOptions: {
      // A production checkout may leave the tests, and so the preview, out.
      input: Object.keys(PAGES).filter((page) => existsSync(path.join(import.meta.dirname, page))),
    },
  },
});
