import { basename } from "node:path";
import type { CheckpointBinding } from "../../../shared/sync/checkpoint.ts";
import { fail, ok, type Result } from "../../../shared/values/result.ts";
import { answerCopiedSheet } from "./answer-copied-sheet.ts";
import { answerCopy, forgetWorkbook } from "./answer-copy.ts";
import { type AtFile, type SyncRequest, tableOf } from "./at-file.ts";
import { connectWorkbook } from "./connect-workbook.ts";
import { type Exchange, pullAll } from "./exchange.ts";
import type { FileTable } from "./file-table.ts";
import { asked } from "./server-client.ts";
import { calledIn } from "./standing.ts";
import { type SyncReport, type TableReport, together } from "./sync-report.ts";
import { syncTable } from "./sync-table.ts";
import { takeLease } from "./take-lease.ts";
import { WorkbookOnDisk } from "./workbook-on-disk.ts";

/**
 * One sync of a workbook file: ids first, then what people changed, then what the register says.
 * The file is replaced in one step each time, so that a run that is cut off leaves it whole and the
 * next one goes on from there.
 */
export async function syncWorkbook(
  exchange: Exchange,
  request: SyncRequest,
): Promise<Result<SyncReport, string>> {
  const { path, register, dryRun, connect, answer } = request;
  if (dryRun && (answer === "next-year" || answer === "forget")) {
    return fail(`--${answer} changes the file before anything else: leave out --dry-run.`);
  }
  const opened = await WorkbookOnDisk.open(path, { dryRun, uuid: exchange.uuid });
  if (!opened.ok) return opened;
  const file = opened.value;
  const bound = file.checkpoint.bindings.filter((binding) => binding.register === register);
  const isBound = bound.length > 0;
  if (bound.some(({ readOnly }) => readOnly !== undefined)) {
    return fail(
      `${basename(path)} has its table of ${register} connected read only in Excel, so nothing may be written into it. Open it there, or disconnect it there first.`,
    );
  }
  if (!isBound && !connect) {
    return fail(
      `${basename(path)} has no connected table of ${register}. Connect it with --connect --yes.`,
    );
  }
  if (answer === "forget") return forgetWorkbook(file);
  const me = await asked(exchange.server, exchange.client.session.me.query());
  if (!me.ok) return me;
  const belongs = file.belongTo(me.value.organisation);
  if (!belongs.ok) return belongs;
  const pulled = await pullAll(exchange, null);
  if (!pulled.ok) return pulled;
  const { rows, cursor } = pulled.value;
  const registerRows = new Map(rows.map((row) => [row.id, row]));
  return syncTables({ exchange, request, file, me: me.value, registerRows, cursor });
}

async function syncTables(at: AtFile): Promise<Result<SyncReport, string>> {
  const { exchange, file, request } = at;
  const said = await answerCopies(at);
  if (!said.ok) return said;
  const isHeld = request.dryRun ? ok(null) : await takeLease(exchange, file.checkpoint);
  if (!isHeld.ok) return isHeld;
  const bound = file.checkpoint.bindings.filter(({ register }) => register === request.register);
  const isConnecting = bound.length === 0;
  const connected = isConnecting ? await connectWorkbook(at) : null;
  if (connected?.ok === false) return connected;
  const tables = tablesToSync(at, connected === null ? bound : [connected.value.binding]);
  if (!tables.ok) return tables;
  const reports: TableReport[] = [];
  for (const { binding } of tables.value) {
    const report = await syncTable(at, binding, {
      isConnecting,
      joined: connected?.value.joined ?? new Map(),
    });
    if (!report.ok) return report;
    reports.push(report.value);
  }
  const whole = together(reports);
  const conflicts = [...(connected?.value.conflicts ?? []), ...whole.conflicts];
  const named = [...conflicts, ...whole.refused, ...whole.standing].map(({ row }) => row);
  return ok({
    ...whole,
    conflicts,
    questions: [...said.value, ...whole.questions],
    called: calledIn(at.registerRows, named),
  });
}

/** Nothing is sent from what may be a copy before a person has said what it is. */
async function answerCopies(at: AtFile): Promise<Result<readonly string[], string>> {
  const { exchange, file, request, registerRows } = at;
  const known = {
    registerRows,
    uuid: exchange.uuid,
    random: request.random,
    tableOf: tableOf.bind(null, at),
  };
  const isFileAsked = file.copiedFrom !== null;
  const ofFile = await answerCopy(file, request, known);
  if (!ofFile.ok) return ofFile;
  const answer = isFileAsked ? null : request.answer;
  const ofSheet = await answerCopiedSheet(file, { ...request, answer }, known);
  return ofSheet.ok ? ok([...ofFile.value, ...ofSheet.value]) : ofSheet;
}

/** The connected tables of the register, or of them that on the sheet a person named. */
function tablesToSync(
  at: AtFile,
  bound: readonly CheckpointBinding[],
): Result<readonly FileTable[], string> {
  const { register, sheet, path } = at.request;
  const tables: FileTable[] = [];
  for (const binding of bound) {
    const table = tableOf(at, binding);
    if (!table.ok) return table;
    tables.push(table.value);
  }
  const named = tables.filter((table) => sheet === null || table.sheet.name === sheet);
  if (named.length > 0) return ok(named);
  const sheets = tables.map((table) => `"${table.sheet.name}"`).join(", ");
  return fail(
    `${basename(path)} has no connected table of ${register} on a sheet "${sheet}"; it has on ${sheets}.`,
  );
}
