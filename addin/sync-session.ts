import type { Me } from "../shared/sync/screens.ts";
import { SHEET_CONFLICT } from "../shared/sync/take-pulled.ts";
import { fail, ok, type Result } from "../shared/values/result.ts";
import { readRowId } from "../shared/values/row-id.ts";
import type {
  CellPlace,
  ConnectChoice,
  ConnectedTable,
  ConnectPreview,
  Session,
  SessionState,
  TableProposal,
} from "./session.ts";
import { answerQuestion, released } from "./sync/answer-question.ts";
import { Conductor, type ConductorDependencies } from "./sync/conductor.ts";
import { connectTable, forget } from "./sync/connect-table.ts";
import type { Ground } from "./sync/ground.ts";
import type { CopyAnswer } from "./sync/open-workbook.ts";
import { prepareConnect } from "./sync/prepare-connect.ts";
import { previewOf } from "./sync/preview-connect.ts";
import { candidatesIn, proposalsOf } from "./sync/propose-tables.ts";
import { questionOf } from "./sync/questions.ts";
import type { Binding } from "./sync/remembered.ts";
import { letRegisterSpeak, settleConflict, unheld } from "./sync/send-queue.ts";
import { ServerProblem } from "./sync/server.ts";
import { WorkbookTrouble } from "./workbook/workbook.ts";

/** A few texts kept between openings, in Office's own partition of the browser's storage. */
export interface Pocket {
  read(key: string): string | null;
  write(key: string, text: string | null): void;
}

/** Rows changed, or alerts fell due. */
export type News = "head" | "alerts";

/** Tells that the server has something new; a hint, with the poll behind it. */
export interface NewsFeed {
  start(token: string, onNews: (news: News) => void): () => void;
}

export type SessionDependencies = ConductorDependencies &
  Readonly<{
    pocket: Pocket;
    news: NewsFeed | null;
    /** The token every call is made with; the session sets it. */
    takeToken: (token: string | null) => void;
  }>;

/** A session that can be waited for and ended, as its page and its tests do. */
export type RunningSession = Session &
  Readonly<{
    /** Resolves when nothing is under way. */
    idle(): Promise<void>;
    close(): Promise<void>;
  }>;

const TOKEN = "token";
const ME = "me";
/** Typing settles for so long before the sheet is looked at: the answer is there within a second. */
const DEBOUNCE_MS = 350;
const POLL_MS = 30_000;
const RETRY_MS = 3_000;
const CHECKPOINT_IDLE_MS = 5 * 60_000;

export function createSession(deps: SessionDependencies): RunningSession {
  return new SyncSession(deps);
}

/** What the pane asks, turned over to the conductor; keeps the state that the pane draws. */
class SyncSession implements RunningSession {
  readonly #deps: SessionDependencies;
  readonly #conductor: Conductor;
  readonly #listeners = new Set<() => void>();
  readonly #timers = new Map<string, () => void>();
  #state: SessionState = { phase: "starting" };
  #me: Me | null = null;
  #endings: (() => Promise<void> | void)[] = [];
  #work: Promise<unknown>;

  constructor(deps: SessionDependencies) {
    this.#deps = deps;
    this.#conductor = new Conductor(deps);
    this.#conductor.onChange = () => this.#publish();
    this.#conductor.onSignedOut = (sentence) => this.#signedOut(sentence);
    this.#work = this.#start();
  }

  state(): SessionState {
    return this.#state;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async #start(): Promise<void> {
    const token = this.#deps.pocket.read(TOKEN);
    if (token === null) this.#set({ phase: "signed-out", problem: null });
    else await this.#enter(token);
  }

  async signIn(token: string): Promise<void> {
    this.#work = this.#enter(token.trim());
    await this.#work;
  }

