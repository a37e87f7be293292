import { londonHourOf } from "../../shared/sync/london-day.ts";
import type { IsoDay } from "../../shared/values/calendar-date.ts";
import type { Clock } from "../clock.ts";

/** As much of the store as the runner needs. */
export interface AlertOutbox {
  organisations(): Promise<readonly string[]>;
  /** Sends what is due and not yet sent; repeating it sends nothing. */
  releaseAlerts(organisation: string): Promise<number>;
}

/** Nobody's telephone should light up in the night; what fell due is released from here on. */
const FIRST_HOUR = 7;
const LOOK_EVERY_MS = 60_000;

/**
 * Releases due alerts once at start, which makes up for the days a stopped server missed, and then
 * once each day from seven in the morning. `failed` is told of what went wrong; the next minute
 * tries again.
 */
export class AlertRunner {
  readonly #outbox: AlertOutbox;
  readonly #clock: Clock;
  readonly #failed: (cause: unknown) => void;
  #releasedOn: IsoDay | null = null;
  #timer: NodeJS.Timeout | null = null;

  constructor(outbox: AlertOutbox, clock: Clock, failed: (cause: unknown) => void) {
    this.#outbox = outbox;
    this.#clock = clock;
    this.#failed = failed;
  }

  async start(): Promise<void> {
    await this.#release();
    this.#timer = setInterval(() => {
      this.look().catch(this.#failed);
    }, LOOK_EVERY_MS);
    this.#timer.unref();
  }

  stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
  }

  /** Releases where a new day has begun and it is late enough. */
  async look(): Promise<void> {
    if (this.#releasedOn === this.#clock.today()) return;
    if (londonHourOf(this.#clock.now()) < FIRST_HOUR) return;
    await this.#release();
  }

  async #release(): Promise<void> {
    const today = this.#clock.today();
    for (const organisation of await this.#outbox.organisations()) {
      await this.#outbox.releaseAlerts(organisation);
    }
    this.#releasedOn = today;
  }
}
