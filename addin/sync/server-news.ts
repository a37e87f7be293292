import type { AlertView, FindingView } from "../../shared/sync/screens.ts";
import type { Server } from "./server.ts";

/** Alerts fall due with the days, whether or not a row changes. */
const GOOD_FOR_MS = 10 * 60_000;

/** What the server derives from the rows, as it was last told; it changes with them and the day. */
export class ServerNews {
  findings: readonly FindingView[] = [];
  alerts: readonly AlertView[] = [];
  #of = { head: -1, at: 0 };

  isOld(head: number, now: number): boolean {
    return this.#of.head !== head || now - this.#of.at > GOOD_FOR_MS;
  }

  async fetch(server: Server, head: number, now: number): Promise<void> {
    this.findings = await server.findings(null);
    this.alerts = await server.alerts({});
    this.#of = { head, at: now };
  }
}
