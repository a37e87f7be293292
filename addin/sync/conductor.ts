import type { Finding } from "../../shared/checks/check.ts";
import { checkRow } from "../../shared/checks/run-checks.ts";
import { NamesInMemory } from "../../shared/registers/resolve-references.ts";
import type { AlertView, FindingView, Me } from "../../shared/sync/screens.ts";
import { type RowId, readRowId } from "../../shared/values/row-id.ts";
import type { SelectedRow, SyncTruth, ToDo } from "../session.ts";
import {
  type Hint,
  type SheetPlace,
  type Workbook,
  WorkbookTrouble,
} from "../workbook/workbook.ts";
import { checkpointOf } from "./checkpoint.ts";
import type { Ground } from "./ground.ts";
import { type Look, lookAtTable } from "./look-at-table.ts";
import { type CopyAnswer, type Opened, openWorkbook, takeCopyAnswer } from "./open-workbook.ts";
import { columnLetters } from "./propose-tables.ts";
import { copyQuestion, nameOf } from "./questions.ts";
import { dropSettledConflicts, receive } from "./receive.ts";
import type { Binding, MemoryStore } from "./remembered.ts";
import {
  ALERTS_REPORT,
  alertLines,
  PLAN_REPORT,
  planLines,
  updateReport,
} from "./report-tables.ts";
import { sendQueue, settleTyped } from "./send-queue.ts";
import { type Server, ServerProblem } from "./server.ts";
import { toDoOf, waiting } from "./to-do.ts";
import { Turns } from "./turns.ts";
import { writeBack } from "./write-back.ts";

export type Clock = Readonly<{
  now: () => number;
  /** Runs something later; answers what calls it off. */
  after: (milliseconds: number, run: () => void) => () => void;
}>;

export type ConductorDependencies = Readonly<{
  workbook: Workbook;
  server: Server;
  memory: MemoryStore;
  clock: Clock;
  random: () => number;
  uuid: () => string;
}>;

/** Alerts fall due with the days, whether or not a row changes. */
const NEWS_FOR_MS = 10 * 60_000;
/** Another person's edit is theirs to send for so long. */
const LEFT_TO_AUTHOR_MS = 30_000;
/** A table that moves under our hands is looked at again so often in one pass. */
const MOST_TRIES = 4;

/** Nothing shorter or longer is worth reading as an id. */
const ID_LENGTH = 10;

type RemoteEdit = Readonly<{ sheetId: string; from: number; to: number; at: number }>;

/** The one conductor: looks, sends, receives and writes back, one pass after the other. */
export class Conductor {
  readonly #deps: ConductorDependencies;
  readonly #turns = new Turns();
  readonly #looks = new Map<string, Look>();
  readonly #blocked = new Map<string, string>();
  readonly #movedTo = new Map<RowId, string>();
  readonly #answersHere = new Map<RowId, readonly Finding[]>();
  #opened: Opened | null = null;
  #ground: Ground | null = null;
  #copyIsAsked = false;
  #findings: readonly FindingView[] = [];
  #alerts: readonly AlertView[] = [];
  #remote: readonly RemoteEdit[] = [];
  #due = { receive: true, write: true, news: true };
  #newsOf = { head: -1, at: 0 };
  #trouble: WorkbookTrouble | null = null;
  #isOffline = false;
  #holdsLease = false;
  #savedAt: number | null = null;
  #checkpointDue = false;
  #pass: Promise<void> | null = null;
  #passAgain = false;
  head = 0;
  selected: SelectedRow | null = null;
  onChange: () => void = () => undefined;
  onSignedOut: (sentence: string) => void = () => undefined;

  constructor(deps: ConductorDependencies) {
    this.#deps = deps;
  }

  get ground(): Ground {
    if (this.#ground === null) throw new Error("Nobody is signed in.");
    return this.#ground;
  }

  get looks(): ReadonlyMap<string, Look> {
    return this.#looks;
  }

  get alerts(): readonly AlertView[] {
    return this.#alerts;
  }

  /** One piece of work at the workbook at a time. */
  atWorkbook<Answer>(work: (ground: Ground) => Promise<Answer>): Promise<Answer> {
    return this.#turns.take(() => work(this.ground));
  }

  async open(me: Me): Promise<void> {
    const { workbook, server, memory, clock, random, uuid } = this.#deps;
    this.#opened ??= await openWorkbook(workbook, memory, uuid);
    this.#copyIsAsked = this.#opened.isCopy;
    this.#ground = {
      workbook,
      server,
      kept: this.#opened.kept,
      me,
      installation: await memory.installation(uuid),
      names: new NamesInMemory(),
      now: clock.now,
      random,
      uuid,
      agreed: new Map(),
      corrections: new Set(),
    };
    this.head = me.head;
    await this.#ground.kept.keep();
  }

