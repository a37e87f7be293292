import type { CopyAnswer } from "../../shared/sync/copied-file.ts";
import type { AlertView, Me } from "../../shared/sync/screens.ts";
import type { SelectedRow, SyncTruth, ToDo } from "../session.ts";
import type { Hint } from "../workbook/workbook.ts";
import { FileAtHand } from "./file-at-hand.ts";
import { fileCheckpoint } from "./file-checkpoint.ts";
import type { Ground } from "./ground.ts";
import { groundOf } from "./ground-of.ts";
import { LastPass } from "./last-pass.ts";
import { Lease } from "./lease.ts";
import { Looks, MOST_TRIES } from "./looks.ts";
import { Marks } from "./marks.ts";
import { OneAfterAnother } from "./one-after-another.ts";
import type { CopiedSheetId } from "./question.ts";
import { receive, renewConflicts } from "./receive.ts";
import type { Binding } from "./remembered.ts";
import { Reports } from "./reports.ts";
import { selectedRow } from "./selected-row.ts";
import { sendQueue, settleTyped } from "./send-queue.ts";
import { ServerNews } from "./server-news.ts";
import type { ConductorDependencies } from "./session-parts.ts";
import { truthOf } from "./sync-truth.ts";
import { toDoOf } from "./to-do.ts";
import { Turns } from "./turns.ts";
import { writeAll } from "./write-all.ts";

/** The one conductor: looks, sends, receives and writes back, one pass after the other. */
export class Conductor {
  readonly #deps: ConductorDependencies;
  readonly #file: FileAtHand;
  readonly #turns = new Turns();
  readonly looks = new Looks();
  readonly #marks = new Marks();
  readonly #lease: Lease;
  readonly #blocked = new Map<string, string>();
  #ground: Ground | null = null;
  readonly #news = new ServerNews();
  readonly #due = { receive: true, write: true };
  #isAskedToWrite = false;
  readonly #last = new LastPass();
  #checkpointDue = false;
  readonly #passes = new OneAfterAnother(() => this.#onePass());
  readonly reports: Reports;
  head = 0;
  selected: SelectedRow | null = null;
  onChange: () => void = () => undefined;
  onSignedOut: (sentence: string) => void = () => undefined;

  constructor(deps: ConductorDependencies) {
    this.#deps = deps;
    this.#file = new FileAtHand(deps);
    this.#lease = new Lease(deps.locks);
    this.reports = new Reports(deps.clock.now);
  }

  get ground(): Ground {
    if (this.#ground === null) throw new Error("Nobody is signed in.");
    return this.#ground;
  }

  get isOpen(): boolean {
    return this.#ground !== null;
  }

  get alerts(): readonly AlertView[] {
    return this.#news.alerts;
  }

  /** One piece of work at the workbook at a time. */
  atWorkbook<Answer>(work: (ground: Ground) => Promise<Answer>): Promise<Answer> {
    return this.#turns.take(() => work(this.ground));
  }

  /** Answers why this member may not go on with this file; null where they may. */
  async open(me: Me): Promise<string | null> {
    const kept = await this.#file.open(me);
    if (!kept.ok) return kept.problem;
    this.#ground = await groundOf(this.#deps, me, kept.value, (sheet, rows) =>
      this.looks.touch(sheet, rows),
    );
    this.head = me.head;
    await this.#ground.kept.keep();
    await this.#file.lookAtCopy(this.#ground);
    return null;
  }

  close(): void {
    this.#ground = null;
    this.#lease.close();
  }

