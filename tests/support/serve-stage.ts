import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import react from "@vitejs/plugin-react";
import { build } from "vite";

export type Stage = Readonly<{ url: string; close: () => Promise<void> }>;

const ROOT = path.join(import.meta.dirname, "../..");
const MIME: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
};

/** Builds one page of the tests, given by its path in the project, and serves it at `url`. */
export async function serveStage(
  page: string,
  { minify }: Readonly<{ minify: boolean }> = { minify: false },
): Promise<Stage> {
  const folder = await mkdtemp(path.join(tmpdir(), "foreplan-stage-"));
  await build({
    configFile: false,
    root: ROOT,
    publicDir: false,
    logLevel: "error",
    plugins: [react()],
    build: { outDir: folder, emptyOutDir: true, minify, rollupOptions: { input: page } },
  });
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://stage");
    const file = pathname === "/" ? page : pathname.slice(1);
    readFile(path.join(folder, path.normalize(file))).then(
      (bytes) =>
        response.setHeader("content-type", MIME[path.extname(file)] ?? "text/plain").end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  // A server listening on a port of its own choice has an address with that port.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await rm(folder, { recursive: true, force: true });
    },
  };
}
