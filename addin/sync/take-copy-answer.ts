import type { CopyAnswer } from "../../shared/sync/copied-file.ts";
import type { RowMemory } from "../../shared/sync/table-memory.ts";
import { ok, type Result, unreachable } from "../../shared/values/result.ts";
import type { WorkbookIdentity } from "../workbook/workbook.ts";
import { becomeNextYear } from "./become-next-year.ts";
import type { Ground } from "./ground.ts";
import { KeptMemory } from "./kept-memory.ts";
import { unconnected } from "./open-workbook.ts";
import { pullWhole, takeRows } from "./receive.ts";
import type { MemoryStore, Remembered, WorkbookMemory } from "./remembered.ts";

/** The memory to go on with, and what is to be told of it. */
export type Taken = Readonly<{ kept: KeptMemory; said: readonly string[] }>;

/** Does what a person said a copied or moved file is; what could not be done says why. */
export async function takeCopyAnswer(
  answer: CopyAnswer,
  ground: Ground,
  { identity, store }: Readonly<{ identity: WorkbookIdentity; store: MemoryStore }>,
): Promise<Result<Taken, string>> {
  const { kept, uuid } = ground;
  switch (answer) {
    case "moved":
      kept.head = { ...kept.head, ...identity };
      return ok({ kept, said: [] });
    case "forget": {
      await forgetHere(ground);
      return ok({ kept: new KeptMemory(store, unconnected(identity, uuid), true), said: [] });
    }
    case "colleague": {
      const rows = kept.head.bindings.flatMap(({ id }) => rowsOf(id, kept.rows(id).values()));
      const own = { head: ownHead(ground, identity), rows, queue: [] };
      return ok({ kept: new KeptMemory(store, own, true), said: [] });
    }
    case "next-year":
      return asNextYear(ground, identity, store);
    default:
      return unreachable(answer);
  }
}

async function forgetHere({ workbook, kept }: Ground): Promise<void> {
  for (const { table } of kept.head.bindings) await workbook.removeIdColumn(table);
  await workbook.removeCheckpoint();
}

/** A file of its own from now on: what waited to be sent is the other file's to send. */
function ownHead({ kept, uuid }: Ground, { name, address }: WorkbookIdentity): WorkbookMemory {
  return { ...kept.head, workbook: uuid(), copy: uuid(), name, address, cursor: null };
}

/** New rows alone are remembered; what else stands in the sheet is met again as the register's. */
async function asNextYear(
  ground: Ground,
  identity: WorkbookIdentity,
  store: MemoryStore,
): Promise<Result<Taken, string>> {
  const { bindings } = ground.kept.head;
  const pulled = await pullWhole(ground.server, bindings);
  const registerRows = new Map(pulled.rows.map((row) => [row.id, row]));
  const renewed = await becomeNextYear(ground, registerRows);
  if (!renewed.ok) return renewed;
  const tables = [...renewed.value];
  const own = {
    head: {
      ...ownHead(ground, identity),
      bindings: bindings.map((one) => ({ ...one, ...renewed.value.get(one.id)?.binding })),
      cursor: pulled.cursor,
    },
    rows: tables.flatMap(([id, { rows }]) => rowsOf(id, rows)),
    queue: [],
  };
  const kept = new KeptMemory(store, own, true);
  takeRows({ kept }, pulled.rows);
  return ok({ kept, said: tables.flatMap(([, { said }]) => said) });
}

function rowsOf(binding: string, rows: Iterable<RowMemory>): Remembered["rows"] {
  return [...rows].map((row) => ({ binding, row }));
}
