import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { HOSTILE } from "./hostile-files.ts";
import { TestFolder } from "./run-foreplan.ts";

const ROOT = join(import.meta.dirname, "../..");
const MOST_MEGABYTES = 500;

/** The command line in a process of its own, with the most memory it held. */
function read(folder: TestFolder, file: string) {
  const peak = join(folder.path, "peak");
  const preload = pathToFileURL(join(import.meta.dirname, "say-peak-memory.mjs")).href;
  const words = ["server/workbook-files/foreplan.ts", "read", file, "--json"];
  const node = [`--max-old-space-size=${MOST_MEGABYTES}`, "--import", "tsx", "--import", preload];
  const ran = spawnSync(process.execPath, [...node, ...words], {
    cwd: ROOT,
    encoding: "utf8",
    env: { ...process.env, FOREPLAN_PEAK_FILE: peak },
  });
  return { ...ran, megabytes: Number(readFileSync(peak, "utf8")) / 2 ** 20 };
}

test.each(HOSTILE)(
  "[XLS28] $what is refused with one sentence, and never takes more than half a gigabyte",
  ({ name, make, says }) => {
    using folder = new TestFolder();
    const { status, stdout, stderr, megabytes } = read(folder, folder.write(name, make()));
    const sentences = stderr.trim().split("\n");

    expect([status, stdout]).toEqual([2, ""]);
    expect(sentences).toEqual([expect.stringMatching(says)]);
    expect(megabytes).toBeLessThan(MOST_MEGABYTES);
  },
  180_000,
);
