import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { build } from "vite";
import { ROOT } from "../support/source-files.ts";
import type { ReadAlone } from "./read-one-file.ts";

const BUNDLE = join(ROOT, ".tsbuild", "read-one-file");

/** One file to start at once: each process from source would spend most of its time on starting. */
export async function bundleReader(): Promise<void> {
  await build({
    root: ROOT,
    configFile: false,
    logLevel: "error",
    ssr: { noExternal: [/^(?!better-sqlite3)/] },
    build: {
      ssr: join(ROOT, "tests", "workbook-files", "read-one-file.ts"),
      outDir: BUNDLE,
      minify: false,
      target: "node20",
      rollupOptions: { output: { entryFileNames: "read.mjs" } },
    },
  });
}

/** `foreplan read FILE --json` in a process of its own, which may hold so much and no more. */
export async function readAlone(file: string, mostMegabytes: number): Promise<ReadAlone> {
  const child = fork(join(BUNDLE, "read.mjs"), [file], {
    execArgv: [`--max-old-space-size=${mostMegabytes}`],
  });
  // A process that dies first sends nothing, and then there is no message but its end.
  const [said] = await Promise.race([once(child, "message"), once(child, "exit")]);
  if (typeof said !== "object") throw new Error(`Reading ${file} died with ${String(said)}.`);
  await once(child, "exit");
  // The process only ever sends what it read.
  return said as ReadAlone;
}
