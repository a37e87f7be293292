import type { PushAnswer, PushRequest, RowChange } from "../../shared/sync/protocol.ts";
import { mintRowId, type RowId } from "../../shared/values/row-id.ts";
import { allocation } from "../sync/pushed-rows.ts";

/** Numbers in [0, 1) that are the same for the same seed. */
export function seededRandom(seed: number): () => number {
  let state = (seed * 2_654_435_761 + 1) >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Pushes without end, and after each break sends the same push again until it is answered. */
export class StubbornClient {
  /** "<mutation> <row>" for every row change that was answered as taken. */
  readonly answered: string[] = [];
  readonly titles = new Map<RowId, string>();
  readonly #versions = new Map<RowId, number>();
  readonly #token: string;
  readonly #random: () => number;
  #waiting: PushRequest | null = null;
  #pushes = 0;

  constructor(token: string, random: () => number) {
    this.#token = token;
    this.#random = random;
  }

  /** Ends at the first push that nobody answers; it is sent again in the next life. */
  async pushUntilDead(url: string, answered: () => void): Promise<void> {
    for (;;) {
      this.#waiting ??= this.#newPush();
      const answer = await this.#send(url, this.#waiting);
      if (answer === null) return;
      this.#take(this.#waiting, answer);
      this.#waiting = null;
      answered();
    }
  }

  async pushWhatWaits(url: string): Promise<void> {
    if (this.#waiting === null) return;
    const answer = await this.#send(url, this.#waiting);
    if (answer === null) throw new Error("The server that nobody kills does not answer.");
    this.#take(this.#waiting, answer);
    this.#waiting = null;
  }

  /** Null where the connection broke: whether the push was taken is not known. */
  async #send(url: string, request: PushRequest): Promise<PushAnswer | null> {
    let response: Response;
    let body: unknown;
    try {
      response = await fetch(`${url}/trpc/sync.push`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${this.#token}` },
        body: JSON.stringify(request),
      });
      body = await response.json();
    } catch {
      return null;
    }
    if (!response.ok) throw new Error(`The push was answered ${JSON.stringify(body)}.`);
    // What a tRPC mutation answers; the types of both ends are checked elsewhere.
    return (body as { result: { data: PushAnswer } }).result.data;
  }

  #take({ mutationId, changes }: PushRequest, answer: PushAnswer): void {
    for (const [place, change] of changes.entries()) {
      const row = answer.rows[place];
      if (row?.kind !== "taken" || change.kind === "remove") {
        throw new Error(`A row was not taken: ${JSON.stringify(row)}.`);
      }
      this.answered.push(`${mutationId} ${row.id}`);
      this.titles.set(row.id, String(change.values.title));
      this.#versions.set(row.id, row.version);
    }
  }

  #newPush(): PushRequest {
    this.#pushes += 1;
    const known = [...this.#versions];
    const changes = new Map<RowId, RowChange>();
    const count = 1 + Math.floor(this.#random() * 4);
    for (let n = 0; n < count; n += 1) {
      const title = `Title ${this.#pushes}.${n}`;
      const [id, base] = known[Math.floor(this.#random() * known.length * 2)] ?? [];
      if (id === undefined || base === undefined) {
        const fresh = mintRowId(this.#random);
        changes.set(fresh, { kind: "insert", id: fresh, values: { ...allocation({ title }) } });
      } else changes.set(id, { kind: "edit", id, base, values: { title } });
    }
    return {
      replica: { workbook: this.#token.slice(-20), installation: "one", copy: "one" },
      mutationId: this.#uuid(),
      register: "allocations",
      changes: [...changes.values()],
    };
  }

  #uuid(): string {
    const digits = (count: number) =>
      Array.from({ length: count }, () => Math.floor(this.#random() * 16).toString(16)).join("");
    return `${digits(8)}-${digits(4)}-4${digits(3)}-8${digits(3)}-${digits(12)}`;
  }
}
