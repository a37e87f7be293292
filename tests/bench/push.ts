import { allocationRows, chance, insertPushes, pushOf, ROWS_A_PUSH } from "./bench-rows.ts";
import { type Measured, median, timed, timeOf } from "./measured.ts";
import { fill, onlyOf, type RawTable, rawWrite, withRawDatabase, writtenBy } from "./raw-writes.ts";
import { type Caller, pushAll, Served } from "./served.ts";

const ROWS = 10_000;
const EDITS = 1_000;

/** The set-up's own changes come before the rows that are measured. */
async function headOf(_caller: Caller, served: Served, organisation: string): Promise<number> {
  const tables = writtenBy(served.file, organisation, 0);
  return Math.max(
    0,
    ...onlyOf(tables, "change").flatMap(({ rows }) => rows.map((row) => Number(row[1]))),
  );
}

type Round = Readonly<{
  push: number;
  raw: number;
  plain: number;
  edits: number;
  rawEdits: number;
}>;

/** Pushing 10,000 rows of 20 fields durably, and then 1,000 edits of one cell each. */
export async function benchPush(rounds: number): Promise<readonly Measured[]> {
  const served = await Served.start();
  try {
    // The first round warms both sides and is not counted.
    const all: Round[] = [];
    for (let n = 0; n <= rounds; n += 1) all.push(await round(served, n));
    const of = (part: keyof Round) => median(all.slice(1).map((one) => one[part]));
    return [
      timed("push-10k", of("push"), of("raw")),
      timed("push-10k-plain", of("push"), of("plain")),
      timed("push-1k-edits", of("edits"), of("rawEdits")),
    ];
  } finally {
    await served.stop();
  }
}

async function round(served: Served, n: number): Promise<Round> {
  const organisation = `push-${n}`;
  const caller = await served.organisation(organisation, ROWS);
  const since = await headOf(caller, served, organisation);
  const rows = allocationRows(ROWS, n);
  const bodies = insertPushes(rows, n).map((push) => Buffer.from(JSON.stringify(push)));
  const push = await timeOf(async () => {
    for (const body of bodies) await pushAll(caller, body, ROWS_A_PUSH);
  });

  const written = writtenBy(served.file, organisation, since);
  const raw = rawWrite(written, bodies.length);
  const plain = rawWrite(onlyOf(written, "row", "change"), bodies.length);

  const random = chance(n + 77);
  const versions = new Map(onlyOf(written, "row")[0]?.rows.map((row) => [row[1], Number(row[4])]));
  const edited = rows.slice(0, EDITS);
  const editBodies = [0, 1].map((half) =>
    Buffer.from(
      JSON.stringify(
        pushOf(
          edited.slice(half * ROWS_A_PUSH, (half + 1) * ROWS_A_PUSH).map(({ id }) => ({
            kind: "edit" as const,
            id,
            base: versions.get(id) ?? 0,
            values: { amount: (100_000 + Math.floor(random() * 5_000_000)) as never },
          })),
          random,
        ),
      ),
    ),
  );
  const edits = await timeOf(async () => {
    for (const body of editBodies) await pushAll(caller, body, ROWS_A_PUSH);
  });
  return { push, raw, plain, edits, rawEdits: rawEdit(written, editBodies.length) };
}

/** The least that the edits need: each row written again and one line of the log, in two commits. */
function rawEdit(written: readonly RawTable[], transactions: number): number {
  return withRawDatabase(({ writer }) => {
    fill(writer, onlyOf(written, "row", "change"));
    const [rows, changes] = [onlyOf(written, "row")[0], onlyOf(written, "change")[0]];
    const update = writer.prepare(
      `update "row" set "values" = ?, version = ?, fields = ? where organisation = ? and id = ?`,
    );
    const log = writer.prepare(
      `insert into "change" values (${Array(changes?.columns ?? 0)
        .fill("?")
        .join(", ")})`,
    );
    const mutation = writer.prepare("insert into mutation values (?, ?, ?, ?, ?)");
    const head = ROWS * 10;
    const began = performance.now();
    for (let n = 0; n < transactions; n += 1) {
      writer.exec("begin immediate");
      for (
        let place = (n * EDITS) / transactions;
        place < ((n + 1) * EDITS) / transactions;
        place += 1
      ) {
        const row = rows?.rows[place];
        const change = changes?.rows[place];
        if (row === undefined || change === undefined) continue;
        const fields = JSON.stringify({
          amount: { version: head + place, replica: "bench/one/one" },
        });
        update.run(JSON.stringify(row[3]), head + place, fields, row[0], row[1]);
        const edited = [...change];
        edited[1] = head + place;
        edited[5] = '{"amount":100000}';
        edited[6] = '{"amount":200000}';
        log.run(...edited);
      }
      mutation.run("o", String(n), "hash", "answer", 0);
      writer.exec("commit");
    }
    return performance.now() - began;
  });
}
