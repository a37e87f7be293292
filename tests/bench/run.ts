import { writeFileSync } from "node:fs";
import { cpus, platform, release, totalmem } from "node:os";
import { parseArgs } from "node:util";
import { benchAdopt } from "./adopt.ts";
import { benchCompany } from "./company.ts";
import { benchEditChecks } from "./edit-checks.ts";
import { benchEditLatency, benchWriters } from "./edits.ts";
import { benchCheck, benchPlan } from "./in-memory.ts";
import type { Measured } from "./measured.ts";
import { benchMemory } from "./memory.ts";
import { benchPull } from "./pull.ts";
import { benchPush } from "./push.ts";
import { benchReadXlsx } from "./read-xlsx.ts";
import { benchRefuseHostile } from "./refuse-hostile.ts";
import { benchScan } from "./scan.ts";
import { benchWatch } from "./watch.ts";

/** Rounds that are counted; one more goes before, for both sides to warm up. */
const ROUNDS = 5;

type Workload = Readonly<{ names: readonly string[]; run: () => Promise<readonly Measured[]> }>;

/** Workloads that need the same things made ready are measured together. */
const WORKLOADS: readonly Workload[] = [
  { names: ["push-10k", "push-10k-plain", "push-1k-edits"], run: () => benchPush(ROUNDS) },
  { names: ["pull-10k"], run: () => benchPull(ROUNDS) },
  { names: ["edit-p50-10k", "edit-p99-10k"], run: () => benchEditLatency("10k") },
  { names: ["edit-p50-100k", "edit-p99-100k"], run: () => benchEditLatency("100k") },
  { names: ["edits-20-writers"], run: benchWriters },
  { names: ["edit-beside-1k"], run: benchCompany },
  { names: ["watch-100-p50", "watch-100-p99"], run: benchWatch },
  { names: ["check-10k"], run: () => benchCheck(10_000, ROUNDS) },
  { names: ["check-100k"], run: () => benchCheck(100_000, ROUNDS) },
  {
    names: ["edit-checks-1k", "edit-checks-10k", "edit-checks-100k", "edit-checks-anywhere"],
    run: benchEditChecks,
  },
  { names: ["adopt-10k"], run: () => benchAdopt(ROUNDS) },
  { names: ["plan-10k"], run: () => benchPlan(ROUNDS) },
  { names: ["scan-5k"], run: () => benchScan(ROUNDS) },
  { names: ["read-xlsx-100k", "read-xlsx-memory"], run: benchReadXlsx },
  { names: ["refuse-hostile", "refuse-hostile-memory"], run: benchRefuseHostile },
  { names: ["peak-memory"], run: benchMemory },
];

const { values } = parseArgs({
  options: { json: { type: "string" }, only: { type: "string" } },
});
/** Asked for by name, with commas between; all where none is. */
const only = values.only?.split(",") ?? WORKLOADS.flatMap(({ names }) => names);
const chosen = WORKLOADS.filter(({ names }) => names.some((name) => only.includes(name)));
if (chosen.length === 0) {
  const known = WORKLOADS.flatMap(({ names }) => names).join(", ");
  process.stderr.write(`There is no workload ${values.only}. There are: ${known}.\n`);
  process.exitCode = 2;
}

process.stdout.write(
  `${platform()} ${release()}, Node ${process.version}, ${cpus().length} cores (${cpus()[0]?.model ?? "unknown"}), ${Math.round(totalmem() / 2 ** 30)} GB\n\n${line(["workload", "value", "limit", "unit", "ratio"])}`,
);
const results: Measured[] = [];
for (const { run } of chosen) {
  for (const measured of await run()) {
    if (!only.includes(measured.workload)) continue;
    results.push(measured);
    const { workload, value, limit, unit, ratio } = measured;
    process.stdout.write(line([workload, String(value), String(limit), unit, ratio.toFixed(2)]));
  }
}
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`);

function line([
  workload = "",
  value = "",
  limit = "",
  unit = "",
  ratio = "",
]: readonly string[]): string {
  return `${workload.padEnd(23)}${value.padStart(10)}${limit.padStart(10)}  ${unit.padEnd(11)}${ratio.padStart(6)}\n`;
}
