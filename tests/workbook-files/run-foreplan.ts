import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CommandContext, ExitCode } from "../../server/workbook-files/command.ts";
import { runCommand } from "../../server/workbook-files/run-command.ts";
import { seededRandom } from "../../server/workbook-files/seeded-random.ts";
import { IsoDay } from "../../shared/values/calendar-date.ts";
import { fail } from "../../shared/values/result.ts";

export type Ran = Readonly<{ exit: ExitCode; out: string; said: readonly string[] }>;

/** Runs the command line as a shell would, with its output caught and a fixed day. */
export async function foreplan(
  words: readonly string[],
  world: Partial<CommandContext> = {},
): Promise<Ran> {
  let out = "";
  const said: string[] = [];
  const random = seededRandom("foreplan");
  let uuids = 0;
  const exit = await runCommand(words, {
    out: (text) => {
      out += text;
    },
    say: (sentence) => said.push(sentence),
    today: IsoDay.parse("2026-11-20"),
    token: null,
    openStore: async () => fail("There is no database."),
    random,
    uuid: () => `00000000-0000-4000-8000-${String(++uuids).padStart(12, "0")}`,
    now: () => Date.UTC(2026, 10, 20, 9),
    ...world,
  });
  return { exit, out, said };
}

/** A folder for the files of a test; everything in it goes when the test is done. */
export class TestFolder implements Disposable {
  readonly path = mkdtempSync(join(tmpdir(), "foreplan-"));

  write(name: string, content: string | Uint8Array): string {
    const path = join(this.path, name);
    writeFileSync(path, content);
    return path;
  }

  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** The documents of all commands in one: each test looks at the part its command prints. */
export type PrintedDocument = Readonly<{
  register: string;
  rows: readonly Readonly<{
    values: Readonly<Record<string, unknown>> & Readonly<{ amount: number; note: string }>;
    continuedBy: readonly number[];
  }>[];
  columns: readonly Readonly<{ field: string | null }>[];
  skipped: readonly unknown[];
  findings: readonly Readonly<{
    check: string;
    rule: string | null;
    severity: string;
    source: Readonly<{ document: string; quote: string }> | null;
    message: string;
    arithmetic: readonly string[];
    suggestion: string | null;
  }>[];
  counts: Readonly<Record<"error" | "warning" | "info", number>>;
  entries: readonly Readonly<{
    id: string;
    kind: string;
    date: string | null;
    precision: string;
    title: string;
    group: string;
    subject: string;
    noSuccessor: boolean;
  }>[];
  funds: readonly Readonly<{ fund: string; years: readonly unknown[] }>[];
}>;

/** Runs a command with --json and reads what it printed. */
export async function json(...words: string[]) {
  const ran = await foreplan([...words, "--json"]);
  // What is not there is undefined, and fails the test that looks for it.
  return { ...ran, document: JSON.parse(ran.out) as PrintedDocument };
}
