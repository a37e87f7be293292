/**
 * Lets one piece of work at the workbook go after another: a look at the sheet must never be held
 * against a memory that was changed by writing in between.
 */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  take<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    const turn = this.#last.then(work, work);
    this.#last = turn;
    return turn;
  }
}
