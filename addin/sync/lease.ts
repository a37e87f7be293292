import type { Ground } from "./ground.ts";
import type { BrowserLocks } from "./session-parts.ts";

type Pane = Readonly<{ name: string; letGo: () => void }>;

/** The right to write what the server says into this workbook, which one pane has at a time. */
export class Lease {
  readonly #locks: BrowserLocks;
  #isHeld = false;
  #pane: Pane | null = null;

  constructor(locks: BrowserLocks) {
    this.#locks = locks;
  }

  get isHeld(): boolean {
    return this.#isHeld;
  }

  /** Takes or renews it, or learns that another has it. */
  async ask(ground: Ground): Promise<void> {
    this.#pane ??= await this.#paneOf(ground);
    const { server, kept } = ground;
    this.#isHeld = (await server.lease(kept.head.workbook, this.#pane.name)).held;
  }

  /** The pane is going: the next one of this browser need not wait for the lease to lapse. */
  close(): void {
    this.#pane?.letGo();
    this.#pane = null;
    this.#isHeld = false;
  }

  /** The installation, so that a file opened again goes on at once; a second tab is another. */
  async #paneOf({ kept, installation, uuid }: Ground): Promise<Pane> {
    const letGo = await this.#locks.take(`foreplan-pane:${kept.head.workbook}`);
    return letGo === null
      ? { name: uuid(), letGo: () => undefined }
      : { name: installation, letGo };
  }
}
