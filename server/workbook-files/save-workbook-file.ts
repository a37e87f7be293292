import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { open, readFile, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fail, ok, type Result } from "../../shared/values/result.ts";

/** Holds a file against other runs of ours until it is let go. */
export type FileLock = Readonly<{ release(): Promise<void> }>;

/**
 * Takes the file for this run, or says who has it: Excel and LibreOffice leave a file of their own
 * beside an open workbook, and so do we.
 */
export async function lockFile(path: string): Promise<Result<FileLock, string>> {
  const opener = openElsewhere(path);
  if (opener !== null) return fail(`${basename(path)} is open in ${opener}. Close it there first.`);
  const lockPath = beside(path, `.${basename(path)}.foreplan-lock`);
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      const handle = await open(lockPath, "wx");
      await handle.writeFile(String(process.pid));
      await handle.close();
      return ok({ release: () => rm(lockPath, { force: true }) });
    } catch (cause) {
      if (!isAlreadyThere(cause)) throw cause;
    }
    if (await isHeld(lockPath)) break;
    // Left behind by a run that was ended before it could tidy up.
    await rm(lockPath, { force: true });
  }
  return fail(`Another foreplan command is working on ${basename(path)}. Wait until it is done.`);
}

/**
 * Puts the new content in the file's place in one step, so that nobody ever sees half a workbook.
 * Refused where the file is no longer the one that was read.
 */
export async function replaceFile(
  path: string,
  before: Uint8Array,
  after: Uint8Array,
): Promise<Result<null, string>> {
  const opener = openElsewhere(path);
  if (opener !== null) {
    return fail(`${basename(path)} was opened in ${opener} meanwhile. Nothing was changed in it.`);
  }
  const now = await readFile(path);
  if (!now.equals(before)) {
    return fail(`${basename(path)} was changed by somebody meanwhile. Nothing was changed in it.`);
  }
  const { mode } = await stat(path);
  const temporary = beside(path, `.${basename(path)}.${randomUUID()}.tmp`);
  try {
    const handle = await open(temporary, "wx", mode);
    try {
      await handle.writeFile(after);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true });
    throw cause;
  }
  return ok(null);
}

function openElsewhere(path: string): string | null {
  if (existsSync(beside(path, `~$${basename(path)}`))) return "Excel";
  // Long names lose their first two characters to Excel's mark.
  if (existsSync(beside(path, `~$${basename(path).slice(2)}`))) return "Excel";
  if (existsSync(beside(path, `.~lock.${basename(path)}#`))) return "LibreOffice";
  return null;
}

async function isHeld(lockPath: string): Promise<boolean> {
  let holder: number;
  try {
    holder = Number(await readFile(lockPath, "utf8"));
  } catch (cause) {
    if (isMissing(cause)) return false;
    throw cause;
  }
  // Between making the file and writing the number into it a run holds it all the same.
  if (!Number.isInteger(holder) || holder <= 0) return true;
  try {
    process.kill(holder, 0);
    return true;
  } catch (cause) {
    return !isNoSuchProcess(cause);
  }
}

function beside(path: string, name: string): string {
  return join(dirname(path), name);
}

const isAlreadyThere = hasCode("EEXIST");
const isMissing = hasCode("ENOENT");
const isNoSuchProcess = hasCode("ESRCH");

function hasCode(code: string): (cause: unknown) => boolean {
  return (cause) => cause instanceof Error && "code" in cause && cause.code === code;
}