  /** A hint from the workbook; answers whether it is worth a look. */
  hint(hint: Hint): boolean {
    if (hint.kind === "sheets") this.#file.sheetsChanged();
    this.reports.heed(hint);
    const ground = this.#ground;
    if (ground === null) return hint.kind === "sheets";
    if (hint.kind === "cells" && hint.by === "remote") {
      this.looks.leaveToAuthor(hint, this.#deps.clock.now());
    }
    return this.looks.takeHint(ground, hint);
  }

  /** The next part of the slow rotation, by which a change that nobody hinted at is found. */
  turn(): void {
    if (this.#ground !== null) this.looks.turn(this.#ground);
  }

  /** There may be something new on the server, or it is time to ask. */
  ask(): void {
    this.#due.receive = true;
  }

  /** Findings, plan and alerts are to be told anew even if no row changed. */
  askForNews(): void {
    this.#due.receive = true;
    this.#news.doubt();
  }

  /** Something in the memory now says otherwise than the sheet. */
  oweWriting(): void {
    this.#due.write = true;
  }

  /** A person pressed for a cell to be written: even the one they have selected. */
  askToWrite(): void {
    this.#due.write = true;
    this.#isAskedToWrite = true;
  }

  /** Goes through everything that is due; a call during a pass brings on another one after it. */
  pass(): Promise<void> {
    return this.#passes.go();
  }

  async #onePass(): Promise<void> {
    const ground = this.#ground;
    if (ground === null || this.#file.isCopyAsked) {
      this.onChange();
      return;
    }
    try {
      for (let round = 0; round < MOST_TRIES; round += 1) {
        await this.#turns.take(() => this.#file.lookForCopies(ground));
        await this.#turns.take(() => this.looks.lookAll(ground, this.#lease.isHeld));
        await this.#mark(ground, false);
        if (this.looks.oweWriting) this.oweWriting();
        await this.#settleTyped(ground);
        this.#last.trouble = null;
        this.onChange();
        if (!this.#hasToSend(ground)) break;
        this.#sent(await sendQueue(ground, this.onChange));
      }
      await this.#exchange(ground);
      this.#last.endedWell(ground.kept.queue.length === 0 ? ground.now() : null);
    } catch (error) {
      this.#note(error);
    }
    await this.#mark(ground, true);
    await ground.kept.keep();
    this.onChange();
  }

  #hasToSend({ kept, held, now }: Ground): boolean {
    return held.next(kept.queue, now()) !== null;
  }

  async #mark(ground: Ground, isSent: boolean): Promise<void> {
    const holdsLease = this.#lease.isHeld;
    const round = { looks: this.looks, findings: this.#news.findings, holdsLease, isSent };
    await this.#turns.take(() => this.#marks.update(ground, round)).catch(this.#noted);
  }

  #sent(head: number): void {
    this.head = Math.max(this.head, head);
    this.looks.serverHasAnswered();
    this.#checkpointDue = true;
    this.#due.write = true;
    this.#news.doubt();
  }

  /** What the server has for us, and then the sheet. */
  async #exchange(ground: Ground): Promise<void> {
    const { server, kept } = ground;
    if (kept.head.bindings.length === 0) return;
    if (this.#due.receive) await this.#settle("receive", () => this.#receive(ground));
    if (this.#due.write && (this.#lease.isHeld || this.#isAskedToWrite)) {
      await this.#settle("write", () => this.#turns.take(() => this.#writeAll(ground)));
    }
    if (this.#hasToSend(ground)) void this.pass();
    if (this.#news.isOld(this.head, ground.now())) {
      await this.#news.fetch(server, this.head, ground.now());
      this.reports.doubt();
    }
    if (this.#lease.isHeld && this.reports.mayBeWritten) {
      await this.#turns.take(() => this.reports.write(ground, this.alerts));
    }
  }

  /** Cleared first: what falls due meanwhile is done in the next pass; and what failed stays due. */
  async #settle(what: "receive" | "write", work: () => Promise<void>): Promise<void> {
    this.#due[what] = false;
    try {
      await work();
    } catch (error) {
      this.#due[what] = true;
      throw error;
    }
  }

