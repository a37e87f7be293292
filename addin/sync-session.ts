import type { CopyAnswer } from "../shared/sync/copied-file.ts";
import type { Me } from "../shared/sync/screens.ts";
import { ok, type Result } from "../shared/values/result.ts";
import type {
  CellPlace,
  ConnectChoice,
  ConnectedTable,
  ConnectPreview,
  MarkChoice,
  SessionState,
  TableProposal,
} from "./session.ts";
import { answerQuestion } from "./sync/answer-question.ts";
import { Conductor } from "./sync/conductor.ts";
import {
  connect,
  connectedTable,
  disconnect,
  preview,
  propose,
  showPlace,
  tellServer,
} from "./sync/connections.ts";
import type { Ground } from "./sync/ground.ts";
import { PACE } from "./sync/pace.ts";
import { questionOf } from "./sync/question.ts";
import { failing, sentenceOf } from "./sync/sentence-of.ts";
import { ServerQuestions } from "./sync/server-questions.ts";
import type { News, RunningSession, SessionDependencies } from "./sync/session-parts.ts";
import { putBack, resolveConflict, tryAgain } from "./sync/settle-place.ts";
import { chooseMarks } from "./sync/switch-marks.ts";
import { Timers } from "./sync/timers.ts";
import { forgetToken, knownToken, whoIs } from "./sync/who-is.ts";
import { WorkbookTrouble } from "./workbook/workbook.ts";

export function createSession(deps: SessionDependencies): RunningSession {
  return new SyncSession(deps);
}

/** What the pane asks, turned over to the conductor; keeps the state that the pane draws. */
class SyncSession extends ServerQuestions implements RunningSession {
  readonly #deps: SessionDependencies;
  readonly #conductor: Conductor;
  readonly #listeners = new Set<() => void>();
  readonly #timers: Timers;
  #state: SessionState = { phase: "starting" };
  #me: Me | null = null;
  #endings: (() => Promise<void> | void)[] = [];
  #work: Promise<unknown>;

