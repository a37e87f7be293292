import type { Ground } from "./ground.ts";

/** The right to write what the server says into this workbook, which one copy has at a time. */
export class Lease {
  #isHeld = false;

  get isHeld(): boolean {
    return this.#isHeld;
  }

  /** Takes or renews it, or learns that another has it. */
  async ask({ server, kept, installation }: Ground): Promise<void> {
    this.#isHeld = (await server.lease(kept.head.workbook, installation)).held;
  }
}