  async #receive(ground: Ground): Promise<void> {
    const count = await receive(ground);
    await renewConflicts(ground);
    if (count > 0) this.#due.write = true;
    this.head = Math.max(this.head, ground.kept.head.cursor?.version ?? 0);
    await this.#lease.ask(ground);
  }

  /** Answers whether there is something to be written with it. */
  async renewLease(): Promise<boolean> {
    const ground = this.#ground;
    if (ground === null || ground.kept.head.bindings.length === 0) return false;
    await this.#lease.ask(ground).catch(this.#noted);
    return this.#due.write && this.#lease.isHeld;
  }

  async #settleTyped(ground: Ground): Promise<void> {
    for (const [binding, look] of this.looks.all) {
      if (look.kind !== "seen" || look.settled.length === 0) continue;
      await settleTyped(ground, binding, look.settled);
      this.looks.conflictsSettled(binding);
      this.oweWriting();
    }
  }

  async #writeAll(ground: Ground): Promise<void> {
    const look = (binding: Binding) => this.looks.look(ground, binding, this.#lease.isHeld);
    const active = this.#isAskedToWrite ? null : await ground.workbook.selection();
    const { isHeld } = this.#lease;
    const how = { look, active, addsRows: isHeld, blocked: this.#blocked };
    const { written, isOwed } = await writeAll(ground, how);
    this.#isAskedToWrite = false;
    if (isOwed || !isHeld) this.oweWriting();
    // The sheet was touched anyway, so one more undo step of ours costs nobody theirs.
    if (written > 0 && isHeld) await this.writeCheckpoint(ground);
  }

  async writeCheckpoint(ground: Ground): Promise<void> {
    await fileCheckpoint(ground);
    this.#checkpointDue = false;
  }

  /** After some idle minutes; never after a keystroke, so that Ctrl+Z stays theirs. */
  async checkpointIfDue(): Promise<void> {
    const ground = this.#ground;
    if (ground === null || !this.#checkpointDue || !this.#lease.isHeld || this.#file.isCopyAsked)
      return;
    await this.#turns.take(() => this.writeCheckpoint(ground)).catch(this.#noted);
  }

  #note(error: unknown): void {
    const signedOut = this.#last.note(error);
    if (signedOut !== null) this.onSignedOut(signedOut);
  }

  readonly #noted = (error: unknown) => this.#note(error);

  /** When a push the server had a fault with is to be tried again; null where there is none. */
  get sendsAgainAt(): number | null {
    return this.#ground === null ? null : this.#ground.held.nextAt(this.#ground.kept.queue);
  }

  get isWaiting(): boolean {
    const { trouble, isOffline } = this.#last;
    const isOwed = this.#marks.isOwed || (this.#due.write && this.#lease.isHeld);
    return trouble !== null || isOffline || isOwed;
  }

  async selectionChanged(): Promise<void> {
    const ground = this.#ground;
    if (ground === null) return;
    try {
      const place = await this.#turns.take(() => ground.workbook.selection());
      this.selected = place === null ? null : selectedRow(ground, this.looks.all, place);
    } catch (error) {
      this.#note(error);
    }
    this.onChange();
  }

  async answerCopy(answer: CopyAnswer): Promise<void> {
    const ground = this.#ground;
    if (ground === null) return;
    const kept = await this.#turns.take(() => this.#file.answer(answer, ground));
    if (kept === null) return;
    const renewed = { ...ground, kept };
    this.#ground = renewed;
    this.looks.clear();
    if (kept.head.bindings.length > 0) {
      await this.#turns.take(() => this.writeCheckpoint(renewed));
    }
    this.askForNews();
    this.oweWriting();
  }

  async answerCopiedSheet(asked: CopiedSheetId, choice: string): Promise<void> {
    await this.atWorkbook(async (ground) => {
      await this.#file.answerSheet(asked, choice, ground);
      await this.writeCheckpoint(ground);
    });
    this.looks.everything();
    this.askForNews();
    this.oweWriting();
  }

  toDo(): readonly ToDo[] {
    const ground = this.#ground;
    if (ground === null) return [];
    if (this.#file.isCopyAsked) return this.#file.questions;
    const rest = toDoOf({
      kept: ground.kept,
      held: ground.held,
      looks: this.looks.all,
      findings: this.#news.findings,
      answersHere: this.looks.answersHere,
      alerts: this.#news.alerts,
      movedTo: this.looks.movedTo,
      framework: ground.me.framework,
      blocked: this.#blocked,
    });
    return [...this.#file.questions, ...rest, ...this.reports.unwritten(this.#lease.isHeld)];
  }

  noticeRead(): void {
    this.#file.noticeRead();
  }

  truth(toDo: readonly ToDo[]): SyncTruth {
    return truthOf({
      copyIsAsked: this.#file.isCopyAsked,
      looks: this.looks.all,
      last: this.#last,
      queue: this.#ground?.kept.queue ?? [],
      held: this.#ground?.held ?? null,
      toDo,
    });
  }
}
