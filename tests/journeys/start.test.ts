import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { launchBrowser, openPage } from "../support/browser.ts";
import { ROOT } from "../support/source-files.ts";

let folder: string;
let started: ChildProcess | null = null;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "foreplan-start-"));
});

afterEach(() => {
  started?.kill("SIGKILL");
  started = null;
  rmSync(folder, { recursive: true, force: true });
});

/** Starts the server as `npm start` does, and resolves with what it printed once it listens. */
function start(): Promise<string> {
  const server = spawn(process.execPath, [join(ROOT, "server/start.mjs")], {
    cwd: ROOT,
    env: { ...process.env, FOREPLAN_DATABASE: join(folder, "foreplan.db"), FOREPLAN_PORT: "0" },
  });
  started = server;
  let said = "";
  return new Promise((listening, failed) => {
    server.stderr.on("data", (text) => {
      said += text;
    });
    server.stdout.on("data", (text) => {
      said += text;
      if (said.includes("Stop: Ctrl+C")) listening(said);
    });
    server.on("exit", (code) => failed(new Error(`The server ended with ${code}: ${said}`)));
  });
}

/** Ctrl+C, as a terminal sends it. */
function interrupt(): Promise<number | null> {
  return new Promise((ended) => {
    started?.removeAllListeners("exit");
    started?.on("exit", ended);
    started?.kill("SIGINT");
  });
}

test("[RUN18] one command serves the dashboard with data over http, and Ctrl+C ends it cleanly", async () => {
  const said = await start();
  const address = /http:\/\/localhost:\d+\//.exec(said)?.[0] ?? "";
  const browser = await launchBrowser();
  try {
    const page = await openPage(browser, address);
    await page
      .getByRole("button", { name: "Continue as Megan Thomas, manager of Avon and Somerset OPCC" })
      .click();
    await page.getByRole("heading", { name: "Timeline" }).waitFor();
    await page.getByRole("button", { name: /^SARC contract/ }).waitFor();
    const preview = /https:\/\/localhost:\d+\/preview/.exec(said)?.[0] ?? "";
    const seen = await openPage(browser, preview);
    await seen.getByText("A stand-in for Excel").waitFor();

    expect(said).toContain("sideload manifest.xml");
    expect(said).toContain("FOREPLAN_TODAY=2023-10-02 npm start");
    // With the browser's streams still open, as a person leaves them.
    expect(await interrupt()).toBe(0);
  } finally {
    await browser.close();
  }
  // What was made at the first start is there at the next.
  expect(await start()).toContain(join(folder, "foreplan.db"));
  expect(await interrupt()).toBe(0);
});
