import { type ClientRequest, type IncomingMessage, request } from "node:http";
import { allocationRows, chance, insertPushes, pushOf } from "./bench-rows.ts";
import { type Measured, percentile, timed } from "./measured.ts";
import { type Caller, call, PUSH, Served } from "./served.ts";

const WATCHERS = 100;
/** The hundred hear of an edit together, so that the last hundredth is that of so many edits. */
const EDITS = 1_000;
/** As many as where one edit's latency is measured, for both sides to be compiled. */
const WARMING = 50;

/** From sending one edit until each of a hundred watchers has heard of it. */
export async function benchWatch(): Promise<readonly Measured[]> {
  const served = await Served.start();
  try {
    const caller = await served.organisation("watch", 1_000);
    const rows = allocationRows(1_000, 1);
    for (const push of insertPushes(rows, 1)) {
      await call(caller, PUSH, Buffer.from(JSON.stringify(push)));
    }
    const random = chance(9);
    const edits = Array.from({ length: WARMING + EDITS }, (_, n) => {
      const values = { amount: (100_000 + n * 1_000) as never };
      const change = { kind: "edit" as const, id: rows[n % rows.length]?.id, base: 1, values };
      return Buffer.from(JSON.stringify(pushOf([change as never], random)));
    });
    const told = await heardBy(caller, "/events", (n) => call(caller, PUSH, edits[n] ?? null));

    const bare: Caller = { port: served.ready.barePort, token: "nobody" };
    const least = await heardBy(bare, "/", () => call(bare, "/", Buffer.from("{}")));
    return [50, 99].map((percent) =>
      timed(`watch-100-p${percent}`, percentile(told, percent), percentile(least, percent)),
    );
  } finally {
    await served.stop();
  }
}

/** Milliseconds from each send until each watcher hears "head" of it. */
async function heardBy(
  caller: Caller,
  path: string,
  send: (n: number) => Promise<unknown>,
): Promise<readonly number[]> {
  let heard: () => void = () => undefined;
  const watchers = await Promise.all(
    Array.from({ length: WATCHERS }, () => watch(caller, path, () => heard())),
  );
  const times: number[] = [];
  for (let n = 0; n < WARMING + EDITS; n += 1) {
    const began = performance.now();
    await new Promise<void>((resolve, reject) => {
      let left = WATCHERS;
      heard = () => {
        if (n >= WARMING) times.push(performance.now() - began);
        left -= 1;
        if (left === 0) resolve();
      };
      send(n).catch(reject);
    });
  }
  for (const watcher of watchers) watcher.destroy();
  return times;
}

/** Opens a stream; settles once its first bytes, which are of no edit, have come. */
function watch({ port, token }: Caller, path: string, heard: () => void): Promise<ClientRequest> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}` };
    const sent = request(
      { agent: false, host: "127.0.0.1", port, path, headers },
      (response: IncomingMessage) => {
        let first = true;
        response.on("data", (part: Buffer) => {
          if (first) {
            first = false;
            resolve(sent);
          } else if (part.includes("event: head")) heard();
        });
        response.on("error", () => undefined);
      },
    );
    sent.on("error", reject);
    sent.end();
  });
}
