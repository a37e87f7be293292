import { leftAside } from "../../shared/sync/copied-sheet.ts";
import { fail, ok, type Result } from "../../shared/values/result.ts";
import type { TableWithIds } from "../workbook/workbook.ts";
import { renewOne } from "./become-next-year.ts";
import { copiedTables } from "./copied-sheets.ts";
import type { Ground } from "./ground.ts";
import type { CopiedSheetId } from "./question.ts";
import { pullWhole } from "./receive.ts";
import type { Binding } from "./remembered.ts";

/** Does what a person said of a sheet that was copied within the workbook; a problem says why not. */
export async function answerCopiedSheet(
  ground: Ground,
  { binding, table: name }: CopiedSheetId,
  choice: string,
): Promise<Result<readonly string[], string>> {
  const copied = await copiedTables(ground);
  const found = copied.find(({ of, copy }) => of.id === binding && copy.table.name === name);
  // What was taken away meanwhile is not asked about any more.
  if (found === undefined) return ok([]);
  const { of, copy } = found;
  if (choice === "next-year") return renewCopy(ground, of, copy);
  const aside = leftAside(ground.kept.head.aside, [choice === "instead" ? of.table.name : name]);
  ground.kept.head = { ...ground.kept.head, aside };
  if (choice === "instead") ground.kept.rebind({ ...of, ...placeOf(copy) });
  return ok([]);
}

function placeOf({ table, sheetName }: TableWithIds): Pick<Binding, "table" | "sheetName"> {
  return { table, sheetName };
}

/** The copy becomes a table of its own, with new ids for what in it is next year's. */
async function renewCopy(
  ground: Ground,
  of: Binding,
  copy: TableWithIds,
): Promise<Result<readonly string[], string>> {
  const { kept, server, uuid } = ground;
  const { rows } = await pullWhole(server, [of]);
  const registerRows = new Map(rows.map((row) => [row.id, row]));
  const fresh = { ...of, ...placeOf(copy), id: uuid() };
  const renewed = await renewOne(ground, fresh, { memory: kept.rows(of.id), registerRows });
  if (!renewed.ok) return renewed;
  if (renewed.value === null) return fail(`The table ${copy.table.name} is no longer there.`);
  kept.head = {
    ...kept.head,
    bindings: [...kept.head.bindings, { ...fresh, ...renewed.value.binding }],
  };
  for (const row of renewed.value.rows) kept.put(fresh.id, row);
  return ok(renewed.value.said);
}
