import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { Checkpointer } from "../../server/persistence/sqlite/checkpointer.ts";
import { connect } from "../../server/persistence/sqlite/connect.ts";

/** A database with a commit of some size in its log, and how much of the log is in the file. */
function committed(kilobytes: number) {
  const folder = mkdtempSync(join(tmpdir(), "foreplan-checkpoint-"));
  const opened = connect(join(folder, "test.db"), 0);
  if (!opened.ok) throw new Error(opened.problem);
  const { writer, reader } = opened.value;
  onTestFinished(() => {
    reader.close();
    writer.close();
    rmSync(folder, { recursive: true, force: true });
  });
  writer.pragma("wal_checkpoint(TRUNCATE)");
  const checkpointer = new Checkpointer(writer);
  writer.exec("create table text (body text)");
  writer.prepare("insert into text values (?)").run("x".repeat(kilobytes * 1_024));
  const waiting = () => {
    const [{ log, checkpointed }] = writer.pragma("wal_checkpoint(NOOP)") as [
      { log: number; checkpointed: number },
    ];
    return log - checkpointed;
  };
  return { writer, checkpointer, waiting };
}

test("[STO31] a long log is copied into the file beside the writing, and a writer waits for nothing", async () => {
  const { writer, checkpointer, waiting } = committed(6_000);
  const before = waiting();

  checkpointer.committed();
  writer.prepare("insert into text values ('another')").run();
  await checkpointer.close();

  expect(before).toBeGreaterThan(1_000);
  expect(waiting()).toBeLessThan(10);
  expect(writer.prepare("select count(*) from text").pluck().get()).toBe(2);
});

test("[STO31] a short log is left as it is", async () => {
  const { checkpointer, waiting } = committed(100);
  const before = waiting();

  checkpointer.committed();
  await checkpointer.close();

  expect([before > 20, waiting()]).toEqual([true, before]);
});
