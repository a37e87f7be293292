// Installs what a fresh clone lacks. Plain JavaScript, because nothing is installed before it ran.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");

/** Puts node_modules in place where it is missing or older than the lock file. */
export function ensurePackages() {
  const problem = unsupportedNode();
  if (problem !== null) stop(problem);
  if (isUpToDate()) return;

  say("Installing packages (two to three minutes the first time)...");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const done = spawnSync(npm, ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: ROOT,
    stdio: ["ignore", "inherit", "inherit"],
    shell: process.platform === "win32",
  });
  if (done.status !== 0) {
    stop(
      "The packages could not be installed. If the messages above are about better-sqlite3, a C++ compiler and Python 3 are missing: install them (on Debian: apt-get install build-essential python3) and run this again.",
    );
  }
}

/** Where Chromium is, installing Debian's where there is none; the journeys drive it. */
export function ensureBrowser() {
  const found = browserPath();
  if (found !== null) return found;

  if (process.platform === "linux" && existsSync("/usr/bin/apt-get") && process.getuid?.() === 0) {
    say("Installing Chromium for the browser tests...");
    spawnSync("apt-get", ["update", "-qq"], { stdio: "inherit" });
    spawnSync("apt-get", ["install", "-y", "-qq", "chromium"], { stdio: "inherit" });
    const installed = browserPath();
    if (installed !== null) return installed;
  }
  stop(
    "The browser tests need Chromium: install it (on Debian: sudo apt-get install chromium) or set FOREPLAN_CHROMIUM to the path of Chromium or Chrome.",
  );
}

export function browserPath() {
  const candidates = [
    process.env.FOREPLAN_CHROMIUM,
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  ];
  return candidates.find((path) => path !== undefined && existsSync(path)) ?? null;
}

export function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}

export function stop(sentence) {
  say(sentence);
  process.exit(1);
}

/** npm writes this file last, so a copy of the lock file in it means a whole installation. */
function isUpToDate() {
  const installed = join(ROOT, "node_modules", ".package-lock.json");
  if (!existsSync(installed)) return false;
  const wanted = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8")).packages;
  const present = JSON.parse(readFileSync(installed, "utf8")).packages;
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === "" || entry.optional === true || present[path]?.version === entry.version,
  );
}

function unsupportedNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return null;
  return `This is Node ${process.versions.node}; Foreplan needs Node 20.19 or newer: install it from nodejs.org and run this again.`;
}
