import type { CopyAnswer } from "../../shared/sync/copied-file.ts";
import type { Me } from "../../shared/sync/screens.ts";
import { fail, ok, type Result } from "../../shared/values/result.ts";
import { answerCopiedSheet } from "./answer-copied-sheet.ts";
import { CopiedSheets } from "./copied-sheets.ts";
import { copyQuestion, fileNotices } from "./file-questions.ts";
import type { Ground } from "./ground.ts";
import type { KeptMemory } from "./kept-memory.ts";
import { whyLikely } from "./likely-next-year.ts";
import { notForMember, type Opened, openWorkbook } from "./open-workbook.ts";
import type { CopiedSheetId, Question } from "./question.ts";
import { failing } from "./sentence-of.ts";
import type { ConductorDependencies } from "./session-parts.ts";
import { takeCopyAnswer } from "./take-copy-answer.ts";

/** The file that is open: whose it is, whether it is a copy, and what is to be told of it. */
export class FileAtHand {
  readonly #deps: Pick<ConductorDependencies, "workbook" | "memory" | "uuid">;
  readonly #copied = new CopiedSheets();
  #opened: Opened | null = null;

  constructor(deps: Pick<ConductorDependencies, "workbook" | "memory" | "uuid">) {
    this.#deps = deps;
  }

  /** The memory of the file; the problem is why this member may not go on with it. */
  async open(me: Me): Promise<Result<KeptMemory, string>> {
    const { workbook, memory, uuid } = this.#deps;
    this.#opened ??= await openWorkbook(workbook, memory, uuid);
    const problem = notForMember(this.#opened, me);
    return problem === null ? ok(this.#opened.kept) : fail(problem);
  }

  /** Until a person says what a copied file is, nothing is sent from it. */
  get isCopyAsked(): boolean {
    return this.#opened?.isCopy ?? false;
  }

  /** A copy is looked at before it is asked about: it may well be next year's file. */
  async lookAtCopy(ground: Ground): Promise<void> {
    const opened = this.#opened;
    if (!opened?.isCopy) return;
    this.#opened = { ...opened, likely: await whyLikely(ground, opened.identity.name) };
  }

  get questions(): readonly Question[] {
    const opened = this.#opened;
    if (opened === null) return [];
    if (opened.isCopy) return [copyQuestion(opened)];
    return [...fileNotices(opened), ...this.#copied.questions(opened.kept)];
  }

  /** A sheet came or went: it may be a copy. */
  sheetsChanged(): void {
    this.#copied.doubt();
  }

  lookForCopies(ground: Ground): Promise<void> {
    return this.#copied.look(ground);
  }

  noticeRead(): void {
    if (this.#opened !== null) this.#opened = { ...this.#opened, oldRows: 0, renewed: [] };
  }

  /** The memory to go on with; null where the answer could not be carried out, which is then said. */
  async answer(answer: CopyAnswer, ground: Ground): Promise<KeptMemory | null> {
    const opened = this.#opened;
    if (opened === null) return null;
    const { identity } = opened;
    const store = this.#deps.memory;
    const taken = await takeCopyAnswer(answer, ground, { identity, store }).catch(failing);
    if (!taken.ok) {
      this.#opened = { ...opened, problem: taken.problem };
      return null;
    }
    const { kept, said } = taken.value;
    this.#opened = { ...opened, kept, isCopy: false, renewed: said };
    return kept;
  }

  /** Does what a person said of a sheet that was copied within the workbook. */
  async answerSheet(asked: CopiedSheetId, choice: string, ground: Ground): Promise<void> {
    const done = await answerCopiedSheet(ground, asked, choice).catch(failing);
    this.#copied.answered(done.ok ? null : done.problem);
    if (done.ok && this.#opened !== null) this.#opened = { ...this.#opened, renewed: done.value };
  }
}
