import { basename } from "node:path";
import type { RegisterKey } from "../../../shared/registers/field.ts";
import type { CheckpointBinding } from "../../../shared/sync/checkpoint.ts";
import type { CopyAnswer } from "../../../shared/sync/copied-file.ts";
import { leftAside } from "../../../shared/sync/copied-sheet.ts";
import { fail, ok, type Result } from "../../../shared/values/result.ts";
import type { KnownToCopy } from "./answer-copy.ts";
import { type CopiedTable, copiedTables, sheetOf } from "./copied-sheet.ts";
import { memoryOf, withMemory } from "./kept-in-file.ts";
import { renewInFile } from "./next-year.ts";
import { type AsTable, asTable } from "./range-as-table.ts";
import type { WorkbookOnDisk } from "./workbook-on-disk.ts";

type Asked = Readonly<{
  path: string;
  register: RegisterKey;
  /** The sheet a person said is the register's, or with `next-year` the one of new rows. */
  sheet: string | null;
  answer: CopyAnswer | null;
  dryRun: boolean;
}>;

/**
 * Does what a person said of a sheet that was copied within its workbook, or asks them: nothing is
 * sent while two tables stand under the same ids and nobody has said which is the register's.
 */
export async function answerCopiedSheet(
  file: WorkbookOnDisk,
  asked: Asked,
  known: KnownToCopy,
): Promise<Result<readonly string[], string>> {
  const copies = copiedTables(file, asked.register);
  const [copy, another] = copies.filter(({ sheet }) => sheet.name === asked.sheet);
  if (copy !== undefined) {
    const isAlone = another === undefined && sheetOf(file, copy.of) !== copy.sheet.name;
    if (!isAlone) {
      return fail(
        `The sheet "${copy.sheet.name}" has more than one table with the same ids: move each to a sheet of its own, save, and sync again.`,
      );
    }
    const table = asTable(file.sheets, copy);
    if (!table.ok) return table;
    if (table.value.newTable !== null && asked.dryRun) return fail(onlyTriedOut(copy));
    if (asked.answer === "next-year") return renewCopy(file, { copy, table: table.value }, known);
    return takeCopy(file, { copy, table: table.value }, copies);
  }
  const aside = new Set(file.checkpoint.aside);
  const unanswered = copies.filter(({ key }) => !aside.has(key));
  const [first] = unanswered;
  if (first === undefined) return ok([]);
  if (asked.sheet === null || sheetOf(file, first.of) !== asked.sheet) {
    return fail(copiedSheetQuestion(file, asked.path, first.of, unanswered));
  }
  const left = unanswered.map(({ key }) => key);
  file.understand({ ...file.checkpoint, aside: leftAside(file.checkpoint.aside, left) });
  return ok([]);
}

function copiedSheetQuestion(
  file: WorkbookOnDisk,
  path: string,
  of: CheckpointBinding,
  copies: readonly CopiedTable[],
): string {
  const { name } = of.table;
  const listed = copies.map((copy) => `${copy.name} on "${copy.sheet.name}"`).join(" and ");
  const has = copies.length === 1 ? "has" : "have";
  const on = sheetOf(file, of);
  const where = on === null ? `${name}, which is no longer there` : `${name} on "${on}"`;
  const stays = on === null ? "" : `--sheet "${on}" (what was copied from it is left alone), `;
  const [copy] = copies;
  const sheet = `--sheet "${copy?.sheet.name}"`;
  return `${listed} in ${basename(path)} ${has} the same ids as the connected table ${where}, so nothing was sent. Say which sheet is the register's: ${stays}${sheet} (it goes on there, and the others are left alone) or ${sheet} --next-year (new rows from these, last year's stay).`;
}

function onlyTriedOut({ name, sheet }: CopiedTable): string {
  return `The range ${name} on "${sheet.name}" would become an Excel table first, and nothing was changed: leave out --dry-run to do it.`;
}

type Taken = Readonly<{ copy: CopiedTable; table: AsTable }>;

/** The register goes on in the copy; it and every other table with these ids is no longer asked about. */
async function takeCopy(
  file: WorkbookOnDisk,
  taken: Taken,
  copies: readonly CopiedTable[],
): Promise<Result<readonly string[], string>> {
  const { of, key } = taken.copy;
  const { checkpoint } = file;
  const others = copies.filter((copy) => copy.of === of && copy.key !== key);
  const left = [...others.map((copy) => copy.key), of.table.name];
  const aside = leftAside(checkpoint.aside, left).filter((name) => name !== key);
  const bindings = checkpoint.bindings.map((one) => (one === of ? boundTo(taken) : one));
  file.understand({ ...checkpoint, bindings, aside });
  const { newTable } = taken.table;
  if (newTable === null) return ok([]);
  const saved = await file.save({ cells: [], newTable }, file.checkpoint);
  return saved.ok ? ok([]) : saved;
}

/** Excel's id for the table is not known on disk: it is found by its name. */
function boundTo({ copy: { of, sheet }, table }: Taken): CheckpointBinding {
  return { ...of, table: { id: "", name: table.name }, sheetName: sheet.name };
}

/** The copy becomes a table of its own, with new ids for what in it is next year's. */
async function renewCopy(
  file: WorkbookOnDisk,
  taken: Taken,
  { registerRows, uuid, random, tableOf }: KnownToCopy,
): Promise<Result<readonly string[], string>> {
  const { of } = taken.copy;
  const { sheets, newTable } = taken.table;
  const table = tableOf({ ...boundTo(taken), id: uuid() }, sheets);
  if (!table.ok) return table;
  const memory = memoryOf(file.checkpoint, of, new Set());
  const renewed = renewInFile(table.value, { memory, registerRows, random });
  if (!renewed.ok) return renewed;
  const { checkpoint } = file;
  const isGone = sheetOf(file, of) === null;
  const bindings = checkpoint.bindings.filter((one) => !isGone || one !== of);
  const { binding, ids: cells, said } = renewed.value;
  const kept = withMemory({ ...checkpoint, bindings }, binding, renewed.value.memory);
  const made = newTable === null ? {} : { newTable };
  const saved = await file.save({ cells, ...made }, kept);
  return saved.ok ? ok(said) : saved;
}
