import type { Language } from "../shared/checks/messages/languages.ts";
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
import { keepLanguage } from "./sync/chosen-language.ts";
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
import { filingLetGo } from "./sync/file-checkpoint.ts";
import type { Ground } from "./sync/ground.ts";
import { PACE } from "./sync/pace.ts";
import { questionOf } from "./sync/question.ts";
import { Rhythm } from "./sync/rhythm.ts";
import { failing, sentenceOf } from "./sync/sentence-of.ts";
import { ServerQuestions } from "./sync/server-questions.ts";
import type { RunningSession, SessionDependencies } from "./sync/session-parts.ts";
import { putBack, resolveConflict, tryAgain } from "./sync/settle-place.ts";
import { chooseMarks } from "./sync/switch-marks.ts";
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
  readonly #rhythm: Rhythm;
  #state: SessionState = { phase: "starting" };
  #me: Me | null = null;
  #work: Promise<unknown>;

  constructor(deps: SessionDependencies) {
    super(deps.server);
    this.#deps = deps;
    this.#conductor = new Conductor(deps);
    this.#rhythm = new Rhythm(deps, this.#conductor, (work) => {
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
      await this.#rhythm.start(token);
    } catch (error) {
      // A cell that is being edited as the pane opens: it will not be for long.
      if (error instanceof WorkbookTrouble && error.kind === "editing") {
        return this.#rhythm.later("open", PACE.retry, () => this.#open(me, token));
      }
      return this.#set({ phase: "unsupported", sentence: sentenceOf(error) });
    }
    this.#publish();
    await this.#pass();
  }

  #pass(): Promise<void> {
    return this.#rhythm.pass();
  }

  async signOut(): Promise<void> {
    forgetToken(this.#deps.pocket);
    this.#signedOut(null);
    await this.#rhythm.stop();
  }

  #signedOut(problem: string | null): void {
    this.#me = null;
    this.#conductor.close();
    this.#deps.takeToken(null);
    this.#set({ phase: "signed-out", problem });
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
    this.#conductor.reports.typingIsDone();
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
    await this.#pass();
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
    // What stood in the way is to be seen before anybody chooses again.
    if (!settled.ok) this.#conductor.ask();
    await this.#writeSoon();
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

  /** The memory says otherwise than the sheet now, because somebody said so. */
  async #writeSoon(): Promise<void> {
    this.#conductor.askToWrite();
    await this.#pass();
  }

  async answer(question: string, choice: string): Promise<void> {
    const id = questionOf(question);
    // It is told, and has no answers.
    if (id.kind === "unwritten") return;
    // The choice comes from the question's own list.
    if (id.kind === "copy") await this.#conductor.answerCopy(choice as CopyAnswer);
    else if (id.kind === "restored" || id.kind === "renewed") this.#conductor.noticeRead();
    else if (id.kind === "copied-sheet") await this.#conductor.answerCopiedSheet(id, choice);
    else {
      const look = this.#conductor.looks.all.get(id.binding);
      await this.#conductor.atWorkbook((ground) =>
        filingLetGo(ground, id.binding, () => answerQuestion(ground, id, choice, look)),
      );
      this.#conductor.looks.everything();
      this.#conductor.oweWriting();
    }
    await this.#pass();
    const { ground } = this.#conductor;
    const isOther = id.kind === "copy" || id.kind === "copied-sheet";
    if (isOther && ground.kept.head.bindings.length > 0) await tellServer(ground);
  }

  async acknowledge(alerts: readonly string[]): Promise<void> {
    await this.#conductor.ground.server.acknowledge(alerts);
    await this.#hearNews();
  }

  async snooze(alert: string, until: string, reason: string): Promise<void> {
    await this.#conductor.ground.server.snooze(alert, until, reason);
    await this.#hearNews();
  }

  async #hearNews(): Promise<void> {
    this.#conductor.reports.typingIsDone();
    this.#conductor.askForNews();
    await this.#pass();
  }

  async sayFindingsIn(language: Language): Promise<void> {
    keepLanguage(this.#deps.pocket, language);
    this.#publish();
    await this.#hearNews();
  }

  async syncNow(): Promise<void> {
    this.#conductor.reports.typingIsDone();
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
    await this.#rhythm.stop();
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
      language: ground.language(),
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
