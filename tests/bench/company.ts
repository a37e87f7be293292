import { pushParts } from "../../shared/sync/push-parts.ts";
import type { SentRow } from "../../shared/sync/send-cells.ts";
import {
  agreementRows,
  allocationRows,
  chance,
  insertPushes,
  pushOf,
  ROWS_A_PUSH,
  uuid,
} from "./bench-rows.ts";
import { type Measured, percentile, timed } from "./measured.ts";
import { pushAll, Served } from "./served.ts";

const AGREEMENTS = 1_000;
const ROWS = 1_000;
const WARMING = 50;

/**
 * What a typist waits for while somebody else connects a sheet of 1,000 agreements, in the pushes that
 * the add-in makes of it: the slowest edit, beside one edit in a hundred with nobody else about.
 */
export async function benchCompany(): Promise<readonly Measured[]> {
  const served = await Served.start();
  try {
    const caller = await served.organisation("company", ROWS);
    const rows = allocationRows(ROWS, 1);
    for (const push of insertPushes(rows, 1)) {
      await pushAll(caller, Buffer.from(JSON.stringify(push)), ROWS_A_PUSH);
    }
    const random = chance(11);
    let n = 0;
    const edit = async (): Promise<number> => {
      const values = { amount: 100_000 + n * 1_000 };
      const id = rows[n % ROWS]?.id;
      n += 1;
      const change = { kind: "edit", id, base: 1, values } as never;
      const body = Buffer.from(JSON.stringify(pushOf([change], random)));
      const began = performance.now();
      await pushAll(caller, body, 1);
      return performance.now() - began;
    };
    const alone: number[] = [];
    for (let time = 0; time < WARMING * 4; time += 1) alone.push(await edit());

    const pushes = connectingPushes(random);
    let connecting = true;
    const connected = (async () => {
      for (const { body, rows: many } of pushes) await pushAll(caller, body, many);
      connecting = false;
    })();
    const beside: number[] = [];
    while (connecting) beside.push(await edit());
    await connected;
    return [timed("edit-beside-1k", percentile(beside, 100), percentile(alone.slice(WARMING), 99))];
  } finally {
    await served.stop();
  }
}

function connectingPushes(
  random: () => number,
): readonly Readonly<{ body: Buffer; rows: number }>[] {
  const sent = agreementRows(AGREEMENTS, random).map(
    ({ id, values }): SentRow => ({ id, change: { kind: "insert", id, values }, shown: {} }),
  );
  return pushParts(sent, { register: "agreements", connecting: true }).map((part) => ({
    body: Buffer.from(
      JSON.stringify({
        replica: { workbook: "bench", installation: "two", copy: "two" },
        mutationId: uuid(random),
        register: "agreements",
        changes: part.map(({ change }) => change),
        adopt: true,
      }),
    ),
    rows: part.length,
  }));
}
