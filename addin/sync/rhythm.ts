import type { Conductor } from "./conductor.ts";
import { PACE } from "./pace.ts";
import type { News, SessionDependencies } from "./session-parts.ts";
import { Timers } from "./timers.ts";

/**
 * When the conductor goes through its work: at hints from the workbook, at news from the server,
 * and by the clock, for neither of the two is promised.
 */
export class Rhythm {
  readonly #deps: SessionDependencies;
  readonly #conductor: Conductor;
  readonly #timers: Timers;
  #endings: (() => Promise<void> | void)[] = [];

  constructor(
    deps: SessionDependencies,
    conductor: Conductor,
    onRun: (work: Promise<void>) => void,
  ) {
    this.#deps = deps;
    this.#conductor = conductor;
    this.#timers = new Timers(deps.clock, onRun);
  }

  /** Listens to the workbook, the server and the network from now on. */
  async start(token: string): Promise<void> {
    await this.stop();
    const { workbook, news, network } = this.#deps;
    this.#endings.push(
      await workbook.watch((hint) => {
        if (hint.kind === "selection") this.later("selection", 50, () => this.#selection());
        else if (this.#conductor.hint(hint)) this.#passIn(PACE.settling);
      }),
    );
    const stop = news?.start(token, (some) => this.#news(some));
    if (stop !== undefined) this.#endings.push(stop);
    this.#endings.push(network.start(() => this.#news("head")));
    this.#beat();
  }

  async stop(): Promise<void> {
    this.#timers.stop();
    for (const end of this.#endings.splice(0)) await end();
  }

  later(name: string, milliseconds: number, work: () => Promise<void>): void {
    this.#timers.later(name, milliseconds, work);
  }

  /** One pass of the conductor's, and what it leaves for later. */
  async pass(): Promise<void> {
    const conductor = this.#conductor;
    if (!conductor.isOpen) return;
    await conductor.pass();
    if (conductor.isWaiting) this.later("retry", PACE.retry, () => this.pass());
    const again = conductor.sendsAgainAt;
    if (again !== null) {
      const pause = Math.max(0, again - this.#deps.clock.now());
      this.later("send-again", pause, () => this.pass());
    }
    const untilReports = conductor.reports.waitFor;
    if (untilReports !== null) this.later("reports", untilReports, () => this.pass());
    this.later("checkpoint", PACE.checkpoint, () => conductor.checkpointIfDue());
  }

  #beat(): void {
    this.#every("poll", PACE.poll, async () => {
      this.#conductor.ask();
      await this.pass();
    });
    this.#every("turn", PACE.rotation, async () => {
      this.#conductor.turn();
      await this.pass();
    });
    // Renewed well before it lapses; another's is taken over within a minute of their leaving.
    this.#every("lease", PACE.lease, async () => {
      if (await this.#conductor.renewLease()) await this.pass();
    });
  }

  #every(name: string, milliseconds: number, work: () => Promise<void>): void {
    this.later(name, milliseconds, async () => {
      await work();
      this.#every(name, milliseconds, work);
    });
  }

  #news(news: News): void {
    if (news === "alerts") this.#conductor.askForNews();
    else this.#conductor.ask();
    this.#passIn(0);
  }

  #passIn(milliseconds: number): void {
    this.later("look", milliseconds, () => this.pass());
  }

  async #selection(): Promise<void> {
    await this.#conductor.selectionChanged();
    // The active cell is never written; it has moved on now.
    if (this.#conductor.isWaiting) await this.pass();
  }
}
