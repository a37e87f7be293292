import type { LastYearsRows } from "../../shared/sync/last-years-table.ts";
import { type Renewed, renewTable } from "../../shared/sync/next-year.ts";
import { fail, ok, type Result } from "../../shared/values/result.ts";
import { idColumnOf, type TableBlock } from "../workbook/workbook.ts";
import type { Ground } from "./ground.ts";
import { readLastYears } from "./read-last-years.ts";
import type { Binding } from "./remembered.ts";

/** The rows that a table was copied from, and what the register has of them. */
type Known = Pick<LastYearsRows, "memory" | "registerRows">;

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
  const known = ({ id }: Binding): Known => ({ memory: ground.kept.rows(id), registerRows });
  const planned = new Map<Binding, Planned>();
  for (const binding of bindings) {
    const plan = await planTable(ground, binding, known(binding));
    if (!plan.ok) return plan;
    planned.set(binding, plan.value);
  }
  const renewed = new Map<string, Renewed>();
  for (const [binding, plan] of planned) {
    const again = () => planTable(ground, binding, known(binding));
    const written = await writeIds(ground, plan, again);
    if (!written.ok) return written;
    if (written.value !== null) renewed.set(binding.id, written.value.renewed);
  }
  return ok(renewed);
}

/** Makes one table next year's; null where it is no longer in the workbook. */
export async function renewOne(
  ground: Ground,
  binding: Binding,
  known: Known,
): Promise<Result<Renewed | null, string>> {
  const plan = await planTable(ground, binding, known);
  if (!plan.ok) return plan;
  const written = await writeIds(ground, plan.value, () => planTable(ground, binding, known));
  return written.ok ? ok(written.value?.renewed ?? null) : written;
}

async function planTable(
  ground: Ground,
  binding: Binding,
  rows: Known,
): Promise<Result<Planned, string>> {
  const read = await readLastYears(ground, binding);
  if (read === null) return ok(null);
  const { block, table } = read;
  if (idColumnOf(block) < 0) {
    return fail(
      `The Foreplan id column of ${binding.table.name} is gone, so its rows cannot be told apart. Undo brings it back; then answer again.`,
    );
  }
  const known = { ...rows, random: ground.random, thenDo: "and answer again" };
  const renewed = renewTable(table, known);
  return renewed.ok ? ok({ block, renewed: renewed.value }) : renewed;
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
