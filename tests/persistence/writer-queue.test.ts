import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { connect } from "../../server/persistence/sqlite/connect.ts";
import { WriterQueue } from "../../server/persistence/sqlite/writer-queue.ts";

/** A queue over a table of numbers, counting its transactions and what it rolled back. */
function queueOfNumbers() {
  const folder = mkdtempSync(join(tmpdir(), "foreplan-queue-"));
  const opened = connect(join(folder, "test.db"), 0);
  if (!opened.ok) throw new Error(opened.problem);
  const { writer, reader } = opened.value;
  onTestFinished(() => {
    reader.close();
    writer.close();
    rmSync(folder, { recursive: true, force: true });
  });
  writer.exec("create table number (n integer)");
  const counted = { began: 0, committed: 0, undone: 0 };
  const queue = new WriterQueue(writer, {
    now: () => 0,
    began: () => {
      counted.began += 1;
    },
    committed: () => {
      counted.committed += 1;
    },
    undone: () => {
      counted.undone += 1;
    },
  });
  const insert = writer.prepare("insert into number values (?)");
  const numbers = () => reader.prepare("select n from number order by n").pluck().all();
  return { queue, insert, numbers, counted };
}

describe("the writer queue", () => {
  test("[STO3] what waits is one transaction, answered in the order it was asked", async () => {
    const { queue, insert, numbers, counted } = queueOfNumbers();
    const answers: number[] = [];
    const jobs = [1, 2, 3].map((n) => queue.run(() => insert.run(n)).then(() => answers.push(n)));
    await Promise.all(jobs);
    expect([counted, answers, numbers()]).toEqual([
      { began: 1, committed: 1, undone: 0 },
      [1, 2, 3],
      [1, 2, 3],
    ]);
  });

  test("[STO70] who stands before long work is answered before it begins", async () => {
    const { queue, insert, numbers, counted } = queueOfNumbers();
    const seen: unknown[] = [];
    await Promise.all([
      queue.run(() => insert.run(1)),
      queue.run(() => insert.run(2)),
      queue.run(() => {
        seen.push(...numbers());
        insert.run(3);
      }, true),
      queue.run(() => insert.run(4)),
    ]);
    expect(seen).toEqual([1, 2]);
    expect([numbers(), counted.began]).toEqual([[1, 2, 3, 4], 2]);
  });

  test("[STO3] a job that fails after writing takes back what it wrote, and nothing else", async () => {
    const { queue, insert, numbers, counted } = queueOfNumbers();
    const [one, two, three] = [
      queue.run(() => insert.run(1)),
      queue.run(() => {
        insert.run(2);
        throw new Error("Two does not go in.");
      }),
      queue.run(() => insert.run(3)),
    ];
    await expect(two).rejects.toThrow("Two does not go in.");
    await Promise.all([one, three]);
    expect([numbers(), counted.undone]).toEqual([[1, 3], 1]);
  });

  test("[STO4] nobody is answered before the commit, and the reader sees nothing before it", async () => {
    const { queue, insert, numbers } = queueOfNumbers();
    let seen: readonly unknown[] = ["not looked at"];
    await Promise.all([
      queue.run(() => insert.run(1)),
      queue.run(() => {
        seen = numbers();
      }),
    ]);
    expect([seen, numbers()]).toEqual([[], [1]]);
  });
});
