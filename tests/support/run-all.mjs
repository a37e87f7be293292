// `npm test`: installs what is missing, then types, style, and every test; closes with one line.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureBrowser, ensurePackages, ROOT, say } from "../../server/ensure-installed.mjs";

ensurePackages();
const browser = ensureBrowser();

const checks = [
  ["types", ["node_modules/typescript/bin/tsc", "-b"]],
  ["format and lint", ["node_modules/@biomejs/biome/bin/biome", "ci", "."]],
  ["pages", ["node_modules/vite/bin/vite.js", "build", "--logLevel", "warn"]],
].filter(([name, args]) => !passes(name, args));

const report = runTests();
const passed = report.numPassedTests;
const failed = report.numFailedTests + checks.length + report.brokenFiles;
for (const [name] of checks) say(`Failed: ${name}`);
const skipped = report.numPendingTests + report.numTodoTests;
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);

function passes(name, args) {
  say(`Checking ${name}...`);
  return spawnSync(process.execPath, args, { cwd: ROOT, stdio: "inherit" }).status === 0;
}

/** Runs vitest and reads its own report; a file that could not be loaded counts as a failure. */
function runTests() {
  const folder = mkdtempSync(join(tmpdir(), "foreplan-test-"));
  const file = join(folder, "report.json");
  try {
    const run = spawnSync(
      process.execPath,
      [
        "node_modules/vitest/vitest.mjs",
        "run",
        "--reporter=default",
        "--reporter=json",
        `--outputFile.json=${file}`,
      ],
      { cwd: ROOT, stdio: "inherit", env: { ...process.env, FOREPLAN_CHROMIUM: browser } },
    );
    const report = JSON.parse(readFileSync(file, "utf8"));
    const brokenFiles = report.testResults.filter(
      ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
    ).length;
    // A runner that ends badly with every test green (an unhandled rejection) has failed too.
    const endedBadly = run.status !== 0 && report.numFailedTests + brokenFiles === 0 ? 1 : 0;
    return { ...report, brokenFiles: brokenFiles + endedBadly };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
