import fc from "fast-check";
import { expect, test } from "vitest";
import { starter } from "../../shared/frameworks/starter.ts";
import { anyPush } from "./any-pushes.ts";
import { ORGANISATION, openedStore } from "./opened-store.ts";
import { playPushes } from "./play-pushes.ts";

test("[STO1] after any pushes, rows, index, findings, plan and planned alerts are what the log gives", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyPush, { minLength: 1, maxLength: 14 }), async (pushes) => {
      const opened = await openedStore(starter);
      try {
        await playPushes(opened, pushes);
        expect((await opened.store.verify(ORGANISATION.id)).problems).toEqual([]);
      } finally {
        await opened.close();
      }
    }),
    { numRuns: Number(process.env.FC_RUNS ?? 40) },
  );
});
