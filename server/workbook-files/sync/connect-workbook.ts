import { digestOfRow } from "../../../shared/sync/cell-digest.ts";
import type { CheckpointBinding } from "../../../shared/sync/checkpoint.ts";
import { digestsOf } from "../../../shared/sync/diff-rows.ts";
import type { Conflict } from "../../../shared/sync/protocol.ts";
import { headingsOver } from "../../../shared/sync/said-above.ts";
import { fail, ok, type Result } from "../../../shared/values/result.ts";
import { type OpenTable, openTables } from "../open-tables.ts";
import { namesThatAreOne, sendNames } from "./alike-on-disk.ts";
import { type AtFile, namesKnown, tableOf } from "./at-file.ts";
import { type ConnectPlan, type JoinedRows, planConnect } from "./connect-file.ts";
import type { FileTable } from "./file-table.ts";
import { withMemory } from "./kept-in-file.ts";

export type Connected = Readonly<{
  binding: CheckpointBinding;
  conflicts: readonly Conflict[];
  joined: JoinedRows;
}>;

/** Binds the table and gives its rows their ids, before anything of them is sent. */
export async function connectWorkbook(at: AtFile): Promise<Result<Connected, string>> {
  const { file, request } = at;
  const tables = await tablesToConnect(at);
  if (!tables.ok) return tables;
  const planned = planConnect({ ...known(at), tables: tables.value });
  if (!planned.ok) return planned;
  const { memory, patch, said, fresh, known: recognised, conflicts, joined } = planned.value;
  const names = namesThatAreOne(at, said);
  if (!names.ok) return names;
  if (request.dryRun) {
    return fail(
      `Connecting would send ${fresh} new rows and recognise ${recognised} that the register has. Nothing was connected: leave out --dry-run to do it.`,
    );
  }
  const spellings = await sendNames(at, names.value);
  if (!spellings.ok) return spellings;
  const isSpelt = Object.keys(spellings.value).length > 0;
  const binding = { ...planned.value.binding, ...(isSpelt && { spellings: spellings.value }) };
  const saved = await file.save(patch, withMemory(file.checkpoint, binding, memory));
  if (!saved.ok) return saved;
  const table = tableOf(at, binding);
  if (!table.ok) return table;
  return ok({
    binding: { ...binding, ...besideRows(planned.value, table.value) },
    conflicts,
    joined,
  });
}

function known({ exchange, file, me, registerRows, request: { register, random } }: AtFile) {
  return {
    register,
    random,
    sheets: file.sheets,
    framework: me.framework,
    registerRows: [...registerRows.values()].filter(
      (row) => row.register === register && !row.removed,
    ),
    uuid: exchange.uuid,
  };
}

/** What of the table, as it stands now, are no rows, and what headings among these give. */
function besideRows(
  { noRows, headings: { sections, beneath } }: ConnectPlan,
  { top, rows }: FileTable,
): Pick<CheckpointBinding, "leftAlone" | "headings"> {
  const leftAlone = rows.flatMap(({ cells }, at) =>
    noRows.has(top + at) ? [digestOfRow(digestsOf(cells))] : [],
  );
  const placed = new Map([...beneath].map(([row, one]) => [row - top, one]));
  const places = sections.map((row) => row - top);
  return { leftAlone, headings: [...headingsOver(rows, places, placed)] };
}

/** Tables that look like the register; where none does, all of them, because a person said so. */
async function tablesToConnect(at: AtFile): Promise<Result<readonly OpenTable[], string>> {
  const { path, sheet, register } = at.request;
  const { framework } = at.me;
  const names = namesKnown(at);
  const inferred = await openTables({ file: path, register: null }, sheet, framework, names);
  if (inferred.ok) {
    const fitting = inferred.value.tables.filter(({ guess }) => guess.register === register);
    if (fitting.length > 0) return ok(fitting);
  }
  const asSaid = await openTables({ file: path, register }, sheet, framework, names);
  return asSaid.ok ? ok(asSaid.value.tables) : asSaid;
}