  close(): void {
    this.#ground = null;
  }

  /** A hint from the workbook; answers whether it is worth a look. */
  hint(hint: Hint): boolean {
    if (hint.kind !== "cells" || this.#ground === null) return hint.kind === "sheets";
    if (hint.by === "ours") return false;
    const isBound = [...this.#looks.values()].some(
      (look) => "table" in look && look.table.block.sheetId === hint.sheetId,
    );
    if (hint.by === "remote" && hint.rows !== null) {
      const { from, to } = hint.rows;
      this.#remote = [
        ...this.#remote,
        { sheetId: hint.sheetId, from, to, at: this.#deps.clock.now() },
      ];
    }
    return isBound || this.#looks.size < this.#ground.kept.head.bindings.length;
  }

  /** There may be something new on the server, or it is time to ask. */
  ask(): void {
    this.#due = { ...this.#due, receive: true };
  }

  /** Findings, plan and alerts are to be told anew even if no row changed. */
  askForNews(): void {
    this.#due = { ...this.#due, receive: true, news: true };
  }

  /** What is derived changes with the rows, and with the day. */
  #isNewsOld(): boolean {
    const { head, at } = this.#newsOf;
    return head !== this.head || this.#deps.clock.now() - at > NEWS_FOR_MS;
  }

  /** Something in the memory now says otherwise than the sheet. */
  oweWriting(): void {
    this.#due = { ...this.#due, write: true };
  }

