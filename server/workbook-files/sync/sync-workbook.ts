import { basename } from "node:path";
import type { RegisterKey } from "../../../shared/registers/field.ts";
import { type NameIndex, nameIndexOf } from "../../../shared/registers/resolve-references.ts";
import { digestOfRow } from "../../../shared/sync/cell-digest.ts";
import type { CheckpointBinding } from "../../../shared/sync/checkpoint.ts";
import type { CopyAnswer } from "../../../shared/sync/copied-file.ts";
import { londonDayOf } from "../../../shared/sync/london-day.ts";
import type { Conflict, Cursor, PulledRow } from "../../../shared/sync/protocol.ts";
import { headingsOver } from "../../../shared/sync/said-above.ts";
import { digestsOf } from "../../../shared/sync/scan-table.ts";
import type { Me } from "../../../shared/sync/screens.ts";
import { fail, ok, type Result } from "../../../shared/values/result.ts";
import type { RowId } from "../../../shared/values/row-id.ts";
import { type OpenTable, openTables } from "../open-tables.ts";
import { answerCopiedSheet } from "./answer-copied-sheet.ts";
import { answerCopy, forgetWorkbook } from "./answer-copy.ts";
import { planConnect } from "./connect-file.ts";
import { type Exchange, pullAll, pushRows } from "./exchange.ts";
import { type FileTable, readFileTable, withIds, withNewColumns } from "./file-table.ts";
import { type Gathered, gatherChanges } from "./gather-changes.ts";
import { type Gathering, gatherLines } from "./gather-lines.ts";
import { type FileMemory, memoryOf, withMemory } from "./kept-in-file.ts";
import { meetUnknown } from "./meet-unknown.ts";
import { rowsForTable } from "./rows-for-table.ts";
import { asked } from "./server-client.ts";
import { type SyncReport, together } from "./sync-report.ts";
import { takeLease } from "./take-lease.ts";
import { WorkbookOnDisk } from "./workbook-on-disk.ts";
import { linesFromRegister } from "./write-lines.ts";
import { fromRegister } from "./write-register.ts";

export type SyncRequest = Readonly<{
  path: string;
  sheet: string | null;
  register: RegisterKey;
  dryRun: boolean;
  /** Connecting binds the table first; it is only done with a person's yes. */
  connect: boolean;
  /** What a person said the file is, where it was copied or moved; or of years that changed. */
  answer: CopyAnswer | null;
  /** Years changed on many rows put last year's rows right. */
  yearsCorrected: boolean;
  /** Takes the columns of new years as such, which is only done with a person's yes. */
  takeColumns: boolean;
  random: () => number;
  now: () => number;
}>;