  constructor(deps: SessionDependencies) {
    super(deps.server);
    this.#deps = deps;
    this.#conductor = new Conductor(deps);
    this.#timers = new Timers(deps.clock, (work) => {
      this.#work = Promise.all([this.#work, work]);
    });
    this.#conductor.onChange = () => this.#publish();
    this.#conductor.onSignedOut = (sentence) => {
      forgetToken(deps.pocket);
      this.#signedOut(sentence);
    };
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
    const token = knownToken(this.#deps.pocket);
    if (token === null) this.#set({ phase: "signed-out", problem: null });
    else await this.#enter(token);
  }

  async signIn(token: string): Promise<void> {
    this.#work = this.#enter(token.trim());
    await this.#work;
  }

  async #enter(token: string): Promise<void> {
    const { takeToken, server, pocket } = this.#deps;
    takeToken(token);
    const me = await whoIs(server, pocket, token);
    if (!me.ok) return this.#signedOut(me.problem);
    this.#me = me.value;
    await this.#open(me.value, token);
  }

  async #open(me: Me, token: string): Promise<void> {
    try {
      const problem = await this.#conductor.open(me);
      if (problem !== null) {
        forgetToken(this.#deps.pocket);
        return this.#signedOut(problem);
      }
      await this.#watch(token);
    } catch (error) {
      // A cell that is being edited as the pane opens: it will not be for long.
      if (error instanceof WorkbookTrouble && error.kind === "editing") {
        return this.#timers.later("open", PACE.retry, () => this.#open(me, token));
      }
      return this.#set({ phase: "unsupported", sentence: sentenceOf(error) });
    }
    this.#publish();
    await this.#pass();
  }

  async #watch(token: string): Promise<void> {
    await this.#stopWatching();
    this.#endings.push(
      await this.#deps.workbook.watch((hint) => {
        if (hint.kind === "selection") this.#timers.later("selection", 50, () => this.#selection());
        else if (this.#conductor.hint(hint))
          this.#timers.later("look", PACE.settling, () => this.#pass());
      }),
    );
    const stop = this.#deps.news?.start(token, (news) => this.#news(news));
    if (stop !== undefined) this.#endings.push(stop);
    this.#endings.push(this.#deps.network.start(() => this.#news("head")));
    this.#every("poll", PACE.poll, async () => {
      this.#conductor.ask();
      await this.#pass();
    });
    this.#every("turn", PACE.rotation, async () => {
      this.#conductor.turn();
      await this.#pass();
    });
    // Renewed well before it lapses; another's is taken over within a minute of their leaving.
    this.#every("lease", PACE.lease, async () => {
      if (await this.#conductor.renewLease()) await this.#pass();
    });
  }

  #news(news: News): void {
    if (news === "alerts") this.#conductor.askForNews();
    else this.#conductor.ask();
    this.#timers.later("look", 0, () => this.#pass());
  }

  #every(name: string, milliseconds: number, work: () => Promise<void>): void {
    this.#timers.later(name, milliseconds, async () => {
      await work();
      this.#every(name, milliseconds, work);
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
    if (this.#conductor.isWaiting) this.#timers.later("retry", PACE.retry, () => this.#pass());
    const again = this.#conductor.sendsAgainAt;
    if (again !== null) {
      const pause = Math.max(0, again - this.#deps.clock.now());
      this.#timers.later("send-again", pause, () => this.#pass());
    }
    this.#timers.later("checkpoint", PACE.checkpoint, () => this.#conductor.checkpointIfDue());
  }

  async signOut(): Promise<void> {
    forgetToken(this.#deps.pocket);
    this.#signedOut(null);
    await this.#stopWatching();
  }

  #signedOut(problem: string | null): void {
    this.#me = null;
    this.#conductor.close();
    this.#deps.takeToken(null);
    this.#set({ phase: "signed-out", problem });
  }

  async #stopWatching(): Promise<void> {
    this.#timers.stop();
    for (const end of this.#endings.splice(0)) await end();
  }

  proposeTables(): Promise<readonly TableProposal[]> {
    return this.#conductor.atWorkbook(propose);
  }

  previewConnect(choice: ConnectChoice): Promise<Result<ConnectPreview, string>> {
    return this.#asResult((ground) => preview(ground, choice));
  }

  async connect(choice: ConnectChoice): Promise<Result<ConnectedTable, string>> {
    const connected = await this.#asResult(async (ground) => {
      const binding = await connect(ground, choice);
      if (binding.ok) await this.#conductor.writeCheckpoint(ground);
      return binding;
    });
    if (!connected.ok) return connected;
    this.#conductor.askForNews();
    this.#conductor.oweWriting();
    await this.#pass();
    // Once more, now that the register has given every row its version.
    await this.#asResult(async (ground) => ok(await this.#conductor.writeCheckpoint(ground)));
    const { ground } = this.#conductor;
    await tellServer(ground);
    return ok(connectedTable(ground, connected.value));
  }

  async disconnect(table: string): Promise<void> {
    await this.#conductor.atWorkbook(async (ground) => {
      if (await disconnect(ground, table)) await this.#conductor.writeCheckpoint(ground);
    });
    this.#publish();
  }

  async mark(choice: MarkChoice): Promise<Result<null, string>> {
    const marked = await this.#asResult((ground) => chooseMarks(ground, choice));
    this.#conductor.looks.everything();
    await this.#pass();
    return marked;
  }

  show(place: CellPlace): Promise<void> {
    const look = this.#conductor.looks.all.get(place.table);
    return this.#conductor.atWorkbook((ground) => showPlace(ground, place, look));
  }

  async resolveConflict(id: string, choice: "mine" | "theirs"): Promise<Result<null, string>> {
    const { ground } = this.#conductor;
    const settled = await resolveConflict(ground, id, choice).catch(failing);
    if (settled.ok) await this.#writeSoon();
    return settled;
  }

  async putBack(place: CellPlace): Promise<void> {
    putBack(this.#conductor.ground, place);
    await this.#writeSoon();
  }

  async tryAgain(place: CellPlace): Promise<void> {
    tryAgain(this.#conductor.ground, place);
    this.#conductor.looks.everything();
    await this.#pass();
  }

  async sendAgain(): Promise<void> {
    this.#conductor.ground.held.tryNow();
    await this.#pass();
  }

  async recordAsAgreed(place: CellPlace, who: string, why: string): Promise<void> {
    this.#conductor.ground.agreed.set(place.row, { who, why });
    await this.tryAgain({ ...place, field: null });
  }

  /** The memory says otherwise than the sheet now. */
  async #writeSoon(): Promise<void> {
    this.#conductor.oweWriting();
    await this.#pass();
  }

  async answer(question: string, choice: string): Promise<void> {
    const id = questionOf(question);
    // The choice comes from the question's own list.
    if (id.kind === "copy") await this.#conductor.answerCopy(choice as CopyAnswer);
    else if (id.kind === "restored") this.#conductor.noticeRead();
    else {
      const look = this.#conductor.looks.all.get(id.binding);
      await this.#conductor.atWorkbook((ground) => answerQuestion(ground, id, choice, look));
      this.#conductor.looks.everything();
      this.#conductor.oweWriting();
    }
    await this.#pass();
  }

  async acknowledge(alert: string): Promise<void> {
    await this.#conductor.ground.server.acknowledge(alert);
    await this.#hearNews();
  }

  async snooze(alert: string, until: string, reason: string): Promise<void> {
    await this.#conductor.ground.server.snooze(alert, until, reason);
    await this.#hearNews();
  }

  async #hearNews(): Promise<void> {
    this.#conductor.askForNews();
    await this.#pass();
  }

  async syncNow(): Promise<void> {
    this.#conductor.looks.everything();
    this.#conductor.ask();
    await this.#pass();
  }

  async alerts() {
    return this.#conductor.alerts;
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

  #asResult<Value>(
    work: (ground: Ground) => Promise<Result<Value, string>>,
  ): Promise<Result<Value, string>> {
    return this.#conductor.atWorkbook(work).catch(failing);
  }

  #publish(): void {
    const me = this.#me;
    if (me === null) return;
    const toDo = this.#conductor.toDo();
    const { ground } = this.#conductor;
    this.#set({
      phase: "ready",
      me,
      truth: this.#conductor.truth(toDo),
      tables: ground.kept.head.bindings.map((binding) => connectedTable(ground, binding)),
      toDo,
      selected: this.#conductor.selected,
      workbook: ground.kept.head.workbook,
      head: this.#conductor.head,
    });
  }

  #set(state: SessionState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
