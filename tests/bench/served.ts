import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Ask, Told } from "./benched-server.ts";

/** Who calls: the server process, and the member of one organisation in it. */
export type Caller = Readonly<{ port: number; token: string }>;

/** A server process with a database of its own, which goes with it. */
export class Served {
  readonly file: string;
  readonly #folder: string;
  readonly #process: ChildProcess;
  readonly #ready: Extract<Told, { told: "ready" }>;

  private constructor(folder: string, file: string, child: ChildProcess, ready: Served["ready"]) {
    this.#folder = folder;
    this.file = file;
    this.#process = child;
    this.#ready = ready;
  }

  static async start(): Promise<Served> {
    const folder = mkdtempSync(join(tmpdir(), "foreplan-bench-"));
    const file = join(folder, "bench.db");
    const child = fork(fileURLToPath(new URL("./benched-server.ts", import.meta.url)), [file]);
    const told = await nextTold(child);
    if (told.told !== "ready") throw new Error("The server did not start.");
    return new Served(folder, file, child, told);
  }

  get ready(): Extract<Told, { told: "ready" }> {
    return this.#ready;
  }

  /** Makes an organisation with what so many allocations refer to. */
  async organisation(id: string, rows: number): Promise<Caller> {
    const told = await this.#ask({ ask: "organisation", id, rows });
    if (told.told !== "organisation") throw new Error("The organisation was not made.");
    return { port: this.#ready.port, token: told.token };
  }

  async peakMegabytes(): Promise<number> {
    const told = await this.#ask({ ask: "memory" });
    return told.told === "memory" ? told.megabytes : Number.NaN;
  }

  async stop(): Promise<void> {
    const gone = once(this.#process, "exit");
    this.#process.kill("SIGKILL");
    await gone;
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #ask(ask: Ask): Promise<Told> {
    const told = nextTold(this.#process);
    this.#process.send(ask);
    return told;
  }
}

async function nextTold(child: ChildProcess): Promise<Told> {
  // The process only ever sends what `Told` says.
  const [message] = (await once(child, "message")) as [Told];
  return message;
}

const agent = new Agent({ keepAlive: true, maxSockets: 256 });

/** One call, its body made beforehand; the answer's text. */
export function call({ port, token }: Caller, path: string, body: Buffer | null): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        agent,
        host: "127.0.0.1",
        port,
        path,
        method: body === null ? "GET" : "POST",
        headers: {
          authorization: `Bearer ${token}`,
          ...(body === null
            ? {}
            : { "content-type": "application/json", "content-length": body.length }),
        },
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("end", () => {
          const text = Buffer.concat(parts).toString();
          if (response.statusCode === 200) resolve(text);
          else reject(new Error(`${path} was answered ${response.statusCode}: ${text}`));
        });
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}

export const PUSH = "/trpc/sync.push";

/** Sends a push and makes sure that all of it was taken. */
export async function pushAll(caller: Caller, body: Buffer, rows: number): Promise<void> {
  const text = await call(caller, PUSH, body);
  const taken = text.split('"kind":"taken"').length - 1;
  if (taken !== rows) throw new Error(`Of ${rows} rows ${taken} were taken: ${text.slice(0, 400)}`);
}