  /** Goes through everything that is due; a call during a pass brings on another one after it. */
  pass(): Promise<void> {
    if (this.#pass !== null) {
      this.#passAgain = true;
      return this.#pass;
    }
    this.#pass = (async () => {
      do {
        this.#passAgain = false;
        await this.#onePass();
      } while (this.#passAgain);
    })().finally(() => {
      this.#pass = null;
    });
    return this.#pass;
  }

  async #onePass(): Promise<void> {
    const ground = this.#ground;
    if (ground === null || this.#copyIsAsked) {
      this.onChange();
      return;
    }
    try {
      for (let round = 0; round < MOST_TRIES; round += 1) {
        await this.#turns.take(() => this.#lookAll(ground));
        await this.#settleTyped(ground);
        this.#trouble = null;
        this.onChange();
        if (ground.kept.queue.length === 0) break;
        this.#sent(await sendQueue(ground));
      }
      await this.#exchange(ground);
      this.#isOffline = false;
      if (ground.kept.queue.length === 0) this.#savedAt = ground.now();
    } catch (error) {
      this.#note(error);
    }
    await ground.kept.keep();
    this.onChange();
  }

  #sent(head: number): void {
    this.head = Math.max(this.head, head);
    this.#answersHere.clear();
    this.#checkpointDue = true;
    this.#due = { ...this.#due, write: true, news: true };
  }

  /** What the server has for us, and then the sheet. */
  async #exchange(ground: Ground): Promise<void> {
    const { server, kept, installation } = ground;
    if (kept.head.bindings.length === 0) return;
    if (this.#due.receive) {
      const count = await receive(ground);
      await dropSettledConflicts(ground);
      this.head = Math.max(this.head, kept.head.cursor?.version ?? 0);
      this.#due = { receive: false, write: this.#due.write || count > 0, news: this.#due.news };
      this.#holdsLease = (await server.lease(kept.head.workbook, installation)).held;
    }
    if (this.#due.write && this.#holdsLease) {
      // Cleared first: what is asked for while writing is written in the next pass.
      this.#due = { ...this.#due, write: false };
      await this.#turns.take(() => this.#writeAll(ground));
    }
    if (kept.queue.length > 0) this.#passAgain = true;
    if (this.#due.news || this.#isNewsOld()) {
      this.#findings = await server.findings(null);
      this.#alerts = await server.alerts({});
      this.#due = { ...this.#due, news: false };
      this.#newsOf = { head: this.head, at: ground.now() };
      if (this.#holdsLease) await this.#turns.take(() => this.#writeReports(ground));
    }
  }

  async #lookAll(ground: Ground): Promise<void> {
    for (const binding of ground.kept.head.bindings) await this.#look(ground, binding);
    await this.#findMoved(ground);
    this.#checkHere(ground);
    await ground.kept.keep();
  }

  async #look(ground: Ground, binding: Binding): Promise<Look | null> {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const look = await lookAtTable(ground, binding, this.#leftToOthers(binding));
      if (look === "again") continue;
      this.#looks.set(binding.id, look);
      return look;
    }
    // Somebody is sorting all the time: the next hint, or the slow rotation, looks again.
    return null;
  }

  /** Rows another person has just edited, who sends them; after a while the lease holder does. */
  #leftToOthers(binding: Binding): (row: number) => boolean {
    const known = this.#looks.get(binding.id);
    const sheetId = known !== undefined && "table" in known ? known.table.block.sheetId : null;
    const since = this.#deps.clock.now() - LEFT_TO_AUTHOR_MS;
    const isOpen = ({ at }: RemoteEdit) => !this.#holdsLease || at > since;
    this.#remote = this.#remote.filter(isOpen);
    const areas = this.#remote.filter((edit) => sheetId === null || edit.sheetId === sheetId);
    return (row) => areas.some(({ from, to }) => row >= from && row <= to);
  }

  async #settleTyped(ground: Ground): Promise<void> {
    for (const [binding, look] of this.#looks) {
      if (look.kind !== "seen" || look.settled.length === 0) continue;
      await settleTyped(ground, binding, look.settled);
      this.#looks.set(binding, { ...look, settled: [] });
      this.oweWriting();
    }
  }

  async #writeAll(ground: Ground): Promise<void> {
    const active = await ground.workbook.selection();
    let written = 0;
    for (const { id } of ground.kept.head.bindings) {
      for (let tries = 0; tries < MOST_TRIES; tries += 1) {
        const binding = ground.kept.binding(id);
        const look = binding === undefined ? null : await this.#look(ground, binding);
        if (look?.kind !== "seen") break;
        const outcome = await writeBack(ground, look.table, active);
        if (outcome.kind === "moved") continue;
        if (outcome.kind === "blocked") this.#blocked.set(id, outcome.why);
        else this.#blocked.delete(id);
        if (outcome.kind === "blocked" || outcome.skipped > 0) this.oweWriting();
        if (outcome.kind === "done" && outcome.written > 0) {
          written += outcome.written;
          if (binding !== undefined) await this.#look(ground, binding);
        }
        break;
      }
    }
    // The sheet was touched anyway, so one more undo step of ours costs nobody theirs.
    if (written > 0) await this.writeCheckpoint(ground);
  }

  /** What travels with the file; only the holder of the lease writes it. */
  async writeCheckpoint({ workbook, kept }: Ground): Promise<void> {
    kept.head = { ...kept.head, counter: kept.head.counter + 1 };
    await workbook.writeCheckpoint(checkpointOf(kept));
    this.#checkpointDue = false;
    await kept.keep();
  }

  /** After some idle minutes; never after a keystroke, so that Ctrl+Z stays theirs. */
  async checkpointIfDue(): Promise<void> {
    const ground = this.#ground;
    if (ground === null || !this.#checkpointDue || !this.#holdsLease || this.#copyIsAsked) return;
    try {
      await this.#turns.take(() => this.writeCheckpoint(ground));
    } catch (error) {
      this.#note(error);
    }
  }

  async #writeReports({ workbook, server, kept }: Ground): Promise<void> {
    const here = new Set(kept.head.bindings.flatMap(({ id }) => [...kept.rows(id).keys()]));
    await updateReport(workbook, ALERTS_REPORT, alertLines(this.#alerts, here));
    await updateReport(workbook, PLAN_REPORT, planLines(await server.plan({}), here));
  }

  /** Rows that are missed here may have been moved to another sheet of the workbook. */
  async #findMoved({ workbook, kept }: Ground): Promise<void> {
    const missed = new Set<RowId>();
    for (const { id } of kept.head.bindings) {
      for (const row of kept.rows(id).values()) {
        if (row.standing.kind === "asked-about") missed.add(row.id);
      }
    }
    for (const id of this.#movedTo.keys()) if (!missed.has(id)) this.#movedTo.delete(id);
    const unsought = [...missed].filter((id) => !this.#movedTo.has(id));
    if (unsought.length === 0) return;
    for (const sheet of await workbook.readSheets()) {
      sheet.rows.forEach((cells, row) => {
        cells.forEach(({ value }, column) => {
          const id =
            typeof value === "string" && value.length === ID_LENGTH ? readRowId(value) : null;
          if (id === null || !missed.has(id)) return;
          this.#movedTo.set(id, `${sheet.name}, ${columnLetters(column)}${row + 1}`);
        });
      });
    }
    // Sought once: what was not found is not looked for at every keystroke.
    for (const id of unsought) if (!this.#movedTo.has(id)) this.#movedTo.set(id, "");
  }

  /** The row's own checks answer at once; the server's answer takes their place. */
  #checkHere({ kept, me }: Ground): void {
    for (const binding of kept.head.bindings) {
      const look = this.#looks.get(binding.id);
      if (look?.kind !== "seen") continue;
      for (const { idText, cells } of look.table.rows) {
        const id = readRowId(idText);
        const memory = id === null ? undefined : kept.row(binding.id, id);
        if (memory === undefined) continue;
        if (!Object.values(memory.cells).some(({ state }) => state.kind === "sent")) continue;
        const values = { ...binding.constants, ...memory.values };
        for (const [field, cell] of Object.entries(cells)) {
          if (cell.kind === "value") values[field] = cell.value;
        }
        const found = checkRow(me.framework, { id: memory.id, register: binding.register, values });
        const errors = found.filter(({ severity }) => severity === "error");
        if (errors.length > 0) this.#answersHere.set(memory.id, errors);
        else this.#answersHere.delete(memory.id);
      }
    }
  }

  #note(error: unknown): void {
    if (error instanceof WorkbookTrouble) {
      this.#trouble = error;
    } else if (error instanceof ServerProblem) {
      if (error.kind === "signed-out") this.onSignedOut(error.message);
      else this.#isOffline = true;
    } else throw error;
  }

  get isOffline(): boolean {
    return this.#isOffline;
  }

  get isWaiting(): boolean {
    return this.#trouble !== null || this.#isOffline || this.#due.write;
  }

  async selectionChanged(): Promise<void> {
    const ground = this.#ground;
    if (ground === null) return;
    try {
      const place = await this.#turns.take(() => ground.workbook.selection());
      this.selected = place === null ? null : this.#selectedAt(ground, place);
    } catch (error) {
      this.#note(error);
    }
    this.onChange();
  }

  /** The row is known by the id that stands in it now, not by where it was last seen. */
  #selectedAt({ kept, me }: Ground, place: SheetPlace): SelectedRow | null {
    for (const [table, look] of this.#looks) {
      if (!("table" in look) || look.table.block.sheetId !== place.sheetId) continue;
      const { block, placeOf, binding } = look.table;
      for (const text of place.rowTexts) {
        const row = text.length === ID_LENGTH ? readRowId(text) : null;
        const memory = row === null ? undefined : kept.row(table, row);
        if (memory === undefined) continue;
        const column = place.column - block.left;
        const field = [...placeOf].find(([, at]) => at === column)?.[0] ?? null;
        const name = nameOf(memory.values, me.framework) ?? memory.id;
        return { table, row: memory.id, register: binding.register, name, field };
      }
    }
    return null;
  }

  async answerCopy(answer: CopyAnswer): Promise<void> {
    const opened = this.#opened;
    const ground = this.#ground;
    if (opened === null || ground === null) return;
    const { workbook, memory, uuid } = this.#deps;
    const kept = await this.#turns.take(() =>
      takeCopyAnswer(answer, opened, { workbook, store: memory, uuid }),
    );
    this.#copyIsAsked = false;
    this.#ground = { ...ground, kept };
    this.#opened = { ...opened, kept, isCopy: false };
    this.#looks.clear();
    if (kept.head.bindings.length > 0) {
      const renewed = this.#ground;
      await this.#turns.take(() => this.writeCheckpoint(renewed));
    }
    this.askForNews();
    this.oweWriting();
  }

  toDo(): readonly ToDo[] {
    const ground = this.#ground;
    if (ground === null) return [];
    if (this.#copyIsAsked && this.#opened !== null) {
      return [copyQuestion(ground.kept.head, this.#opened.identity)];
    }
    return toDoOf({
      kept: ground.kept,
      looks: this.#looks,
      findings: this.#findings,
      answersHere: this.#answersHere,
      alerts: this.#alerts,
      movedTo: this.#movedTo,
      framework: ground.me.framework,
      blocked: this.#blocked,
    });
  }

  truth(toDo: readonly ToDo[]): SyncTruth {
    const paused = this.#pausedBy();
    if (paused !== null) return paused;
    if (this.#trouble?.kind === "editing") return { kind: "editing" };
    const edits = (this.#ground?.kept.queue ?? []).reduce((sum, { sent }) => sum + sent.length, 0);
    if (this.#isOffline) return { kind: "offline", editsKept: edits };
    if (edits > 0) return { kind: "saving", edits };
    const items = waiting(toDo);
    return items > 0 ? { kind: "needs-you", items } : { kind: "all-saved", at: this.#savedAt };
  }

  #pausedBy(): SyncTruth | null {
    if (this.#copyIsAsked) {
      return {
        kind: "paused",
        why: "This file was copied, moved or renamed.",
        remedy: "Say what it is, and sending goes on.",
      };
    }
    for (const look of this.#looks.values()) {
      if (look.kind === "mass-vanishing") {
        return {
          kind: "paused",
          why: `${look.gone.length} rows vanished at once.`,
          remedy: "Undo brings them back.",
        };
      }
      if (look.kind === "no-ids" || look.kind === "table-gone") {
        return {
          kind: "paused",
          why:
            look.kind === "no-ids"
              ? "The Foreplan id column is gone."
              : "A connected table is gone.",
          remedy: "Undo brings it back.",
        };
      }
    }
    const trouble = this.#trouble;
    if (trouble === null || trouble.kind === "editing") return null;
    return { kind: "paused", why: trouble.message, remedy: "It is tried again by itself." };
  }
}
