import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bigWorkbook } from "./big-workbook.ts";
import { type Measured, median, sized, timed } from "./measured.ts";
import type { ReadOnce } from "./read-xlsx-once.ts";

const ROWS = 100_000;
/** Processes a side: each reads the file once, cold. */
const RUNS = 3;
const ONCE = fileURLToPath(new URL("./read-xlsx-once.ts", import.meta.url));

/**
 * A workbook of 100,000 rows by 20 columns read, beside unzipping and parsing it with the same two
 * libraries and keeping nothing. Each run is a process of its own, as the command line is: memory
 * that one holds is not the other's.
 */
export async function benchReadXlsx(): Promise<readonly Measured[]> {
  const folder = mkdtempSync(join(tmpdir(), "foreplan-bench-"));
  try {
    const file = join(folder, "register.xlsx");
    writeFileSync(file, bigWorkbook(ROWS));
    const ours: ReadOnce[] = [];
    const plain: ReadOnce[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      ours.push(await readIn("ours", file));
      plain.push(await readIn("plain", file));
    }
    const time = (runs: readonly ReadOnce[]) =>
      median(runs.map(({ milliseconds }) => milliseconds));
    const peak = (runs: readonly ReadOnce[]) => Math.max(...runs.map(({ megabytes }) => megabytes));
    return [
      timed("read-xlsx-100k", time(ours), time(plain)),
      sized("read-xlsx-memory", peak(ours), peak(plain)),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function readIn(how: "ours" | "plain", file: string): Promise<ReadOnce> {
  const child = fork(ONCE, [how, file]);
  // The process only ever sends what it measured.
  const [measured] = (await once(child, "message")) as [ReadOnce];
  await once(child, "exit");
  return measured;
}
