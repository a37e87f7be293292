import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { lockFile, replaceFile } from "../../server/workbook-files/save-workbook-file.ts";

let folder = "";
const path = () => join(folder, "Contracts.xlsx");
const OLD = Buffer.from("old");
const NEW = Buffer.from("new");

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "foreplan-"));
  await writeFile(path(), OLD);
});
afterEach(() => rm(folder, { recursive: true }));

test("[XLS21] the new content takes the file's place, and nothing is left beside it", async () => {
  expect(await replaceFile(path(), OLD, NEW)).toEqual({ ok: true, value: null });
  expect(await readFile(path())).toEqual(NEW);
  expect(await readdir(folder)).toEqual(["Contracts.xlsx"]);
});

test("[XLS21] a file that somebody changed meanwhile is left as it is", async () => {
  await writeFile(path(), "theirs");
  const replaced = await replaceFile(path(), OLD, NEW);

  expect(replaced.ok ? "" : replaced.problem).toMatch(/was changed by somebody meanwhile/);
  expect(await readFile(path(), "utf8")).toBe("theirs");
});

test.each([
  ["~$Contracts.xlsx", "Excel"],
  [".~lock.Contracts.xlsx#", "LibreOffice"],
])("[XLS22] a workbook with %s beside it is open in %s and is not taken", async (name, program) => {
  await writeFile(join(folder, name), "");
  const locked = await lockFile(path());
  const replaced = await replaceFile(path(), OLD, NEW);

  expect(locked.ok ? "" : locked.problem).toBe(
    `Contracts.xlsx is open in ${program}. Close it there first.`,
  );
  expect(replaced.ok).toBe(false);
  expect(await readFile(path())).toEqual(OLD);
});

test("[XLS22] two runs never hold one file, and a file that was let go can be taken again", async () => {
  const first = await lockFile(path());
  const second = await lockFile(path());
  expect(first.ok).toBe(true);
  expect(second.ok ? "" : second.problem).toMatch(/Another foreplan command/);

  if (first.ok) await first.value.release();
  expect((await lockFile(path())).ok).toBe(true);
});

test("[XLS22] a lock left behind by a run that is no more is taken over", async () => {
  // Linux and Windows both give out smaller process numbers than this.
  await writeFile(join(folder, ".Contracts.xlsx.foreplan-lock"), "2147483647");
  expect((await lockFile(path())).ok).toBe(true);
});
