import { allocationRows, insertPushes, ROWS_A_PUSH } from "./bench-rows.ts";
import { type Measured, sized } from "./measured.ts";
import { pushAll, Served } from "./served.ts";

const ROWS = 50_000;

/** The most memory the server held while 50,000 rows came in; beside it what it holds when idle. */
export async function benchMemory(): Promise<readonly Measured[]> {
  const served = await Served.start();
  try {
    const idle = await served.peakMegabytes();
    const caller = await served.organisation("memory", ROWS);
    for (const push of insertPushes(allocationRows(ROWS, 1), 1)) {
      await pushAll(caller, Buffer.from(JSON.stringify(push)), ROWS_A_PUSH);
    }
    return [sized("peak-memory", await served.peakMegabytes(), idle)];
  } finally {
    await served.stop();
  }
}
