/** One run at a time: a call during a run brings on one more after it, however many calls there were. */
export class OneAfterAnother {
  readonly #work: () => Promise<void>;
  #run: Promise<void> | null = null;
  #again = false;

  constructor(work: () => Promise<void>) {
    this.#work = work;
  }

  /** Resolves when a run that began after the call has ended. */
  go(): Promise<void> {
    this.#again = true;
    this.#run ??= this.#runs();
    return this.#run;
  }

  async #runs(): Promise<void> {
    // The run is noted before its work can ask for another one.
    await null;
    try {
      while (this.#again) {
        this.#again = false;
        await this.#work();
      }
    } finally {
      this.#run = null;
    }
  }
}
