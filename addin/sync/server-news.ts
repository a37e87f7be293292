import type { AlertView, FindingView } from "../../shared/sync/screens.ts";
import type { Server } from "./server.ts";

/** Alerts fall due with the days, whether or not a row changes. */
const GOOD_FOR_MS = 10 * 60_000;

const NEVER = { head: -1, at: 0 };

/** What the server derives from the rows, as it was last told; it changes with them and the day. */
export class ServerNews {
  findings: readonly FindingView[] = [];
  alerts: readonly AlertView[] = [];
  #of = NEVER;

  /** Whatever the rows and the day say, what was told may no longer hold. */
  doubt(): void {
    this.#of = NEVER;
  }

  isOld(head: number, now: number): boolean {
    return this.#of.head !== head || now - this.#of.at > GOOD_FOR_MS;
  }

  async fetch(server: Server, head: number, now: number): Promise<void> {
    // Noted first: what is doubted while it is fetched is fetched again.
    this.#of = { head, at: now };
    try {
      this.findings = await server.findings(null);
      this.alerts = await server.alerts({});
    } catch (error) {
      this.doubt();
      throw error;
    }
  }
}
