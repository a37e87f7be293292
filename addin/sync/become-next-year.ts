import { titlesOver } from "../../shared/sync/copied-file.ts";
import type {
  LastYearsRows,
  LastYearsSpread,
  LastYearsTable,
} from "../../shared/sync/last-years-table.ts";
import { type Renewed, renewTable } from "../../shared/sync/next-year.ts";
import { fail, ok, type Result } from "../../shared/values/result.ts";
import { idColumnOf, type TableBlock } from "../workbook/workbook.ts";
import type { Ground } from "./ground.ts";
import { type BoundTable, readBoundTable } from "./read-bound-table.ts";
import type { Binding } from "./remembered.ts";

/** A table as next year's; null where it is no longer in the workbook, which is asked about later. */
type Planned = Readonly<{ block: TableBlock; renewed: Renewed }> | null;

/** As often as a table that moves under our hands is read again. */
const MOST_TRIES = 3;

/**
 * Makes each connected table next year's, with its new ids in the sheet. All are looked at before
 * any is written: where one cannot be taken, the file is left as it is.
 */
export async function becomeNextYear(
  ground: Ground,
  registerRows: LastYearsRows["registerRows"],
): Promise<Result<ReadonlyMap<string, Renewed>, string>> {
  const bindings = ground.kept.head.bindings.filter(({ readOnly }) => readOnly === undefined);
  const planned = new Map<Binding, Planned>();
  for (const binding of bindings) {
    const plan = await planTable(ground, binding, registerRows);
    if (!plan.ok) return plan;
    planned.set(binding, plan.value);
  }
  const renewed = new Map<string, Renewed>();
  for (const [binding, plan] of planned) {
    const again = () => planTable(ground, binding, registerRows);
    const written = await writeIds(ground, plan, again);
    if (!written.ok) return written;
    if (written.value !== null) renewed.set(binding.id, written.value.renewed);
  }
  return ok(renewed);
}

async function planTable(
  { workbook, kept, me, names, random }: Ground,
  binding: Binding,
  registerRows: LastYearsRows["registerRows"],
): Promise<Result<Planned, string>> {
  const block = await workbook.readTable(binding.table);
  if (block === null) return ok(null);
  if (idColumnOf(block) < 0) {
    return fail(
      `The Foreplan id column of ${binding.table.name} is gone, so its rows cannot be told apart. Undo brings it back; then answer again.`,
    );
  }
  const sheet = await workbook.readSheet({ id: block.sheetId, name: block.sheetName });
  const titles = titlesOver(sheet?.rows ?? [], block.top - 1);
  const table = readBoundTable(binding, block, { framework: me.framework, names });
  const memory = kept.rows(binding.id);
  const known = { memory, registerRows, random, thenDo: "and answer again" };
  const renewed = renewTable(lastYearsTable(table, titles), known);
  return renewed.ok ? ok({ block, renewed: renewed.value }) : renewed;
}

function lastYearsTable(table: BoundTable, titles: string): LastYearsTable {
  const { binding, block, rows, placeOf } = table;
  const { sheetName, top } = block;
  return {
    ...{ binding, rows, placeOf, sheetName, titles },
    firstRow: top + 1,
    spread: lastYearsSpread(table),
  };
}

function lastYearsSpread({ block, spread }: BoundTable): LastYearsSpread | null {
  if (spread === null) return null;
  const isFilled = (at: number, place: number) => {
    const cell = block.rows[at]?.[place];
    return cell !== undefined && (cell.value !== null || cell.formula !== null);
  };
  return { ...spread, columnIdAt: (place) => block.columns[place]?.id ?? -1, isFilled };
}

async function writeIds(
  { workbook }: Ground,
  first: Planned,
  planAgain: () => Promise<Result<Planned, string>>,
): Promise<Result<Planned, string>> {
  let plan = first;
  for (let tries = 0; plan !== null && tries < MOST_TRIES; tries += 1) {
    const { block, renewed } = plan;
    const column = idColumnOf(block);
    const writes = renewed.ids.map(({ at, id }) => ({ row: at, column, content: id }));
    if ((await workbook.writeCells(block, writes)) === "written") return ok(plan);
    const again = await planAgain();
    if (!again.ok) return again;
    plan = again.value;
  }
  if (plan === null) return ok(null);
  const { name } = plan.block.table;
  return fail(`The table ${name} was changed meanwhile. Answer again when nobody sorts it.`);
}
