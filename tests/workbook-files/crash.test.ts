import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { lockFile } from "../../server/workbook-files/save-workbook-file.ts";
import { TestFolder } from "./run-foreplan.ts";

const ROOT = join(import.meta.dirname, "../..");

test("[XLS21] a run that is killed leaves the old file or the new one, and the next run takes it", async () => {
  using folder = new TestFolder();
  const old = Buffer.alloc(3_000_000, "old ");
  const fresh = Buffer.alloc(2_000_000, "new ");
  const paths = [folder.write("old.bin", old), folder.write("new.bin", fresh)];
  const path = folder.write("Contracts.xlsx", old);
  const script = join(import.meta.dirname, "replace-then-die.ts");
  for (let kills = 0; kills < 3; kills++) {
    folder.write("Contracts.xlsx", old);
    const child = spawn(process.execPath, ["--import", "tsx", script, path, ...paths], {
      cwd: ROOT,
    });
    await once(child.stdout, "data");
    const gone = once(child, "exit");
    child.kill("SIGKILL");
    await gone;
    const left = readFileSync(path);
    expect(left.equals(old) || left.equals(fresh)).toBe(true);
  }
  const lock = await lockFile(path);
  expect(lock.ok).toBe(true);
  if (lock.ok) await lock.value.release();
  const others = readdirSync(folder.path).filter((name) => !/^(old|new)\.bin$/.test(name));
  expect(others.filter((name) => !name.endsWith(".tmp"))).toEqual(["Contracts.xlsx"]);
}, 120_000);
