import {
  allocationRows,
  type BenchRow,
  chance,
  insertPushes,
  pushOf,
  ROWS_A_PUSH,
} from "./bench-rows.ts";
import { type Measured, percentile, rated, timed } from "./measured.ts";
import { fill, onlyOf, type RawTable, withRawDatabase, writtenBy } from "./raw-writes.ts";
import { type Caller, call, pushAll, Served } from "./served.ts";

const LATENCY_EDITS = 300;
const WARMING = 50;
const WRITERS = 20;
const EDITS_A_WRITER = 60;

/**
 * What a typist waits for: one edit, one push, on disk and answered, in a register of some size. The
 * least is a call that does nothing, and one row and its line of the log written durably.
 */
export async function benchEditLatency(size: "10k" | "100k"): Promise<readonly Measured[]> {
  const rows = size === "10k" ? 10_000 : 100_000;
  const served = await Served.start();
  try {
    const { caller, all } = await filled(served, `edit-${size}`, rows);
    const bodies = editBodies(all, WARMING + LATENCY_EDITS, 3);
    const times: number[] = [];
    for (const body of bodies) {
      const began = performance.now();
      await pushAll(caller, body, 1);
      times.push(performance.now() - began);
    }
    const raw = rawEdits(writtenBy(served.file, `edit-${size}`, 0), LATENCY_EDITS);
    const empty: Caller = { ...caller, port: served.ready.emptyPort };
    const calls: number[] = [];
    for (let n = 0; n < WARMING + LATENCY_EDITS; n += 1) {
      const began = performance.now();
      await call(empty, "/trpc/nothing", Buffer.from("{}"));
      calls.push(performance.now() - began);
    }
    const least = (percent: number) =>
      percentile(raw, percent) + percentile(calls.slice(WARMING), percent);
    const warm = times.slice(WARMING);
    return [50, 99].map((percent) =>
      timed(`edit-p${percent}-${size}`, percentile(warm, percent), least(percent)),
    );
  } finally {
    await served.stop();
  }
}

/** Twenty people at once, an edit each, again and again; beside it as many calls that do nothing. */
export async function benchWriters(): Promise<readonly Measured[]> {
  const served = await Served.start();
  try {
    const { caller, all } = await filled(served, "writers", 10_000);
    const bodies = editBodies(all, WRITERS * EDITS_A_WRITER * 2, 5);
    await together(bodies.slice(0, bodies.length / 2), (body) => pushAll(caller, body, 1));
    const edits = await together(bodies.slice(bodies.length / 2), (body) =>
      pushAll(caller, body, 1),
    );

    const empty: Caller = { ...caller, port: served.ready.emptyPort };
    const nothing = Array.from({ length: WRITERS * EDITS_A_WRITER }, () => Buffer.from("{}"));
    await together(nothing, (body) => call(empty, "/trpc/nothing", body));
    const calls = await together(nothing, (body) => call(empty, "/trpc/nothing", body));
    return [rated("edits-20-writers", edits, calls)];
  } finally {
    await served.stop();
  }
}

async function filled(
  served: Served,
  organisation: string,
  rows: number,
): Promise<Readonly<{ caller: Caller; all: readonly BenchRow[] }>> {
  const caller = await served.organisation(organisation, rows);
  const all = allocationRows(rows, 1);
  for (const push of insertPushes(all, 1)) {
    await pushAll(caller, Buffer.from(JSON.stringify(push)), ROWS_A_PUSH);
  }
  return { caller, all };
}

/** Edits of the amounts of rows from all over the register, each row once. */
function editBodies(all: readonly BenchRow[], count: number, seed: number): readonly Buffer[] {
  const random = chance(seed);
  return Array.from({ length: count }, (_, n) => {
    const row = all[Math.floor((n * all.length) / count)];
    if (row === undefined) throw new Error("There are fewer rows than edits.");
    const amount = 100_000 + Math.floor(random() * 5_000_000);
    // The writer's own replica made every row, so no base collides.
    const change = {
      kind: "edit" as const,
      id: row.id,
      base: 1,
      values: { amount: amount as never },
    };
    return Buffer.from(JSON.stringify(pushOf([change], random)));
  });
}

/** How many a second, when so many writers each send the next one as soon as one is answered. */
async function together(
  bodies: readonly Buffer[],
  send: (body: Buffer) => Promise<unknown>,
): Promise<number> {
  const waiting = [...bodies];
  const began = performance.now();
  const writer = async () => {
    for (let body = waiting.pop(); body !== undefined; body = waiting.pop()) await send(body);
  };
  await Promise.all(Array.from({ length: WRITERS }, writer));
  return (bodies.length / (performance.now() - began)) * 1_000;
}

/** One row written again and one line of the log, each pair in a durable commit of its own. */
function rawEdits(written: readonly RawTable[], count: number): readonly number[] {
  return withRawDatabase(({ writer }) => {
    fill(writer, onlyOf(written, "row", "change"));
    const [rows, changes] = [onlyOf(written, "row")[0], onlyOf(written, "change")[0]];
    if (rows === undefined || changes === undefined) throw new Error("Nothing was written.");
    const update = writer.prepare(
      `update "row" set "values" = ?, version = ? where organisation = ? and id = ?`,
    );
    const log = writer.prepare(
      `insert into "change" values (${Array(changes.columns).fill("?").join(", ")})`,
    );
    const head = rows.rows.length * 10;
    return Array.from({ length: count }, (_, n) => {
      const row = rows.rows[Math.floor((n * rows.rows.length) / count)] ?? [];
      const change = [...(changes.rows[0] ?? [])];
      change[1] = head + n;
      change[5] = '{"amount":100000}';
      change[6] = '{"amount":200000}';
      const began = performance.now();
      writer.exec("begin immediate");
      update.run(JSON.stringify(row[3]), head + n, row[0], row[1]);
      log.run(...change);
      writer.exec("commit");
      return performance.now() - began;
    });
  });
}
