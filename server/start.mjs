// `npm start`: makes a fresh clone ready, then runs the server. Plain JavaScript, because nothing
// is installed before it ran.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { ensurePackages, ROOT, say, stop } from "./ensure-installed.mjs";

ensurePackages();
if (!pagesAreFresh()) buildPages();
runServer();

/** The pages are built again whenever a source is newer than they are. */
function pagesAreFresh() {
  const built = join(ROOT, "dist", "pages", "index.html");
  if (!existsSync(built)) return false;
  const builtAt = statSync(built).mtimeMs;
  return ["addin", "shared", "tests/excel-host", "vite.config.ts", "package-lock.json"].every(
    (source) => newestIn(join(ROOT, source)) <= builtAt,
  );
}

function newestIn(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newestIn(join(path, name))));
}

function buildPages() {
  say("Building the pages...");
  const vite = join(ROOT, "node_modules", "vite", "bin", "vite.js");
  const done = spawnSync(process.execPath, [vite, "build", "--logLevel", "warn"], {
    cwd: ROOT,
    stdio: "inherit",
  });
  if (done.status !== 0) stop("The pages could not be built: the messages above say why.");
}

/** Signals are passed on, so that Ctrl+C ends the server cleanly and this script with it. */
function runServer() {
  const server = spawn(process.execPath, ["--import", "tsx", join(ROOT, "server", "main.ts")], {
    cwd: ROOT,
    stdio: "inherit",
  });
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => server.kill(signal));
  server.on("exit", (code) => process.exit(code ?? 0));
}