/**
 * One sync of one table of a workbook file: ids first, then what people changed, then what the
 * register says. The file is replaced in one step each time, so that a run that is cut off leaves
 * it whole and the next one goes on from there.
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
  return new WorkbookSync(exchange, request, file, me.value, pulled.value).run();
}

class WorkbookSync {
  readonly #exchange: Exchange;
  readonly #request: SyncRequest;
  readonly #file: WorkbookOnDisk;
  readonly #me: Me;
  readonly #registerRows: Map<RowId, PulledRow>;
  readonly #cursor: Cursor;
  #isConnecting = false;
  #conflicts: readonly Conflict[] = [];

  constructor(
    exchange: Exchange,
    request: SyncRequest,
    file: WorkbookOnDisk,
    me: Me,
    pulled: Readonly<{ rows: readonly PulledRow[]; cursor: Cursor }>,
  ) {
    this.#exchange = exchange;
    this.#request = request;
    this.#file = file;
    this.#me = me;
    this.#registerRows = new Map(pulled.rows.map((row) => [row.id, row]));
    this.#cursor = pulled.cursor;
  }

  async run(): Promise<Result<SyncReport, string>> {
    const said = await this.#answerCopies();
    if (!said.ok) return said;
    const isHeld = this.#request.dryRun
      ? ok(null)
      : await takeLease(this.#exchange, this.#file.checkpoint);
    if (!isHeld.ok) return isHeld;
    const tables = await this.#tablesToSync();
    if (!tables.ok) return tables;
    const reports: SyncReport[] = [];
    for (const { binding } of tables.value) {
      const report = await this.#syncTable(binding);
      if (!report.ok) return report;
      reports.push(report.value);
    }
    const whole = together(reports);
    return ok({
      ...whole,
      conflicts: [...this.#conflicts, ...whole.conflicts],
      questions: [...said.value, ...whole.questions],
    });
  }

  /** The connected tables of the register, or of them that on the sheet a person named. */
  async #tablesToSync(): Promise<Result<readonly FileTable[], string>> {
    const { register, sheet, path } = this.#request;
    const bound = this.#file.checkpoint.bindings.filter((one) => one.register === register);
    const connected = bound.length === 0 ? await this.#connect() : null;
    if (connected?.ok === false) return connected;
    const tables: FileTable[] = [];
    for (const binding of connected === null ? bound : [connected.value]) {
      const table = this.#tableOf(binding);
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

  /** Reads the table again: what was done with another may have moved it. */
  async #syncTable(known: CheckpointBinding): Promise<Result<SyncReport, string>> {
    const { random, takeColumns } = this.#request;
    const found = this.#tableOf(known);
    if (!found.ok) return found;
    const table = takeColumns ? this.#tableOf(withNewColumns(found.value)) : found;
    if (!table.ok) return table;
    const { binding } = table.value;
    const { server, client } = this.#exchange;
    const open = await asked(server, client.conflicts.list.query({}));
    if (!open.ok) return open;
    const openIds = new Set(open.value.conflicts.map(({ id }) => id));
    const memory = memoryOf(this.#file.checkpoint, binding, openIds);
    const { answer, yearsCorrected } = this.#request;
    const years = yearsCorrected ? "corrected" : answer === "next-year" ? "new-rows" : null;
    const today = londonDayOf(this.#request.now());
    const rolling = { years, registerRows: this.#registerRows, today } as const;
    const gathered =
      table.value.spread === null
        ? gatherChanges(table.value, memory, { random, ...rolling })
        : gatherLines(table.value, memory, { ...this.#gathering(table.value), today, years });
    if (!gathered.ok) return gathered;
    return this.#exchangeRows(table.value, gathered.value);
  }

  /** Nothing is sent from what may be a copy before a person has said what it is. */
  async #answerCopies(): Promise<Result<readonly string[], string>> {
    const known = {
      registerRows: this.#registerRows,
      uuid: this.#exchange.uuid,
      random: this.#request.random,
      tableOf: this.#tableOf.bind(this),
    };
    const isFileAsked = this.#file.copiedFrom !== null;
    const ofFile = await answerCopy(this.#file, this.#request, known);
    if (!ofFile.ok) return ofFile;
    const answer = isFileAsked ? null : this.#request.answer;
    const ofSheet = await answerCopiedSheet(this.#file, { ...this.#request, answer }, known);
    return ofSheet.ok ? ok([...ofFile.value, ...ofSheet.value]) : ofSheet;
  }

  async #exchangeRows(table: FileTable, gathered: Gathered): Promise<Result<SyncReport, string>> {
    const { binding } = table;
    const { dryRun, now } = this.#request;
    const asker = { who: this.#me.member.name, at: now() };
    const met = meetUnknown(table, gathered, this.#registerRows, asker);
    const identified = await this.#writeIds(table, gathered, met.memory);
    if (!identified.ok) return identified;

    const pushed = await pushRows(this.#exchange, met.memory, {
      binding,
      replica: this.#replica(),
      sent: gathered.sent,
      adopt: this.#isConnecting,
      dryRun,
    });
    if (!pushed.ok) return pushed;
    const newer = await pullAll(this.#exchange, this.#cursor);
    if (!newer.ok) return newer;
    for (const row of newer.value.rows) this.#registerRows.set(row.id, row);

    const ofRegister = [...this.#registerRows].filter(
      ([, row]) => row.register === binding.register,
    );
    const { framework } = this.#me;
    const rows = rowsForTable(table, this.#file.checkpoint, new Map(ofRegister));
    const incoming =
      table.spread === null
        ? fromRegister(identified.value, pushed.value.memory, rows, framework)
        : linesFromRegister(identified.value, pushed.value.memory, {
            ...this.#gathering(table),
            framework,
          });
    const sheet = table.sheet.name;
    const grown =
      incoming.grown === null
        ? []
        : [{ sheet, table: binding.table.name, area: incoming.grown, newHeader: null }];
    const saved = await this.#file.save(
      { cells: incoming.cells, tables: grown },
      withMemory(this.#file.checkpoint, identified.value.binding, incoming.memory),
    );
    if (!saved.ok) return saved;
    return ok({
      pushed: pushed.value.pushed,
      merged: pushed.value.merged,
      conflicts: [...met.conflicts, ...pushed.value.conflicts],
      refused: pushed.value.refused,
      pulled: incoming.pulled,
      left: saved.value,
      questions: [...gathered.questions, ...met.questions, ...incoming.questions],
    });
  }

  /** New rows get their ids in the file before they are sent: a run cut off here doubles nothing. */
  async #writeIds(
    table: FileTable,
    { minted }: Gathered,
    memory: FileMemory,
  ): Promise<Result<FileTable, string>> {
    if (minted.length === 0) return ok(table);
    const cells = minted.map(({ row, id }) => ({
      sheet: table.sheet.name,
      row,
      column: table.idColumn,
      value: id,
    }));
    const identified = withIds(table, minted);
    const kept = withMemory(this.#file.checkpoint, identified.binding, memory);
    const saved = await this.#file.save({ cells }, kept);
    return saved.ok ? ok(identified) : saved;
  }

  #gathering(table: FileTable): Gathering {
    const { random, now } = this.#request;
    const asker = { who: this.#me.member.name, at: now() };
    const registerRows = rowsForTable(table, this.#file.checkpoint, this.#registerRows);
    return { registerRows, asker, random };
  }

  /** Binds the table and gives its rows their ids, before anything of them is sent. */
  async #connect(): Promise<Result<CheckpointBinding, string>> {
    const tables = await this.#tablesToConnect();
    if (!tables.ok) return tables;
    const { register, random } = this.#request;
    const planned = planConnect({
      register,
      tables: tables.value,
      sheets: this.#file.sheets,
      framework: this.#me.framework,
      registerRows: [...this.#registerRows.values()].filter(
        (row) => row.register === register && !row.removed,
      ),
      random,
      uuid: this.#exchange.uuid,
    });
    if (!planned.ok) return planned;
    const { binding, memory, patch, fresh, known, conflicts } = planned.value;
    this.#conflicts = conflicts;
    if (this.#request.dryRun) {
      return fail(
        `Connecting would send ${fresh} new rows and recognise ${known} that the register has. Nothing was connected: leave out --dry-run to do it.`,
      );
    }
    const kept = withMemory(this.#file.checkpoint, binding, memory);
    const saved = await this.#file.save(patch, kept);
    if (!saved.ok) return saved;
    this.#isConnecting = true;
    const table = this.#tableOf(binding);
    if (!table.ok) return table;
    const { top, rows } = table.value;
    const leftAlone = rows.flatMap(({ cells }, at) =>
      planned.value.noRows.has(top + at) ? [digestOfRow(digestsOf(cells))] : [],
    );
    const { sections, beneath } = planned.value.headings;
    const placed = new Map([...beneath].map(([row, one]) => [row - top, one]));
    const places = sections.map((row) => row - top);
    return ok({ ...binding, leftAlone, headings: [...headingsOver(rows, places, placed)] });
  }

  /** Tables that look like the register; where none does, all of them, because a person said so. */
  async #tablesToConnect(): Promise<Result<readonly OpenTable[], string>> {
    const { path, sheet, register } = this.#request;
    const { framework } = this.#me;
    const names = this.#names();
    const inferred = await openTables({ file: path, register: null }, sheet, framework, names);
    if (inferred.ok) {
      const fitting = inferred.value.tables.filter(({ guess }) => guess.register === register);
      if (fitting.length > 0) return ok(fitting);
    }
    const asSaid = await openTables({ file: path, register }, sheet, framework, names);
    return asSaid.ok ? ok(asSaid.value.tables) : asSaid;
  }

  #tableOf(binding: CheckpointBinding, sheets = this.#file.sheets): Result<FileTable, string> {
    const words = { framework: this.#me.framework, names: this.#names() };
    return readFileTable(binding, sheets, words);
  }

  #names(): NameIndex {
    return nameIndexOf([...this.#registerRows.values()].filter(({ removed }) => !removed));
  }

  #replica() {
    const { workbook, copy } = this.#file.checkpoint;
    return { workbook, installation: "command-line", copy };
  }
}