  async #enter(token: string): Promise<void> {
    this.#deps.takeToken(token);
    try {
      this.#me = await this.#deps.server.me();
      this.#deps.pocket.write(ME, JSON.stringify(this.#me));
    } catch (error) {
      const known = this.#deps.pocket.read(ME);
      const isKnownOffline =
        error instanceof ServerProblem &&
        error.kind === "offline" &&
        known !== null &&
        this.#deps.pocket.read(TOKEN) === token;
      if (!isKnownOffline) return this.#signedOut(sentenceOf(error));
      // Written by this very code when the server last answered.
      this.#me = JSON.parse(known) as Me;
    }
    this.#deps.pocket.write(TOKEN, token);
    try {
      await this.#conductor.open(this.#me);
      await this.#watch(token);
    } catch (error) {
      return this.#set({ phase: "unsupported", sentence: sentenceOf(error) });
    }
    this.#publish();
    await this.#pass();
  }

  async #watch(token: string): Promise<void> {
    await this.#stopWatching();
    this.#endings.push(
      await this.#deps.workbook.watch((hint) => {
        if (hint.kind === "selection") this.#later("selection", 50, () => this.#selection());
        else if (this.#conductor.hint(hint)) this.#later("look", DEBOUNCE_MS, () => this.#pass());
      }),
    );
    const stop = this.#deps.news?.start(token, (news) => this.#news(news));
    if (stop !== undefined) this.#endings.push(stop);
    this.#poll();
  }

  #news(news: News): void {
    if (news === "alerts") this.#conductor.askForNews();
    else this.#conductor.ask();
    this.#later("look", 0, () => this.#pass());
  }

  #poll(): void {
    this.#later("poll", POLL_MS, async () => {
      this.#conductor.ask();
      await this.#pass();
      this.#poll();
    });
  }

  async #selection(): Promise<void> {
    await this.#conductor.selectionChanged();
    // The active cell is never written; it has moved on now.
    if (this.#conductor.isWaiting) await this.#pass();
  }

  async #pass(): Promise<void> {
    if (this.#me === null) return;
    await this.#conductor.pass();
    if (this.#conductor.isWaiting) this.#later("retry", RETRY_MS, () => this.#pass());
    this.#later("checkpoint", CHECKPOINT_IDLE_MS, () => this.#conductor.checkpointIfDue());
  }

  #later(name: string, milliseconds: number, run: () => Promise<void>): void {
    this.#timers.get(name)?.();
    const cancel = this.#deps.clock.after(milliseconds, () => {
      this.#timers.delete(name);
      this.#work = Promise.all([this.#work, run()]);
    });
    this.#timers.set(name, cancel);
  }

  async signOut(): Promise<void> {
    this.#deps.pocket.write(TOKEN, null);
    this.#deps.pocket.write(ME, null);
    this.#signedOut(null);
    await this.#stopWatching();
  }

  #signedOut(problem: string | null): void {
    this.#me = null;
    this.#conductor.close();
    this.#deps.takeToken(null);
    if (problem !== null) this.#deps.pocket.write(TOKEN, null);
    this.#set({ phase: "signed-out", problem });
  }

  async #stopWatching(): Promise<void> {
    for (const cancel of this.#timers.values()) cancel();
    this.#timers.clear();
    const endings = this.#endings.splice(0);
    for (const end of endings) await end();
  }

  async proposeTables(): Promise<readonly TableProposal[]> {
    return this.#conductor.atWorkbook(async ({ workbook, kept, me }) =>
      proposalsOf(candidatesIn(await workbook.readSheets(), kept.head.bindings), me.framework),
    );
  }

  previewConnect(choice: ConnectChoice): Promise<Result<ConnectPreview, string>> {
    return this.#asResult((ground) => this.#preview(ground, choice));
  }

  async #preview(ground: Ground, choice: ConnectChoice): Promise<Result<ConnectPreview, string>> {
    const prepared = await prepareConnect(ground, choice);
    return prepared.ok ? ok(await previewOf(ground, prepared.value)) : prepared;
  }

  async connect(choice: ConnectChoice): Promise<Result<ConnectedTable, string>> {
    const connected = await this.#asResult(async (ground) => {
      const prepared = await prepareConnect(ground, choice);
      if (!prepared.ok) return prepared;
      const binding = await connectTable(ground, prepared.value);
      if (binding.ok) await this.#conductor.writeCheckpoint(ground);
      return binding;
    });
    if (!connected.ok) return connected;
    this.#conductor.askForNews();
    this.#conductor.oweWriting();
    await this.#pass();
    // Once more, now that the register has given every row its version.
    await this.#asResult(async (ground) => ok(await this.#conductor.writeCheckpoint(ground)));
    await this.#register();
    return ok(this.#tableOf(connected.value));
  }

  async #register(): Promise<void> {
    const { kept, server } = this.#conductor.ground;
    const { workbook, name, address, bindings } = kept.head;
    try {
      await server.registerWorkbook({ workbook, name, address: address ?? "", bindings });
    } catch (error) {
      // The list of workbooks is for looking at; nothing depends on it.
      if (!(error instanceof ServerProblem)) throw error;
    }
  }

  async disconnect(table: string): Promise<void> {
    await this.#conductor.atWorkbook(async (ground) => {
      const binding = ground.kept.binding(table);
      if (binding === undefined) return;
      await ground.workbook.removeIdColumn(binding.table);
      forget(ground, binding);
      if (ground.kept.head.bindings.length === 0) await ground.workbook.removeCheckpoint();
      else await this.#conductor.writeCheckpoint(ground);
      await ground.kept.keep();
    });
    this.#publish();
  }

  async show(place: CellPlace): Promise<void> {
    await this.#conductor.atWorkbook(async ({ workbook, kept }) => {
      const binding = kept.binding(place.table);
      const block = binding === undefined ? null : await workbook.readTable(binding.table);
      const look = this.#conductor.looks.get(place.table);
      if (block === null || look === undefined || !("table" in look)) return;
      const ids = block.columns.findIndex(({ header }) => header === "Foreplan id");
      const row = block.rows.findIndex(
        (cells) => readRowId(String(cells[ids]?.value ?? "")) === place.row,
      );
      const column = place.field === null ? null : (look.table.placeOf.get(place.field) ?? null);
      if (row >= 0) await workbook.show(block, row, column);
    });
  }

  async resolveConflict(id: string, choice: "mine" | "theirs"): Promise<Result<null, string>> {
    const { kept } = this.#conductor.ground;
    for (const { id: binding } of kept.head.bindings) {
      for (const memory of kept.rows(binding).values()) {
        const isHere = Object.values(memory.cells).some(
          ({ state }) => state.kind === "conflicted" && state.conflict.id === id,
        );
        if (!isHere) continue;
        if (id.startsWith(SHEET_CONFLICT)) {
          // The server knows nothing of it: mine is an edit like any other, theirs is written here.
          const field = id.slice(id.lastIndexOf("/") + 1);
          kept.put(
            binding,
            choice === "mine" ? released(memory, field) : letRegisterSpeak(memory, id, null),
          );
        } else {
          const problem = await this.#settle(binding, memory.id, id, choice);
          if (problem !== null) return fail(problem);
        }
        this.#conductor.oweWriting();
        await this.#pass();
        return ok(null);
      }
    }
    return fail("This conflict was settled already.");
  }

  async #settle(
    binding: string,
    row: CellPlace["row"],
    conflictId: string,
    choice: "mine" | "theirs",
  ): Promise<string | null> {
    try {
      const { ground } = this.#conductor;
      return await settleConflict(ground, binding, row, { conflictId, cell: choice });
    } catch (error) {
      return sentenceOf(error);
    }
  }

  async putBack({ table, row, field }: CellPlace): Promise<void> {
    const { kept } = this.#conductor.ground;
    const memory = kept.row(table, row);
    if (memory === undefined || memory.standing.kind === "refused") return;
    const cells = { ...memory.cells };
    for (const [key, cell] of Object.entries(memory.cells)) {
      const isHeld = cell.state.kind !== "synced" && cell.state.kind !== "sent";
      if (isHeld && (field === null || field === key)) cells[key] = unheld(cell, memory.version);
    }
    kept.put(table, { ...memory, cells });
    this.#conductor.oweWriting();
    await this.#pass();
  }

  async tryAgain({ table, row, field }: CellPlace): Promise<void> {
    const { kept } = this.#conductor.ground;
    const memory = kept.row(table, row);
    if (memory !== undefined) kept.put(table, released(memory, field));
    await this.#pass();
  }

  async recordAsAgreed(place: CellPlace, who: string, why: string): Promise<void> {
    this.#conductor.ground.agreed.set(place.row, { who, why });
    await this.tryAgain({ ...place, field: null });
  }

  async answer(question: string, choice: string): Promise<void> {
    const id = questionOf(question);
    // The choice comes from the question's own list.
    if (id.kind === "copy") await this.#conductor.answerCopy(choice as CopyAnswer);
    else {
      const look = this.#conductor.looks.get(id.binding);
      await this.#conductor.atWorkbook((ground) => answerQuestion(ground, id, choice, look));
      this.#conductor.oweWriting();
    }
    await this.#pass();
  }

  async acknowledge(alert: string): Promise<void> {
    await this.#conductor.ground.server.acknowledge(alert);
    this.#conductor.askForNews();
    await this.#pass();
  }

  async snooze(alert: string, until: string, reason: string): Promise<void> {
    await this.#conductor.ground.server.snooze(alert, until, reason);
    this.#conductor.askForNews();
    await this.#pass();
  }

  async syncNow(): Promise<void> {
    this.#conductor.ask();
    await this.#pass();
  }

  plan(from: string, to: string) {
    return this.#conductor.ground.server.plan({ from, to });
  }

  rowPlan(row: CellPlace["row"]) {
    return this.#conductor.ground.server.plan({ subjects: [row] });
  }

  rowFindings(row: CellPlace["row"]) {
    return this.#conductor.ground.server.findings([row]);
  }

  rowHistory(row: CellPlace["row"]) {
    return this.#conductor.ground.server.history(row);
  }

  async alerts() {
    return this.#conductor.alerts;
  }

  commitments() {
    return this.#conductor.ground.server.commitments();
  }

  async idle(): Promise<void> {
    for (let work = this.#work; ; work = this.#work) {
      await work;
      if (work === this.#work) return;
    }
  }

  async close(): Promise<void> {
    await this.#stopWatching();
    await this.idle();
    this.#conductor.close();
  }

  #tableOf({ id, table, sheetName, register }: Binding): ConnectedTable {
    const rows = [...this.#conductor.ground.kept.rows(id).values()];
    const standing = rows.filter((row) => ON_THE_SHEET.has(row.standing.kind)).length;
    return { id, sheetName, tableName: table.name, register, rows: standing, readOnly: false };
  }

  #asResult<Value>(
    work: (ground: Ground) => Promise<Result<Value, string>>,
  ): Promise<Result<Value, string>> {
    return this.#conductor.atWorkbook(work).catch((error: unknown) => fail(sentenceOf(error)));
  }

  #publish(): void {
    const me = this.#me;
    if (me === null) return;
    const toDo = this.#conductor.toDo();
    this.#set({
      phase: "ready",
      me,
      truth: this.#conductor.truth(toDo),
      tables: this.#conductor.ground.kept.head.bindings.map((binding) => this.#tableOf(binding)),
      toDo,
      selected: this.#conductor.selected,
      head: this.#conductor.head,
    });
  }

  #set(state: SessionState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

const ON_THE_SHEET: ReadonlySet<string> = new Set(["known", "sent", "refused", "removed"]);

/** What a person may read of an error; a defect is thrown on. */
function sentenceOf(error: unknown): string {
  if (error instanceof ServerProblem || error instanceof WorkbookTrouble) return error.message;
  throw error;
}
