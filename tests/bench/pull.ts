import Database from "better-sqlite3";
import { allocationRows, insertPushes, ROWS_A_PUSH } from "./bench-rows.ts";
import { type Measured, median, timed, timeOf } from "./measured.ts";
import { type Caller, call, pushAll, Served } from "./served.ts";

const ROWS = 10_000;

/** A replica that has nothing pulls 10,000 rows, page by page, until the last has come. */
export async function benchPull(rounds: number): Promise<readonly Measured[]> {
  const served = await Served.start();
  try {
    const caller = await served.organisation("pull", ROWS);
    for (const push of insertPushes(allocationRows(ROWS, 1), 1)) {
      await pushAll(caller, Buffer.from(JSON.stringify(push)), ROWS_A_PUSH);
    }
    const pulled: number[] = [];
    const raw: number[] = [];
    for (let n = 0; n <= rounds; n += 1) {
      const pages = await pullAll(caller);
      pulled.push(
        await timeOf(async () => {
          for (const page of pages) await call(caller, page, null);
        }),
      );
      raw.push(rawRead(served.file));
    }
    return [timed("pull-10k", median(pulled.slice(1)), median(raw.slice(1)))];
  } finally {
    await served.stop();
  }
}

type Page = Readonly<{
  result: Readonly<{
    data: Readonly<{ rows: readonly unknown[]; cursor: unknown; more: boolean }>;
  }>;
}>;

/** The addresses of the pages, each of which says where the next begins. */
async function pullAll(caller: Caller): Promise<readonly string[]> {
  const pages: string[] = [];
  let cursor: unknown = null;
  let rows = 0;
  for (let more = true; more; ) {
    const input = JSON.stringify({ cursor, registers: ["allocations"] });
    const page = `/trpc/sync.pull?input=${encodeURIComponent(input)}`;
    pages.push(page);
    const text = await call(caller, page, null);
    // What the pull answers; its type is held by the compiler elsewhere.
    const { data } = (JSON.parse(text) as Page).result;
    rows += data.rows.length;
    ({ cursor, more } = data);
  }
  if (rows !== ROWS) throw new Error(`Of ${ROWS} rows ${rows} were pulled.`);
  return pages;
}

/** The least a reader must do: read the rows and parse their values. */
function rawRead(file: string): number {
  const database = new Database(file, { readonly: true });
  try {
    const select = database.prepare<[], { values: string }>(
      `select id, register, version, removed, "values" from "row" where organisation = 'pull' and register = 'allocations' order by version`,
    );
    const began = performance.now();
    for (const row of select.all()) JSON.parse(row.values);
    return performance.now() - began;
  } finally {
    database.close();
  }
}
