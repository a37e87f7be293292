import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ROOT } from "../support/source-files.ts";
import { HOSTILE } from "../workbook-files/hostile-files.ts";
import { TestFolder } from "../workbook-files/run-foreplan.ts";
import { type Measured, sized, timed } from "./measured.ts";

const MOST_MILLISECONDS = 5_000;
const MOST_MEGABYTES = 500;
const SAY_PEAK_MEMORY = new URL("./say-peak-memory.ts", import.meta.url).href;
const COMMAND = fileURLToPath(new URL("../../server/workbook-files/foreplan.ts", import.meta.url));

/**
 * The slowest and the greediest of the files meant to cost their reader dearly, beside what a file
 * may cost. Each is refused by the command as people start it, its start from source counted in.
 */
export async function benchRefuseHostile(): Promise<readonly Measured[]> {
  const refused: Readonly<{ milliseconds: number; megabytes: number }>[] = [];
  for (const { name, make } of HOSTILE) {
    using folder = new TestFolder();
    refused.push(await refuse(folder, folder.write(name, make())));
  }
  return [
    timed(
      "refuse-hostile",
      Math.max(...refused.map(({ milliseconds }) => milliseconds)),
      MOST_MILLISECONDS,
    ),
    sized(
      "refuse-hostile-memory",
      Math.max(...refused.map(({ megabytes }) => megabytes)),
      MOST_MEGABYTES,
    ),
  ];
}

async function refuse(folder: TestFolder, file: string) {
  const peak = join(folder.path, "peak");
  const began = performance.now();
  const node = ["--import", "tsx", "--import", SAY_PEAK_MEMORY, COMMAND, "read", file, "--json"];
  const child = spawn(process.execPath, node, {
    cwd: ROOT,
    stdio: "ignore",
    env: { ...process.env, FOREPLAN_PEAK_FILE: peak },
  });
  const [status] = await once(child, "exit");
  const milliseconds = performance.now() - began;
  if (status !== 2) throw new Error(`${file} was not refused.`);
  return { milliseconds, megabytes: Number(readFileSync(peak, "utf8")) };
}
