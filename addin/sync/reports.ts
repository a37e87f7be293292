import type { AlertView } from "../../shared/sync/screens.ts";
import type { Hint } from "../workbook/workbook.ts";
import type { Ground } from "./ground.ts";
import { PACE } from "./pace.ts";
import { type Question, questionKey } from "./question.ts";
import { updateReports } from "./report-tables.ts";

/**
 * When the sheets of alerts and plan are written. They are ours, but stand in Excel's one list of
 * what Ctrl+Z takes back: never right after a keystroke, then.
 */
export class Reports {
  readonly #now: () => number;
  #isDue = true;
  #typedAt = Number.NEGATIVE_INFINITY;
  #unwritten: readonly string[] = [];

  constructor(now: () => number) {
    this.#now = now;
  }

  /** What they tell may have changed. */
  doubt(): void {
    this.#isDue = true;
  }

  heed(hint: Hint): void {
    if (hint.kind === "cells" && hint.by === "local") this.#typedAt = this.#now();
  }

  /** Who presses something in the pane is done with what they typed. */
  typingIsDone(): void {
    this.#typedAt = Number.NEGATIVE_INFINITY;
  }

  /** The milliseconds until they may be written; null where they may be now, or nothing is due. */
  get waitFor(): number | null {
    const since = this.#now() - this.#typedAt;
    return this.#isDue && since < PACE.leftAlone ? PACE.leftAlone - since : null;
  }

  get mayBeWritten(): boolean {
    return this.#isDue && this.waitFor === null;
  }

  /**
   * Why sheets of ours could not be written: no trouble of anybody's rows, which go on. The pane
   * that writes them for this workbook says so.
   */
  unwritten(isWriter: boolean): readonly Question[] {
    if (!isWriter) return [];
    return this.#unwritten.map((question) => {
      const id = questionKey({ kind: "unwritten", why: question });
      return { kind: "question", id, at: null, question, choices: [] };
    });
  }

  /** What fails stays due. */
  async write(ground: Ground, alerts: readonly AlertView[]): Promise<void> {
    this.#isDue = false;
    try {
      const outcomes = await updateReports(ground, alerts);
      this.#unwritten = outcomes.flatMap((one) => (one.ok ? [] : [one.problem]));
      if (outcomes.some((one) => !one.ok || one.value === "moved")) this.#isDue = true;
    } catch (error) {
      this.#isDue = true;
      throw error;
    }
  }
}
