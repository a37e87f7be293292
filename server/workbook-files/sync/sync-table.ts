import type { CheckpointBinding } from "../../../shared/sync/checkpoint.ts";
import { londonDayOf } from "../../../shared/sync/london-day.ts";
import { ok, type Result } from "../../../shared/values/result.ts";
import { type AtFile, replicaOf, tableOf } from "./at-file.ts";
import type { JoinedRows } from "./connect-file.ts";
import { pullAll, pushRows } from "./exchange.ts";
import { withoutExchanged } from "./exchanged-columns.ts";
import { type FileTable, withIds, withNewColumns } from "./file-table.ts";
import { type Gathered, gatherChanges } from "./gather-changes.ts";
import { gatherLines } from "./gather-lines.ts";
import { type FileMemory, memoryOf, withMemory } from "./kept-in-file.ts";
import type { Gathering } from "./lines-in-register.ts";
import { meetUnknown } from "./meet-unknown.ts";
import { rowsForTable } from "./rows-for-table.ts";
import { asked } from "./server-client.ts";
import { standingIn } from "./standing.ts";
import type { TableReport } from "./sync-report.ts";
import { linesFromRegister } from "./write-lines.ts";
import { fromRegister } from "./write-register.ts";

type Syncing = Readonly<{
  /** The table was connected by this very run: its new errors are recorded and refused to nobody. */
  isConnecting: boolean;
  /** What was read of its rows whose text goes on beneath: said whole this once. */
  joined: JoinedRows;
}>;

/**
 * Syncs one connected table: what people changed in it, then what the register says. The table is
 * read again first, for what was done with another may have moved it.
 */
export async function syncTable(
  at: AtFile,
  binding: CheckpointBinding,
  syncing: Syncing,
): Promise<Result<TableReport, string>> {
  const found = tableOf(at, binding);
  if (!found.ok) return found;
  const table = at.request.takeColumns ? tableOf(at, withNewColumns(found.value)) : found;
  if (!table.ok) return table;
  const { server, client } = at.exchange;
  const open = await asked(server, client.conflicts.list.query({}));
  if (!open.ok) return open;
  const openIds = new Set(open.value.conflicts.map(({ id }) => id));
  const memory = memoryOf(at.file.checkpoint, table.value.binding, openIds);
  const before = new Map(memory);
  const known = at.request.takeColumns
    ? { table: table.value, questions: [] }
    : withoutExchanged(table.value, memory);
  const gathered = gather(at, known.table, memory, syncing.joined);
  if (!gathered.ok) return gathered;
  const lost = table.value.lost.map(
    (header) =>
      `The column “${header}” is no longer in the table, so it is left alone and nothing of it is sent.`,
  );
  const questions = [...known.questions, ...lost, ...gathered.value.questions];
  return exchangeRows(at, known.table, { ...gathered.value, questions }, { ...syncing, before });
}

function gather(
  at: AtFile,
  table: FileTable,
  memory: FileMemory,
  joined: JoinedRows,
): Result<Gathered, string> {
  const { answer, yearsCorrected, now, random } = at.request;
  const years = yearsCorrected ? "corrected" : answer === "next-year" ? "new-rows" : null;
  const rolling = { years, today: londonDayOf(now()) } as const;
  return table.spread === null
    ? gatherChanges(table, memory, { random, joined, registerRows: at.registerRows, ...rolling })
    : gatherLines(table, memory, { ...gatheringOf(at, table), ...rolling });
}

async function exchangeRows(
  at: AtFile,
  table: FileTable,
  gathered: Gathered,
  { isConnecting, joined, before }: Syncing & Readonly<{ before: FileMemory }>,
): Promise<Result<TableReport, string>> {
  const { exchange, file, request, registerRows, cursor } = at;
  const { asker } = gatheringOf(at, table);
  const met = meetUnknown(table, gathered, registerRows, { asker, joined });
  const identified = await writeIds(at, table, gathered, met.memory);
  if (!identified.ok) return identified;

  const pushed = await pushRows(exchange, met.memory, {
    binding: table.binding,
    replica: replicaOf(at),
    sent: gathered.sent,
    adopt: isConnecting,
    dryRun: request.dryRun,
  });
  if (!pushed.ok) return pushed;
  const newer = await pullAll(exchange, cursor);
  if (!newer.ok) return newer;
  for (const row of newer.value.rows) registerRows.set(row.id, row);

  const incoming = incomingInto(at, identified.value, pushed.value.memory);
  const { name } = table.binding.table;
  const area = incoming.grown;
  const grown =
    area === null ? [] : [{ sheet: table.sheet.name, table: name, area, newHeader: null }];
  const kept = withMemory(file.checkpoint, identified.value.binding, incoming.memory);
  const saved = await file.save({ cells: incoming.cells, tables: grown }, kept);
  if (!saved.ok) return saved;
  return ok({
    pushed: pushed.value.pushed,
    merged: pushed.value.merged,
    conflicts: [...met.conflicts, ...pushed.value.conflicts],
    refused: pushed.value.refused,
    pulled: incoming.pulled,
    left: saved.value,
    questions: [...gathered.questions, ...met.questions, ...incoming.questions],
    standing: standingIn(before, incoming.memory),
  });
}

/** New rows get their ids in the file before they are sent: a run cut off here doubles nothing. */
async function writeIds(
  { file }: AtFile,
  table: FileTable,
  { minted }: Gathered,
  memory: FileMemory,
): Promise<Result<FileTable, string>> {
  if (minted.length === 0) return ok(table);
  const { sheet, idColumn: column } = table;
  const cells = minted.map(({ row, id }) => ({ sheet: sheet.name, row, column, value: id }));
  const identified = withIds(table, minted);
  const saved = await file.save({ cells }, withMemory(file.checkpoint, identified.binding, memory));
  return saved.ok ? ok(identified) : saved;
}

/** What the register says by now, as cells of the table. */
function incomingInto(at: AtFile, table: FileTable, memory: FileMemory) {
  const { framework } = at.me;
  const gathering = gatheringOf(at, table);
  if (table.spread !== null) return linesFromRegister(table, memory, { ...gathering, framework });
  const { register } = table.binding;
  const rows = [...gathering.registerRows].filter(([, row]) => row.register === register);
  return fromRegister(table, memory, new Map(rows), framework);
}

function gatheringOf({ request, me, file, registerRows }: AtFile, table: FileTable): Gathering {
  const { random, now } = request;
  return {
    registerRows: rowsForTable(table, file.checkpoint, registerRows),
    asker: { who: me.member.name, at: now() },
    random,
  };
}
