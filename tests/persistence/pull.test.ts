import fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";
import { starter } from "../../shared/frameworks/starter.ts";
import type { Cursor, PulledRow } from "../../shared/sync/protocol.ts";
import { allocation } from "../sync/pushed-rows.ts";
import { anyPush } from "./any-pushes.ts";
import {
  edit,
  idsFrom,
  insert,
  type OpenedStore,
  openedStore,
  pushed,
  pushOf,
  remove,
} from "./opened-store.ts";
import { playPushes } from "./play-pushes.ts";
import { tamper } from "./raw-file.ts";

async function opened(): Promise<OpenedStore> {
  const store = await openedStore(starter);
  onTestFinished(() => store.close());
  return store;
}

describe("pull", () => {
  test("[STO9] gives what is newer than the cursor, removed rows too, and then nothing", async () => {
    const anna = await (await opened()).as("officer");
    const [one, two] = [idsFrom(1)(), idsFrom(2)()];
    await pushed(
      anna,
      pushOf("allocations", [insert(one, allocation()), insert(two, allocation())]),
    );
    const first = await anna.pull({ cursor: null, registers: ["allocations"] });
    expect(first.rows.map(({ id, version, removed }) => [id, version, removed])).toEqual([
      [one, 1, false],
      [two, 2, false],
    ]);
    await pushed(anna, pushOf("allocations", [edit(two, 2, { title: "Hub" }), remove(one, 1)]));
    const second = await anna.pull({ cursor: first.cursor, registers: ["allocations"] });
    expect(second.rows.map(({ id, version, removed }) => [id, version, removed])).toEqual([
      [two, 3, false],
      [one, 4, true],
    ]);
    const third = await anna.pull({ cursor: second.cursor, registers: ["allocations"] });
    expect(third).toEqual({ rows: [], cursor: second.cursor, more: false, afresh: false });
  });

  test("[STO9] a large page asked for again is of the same rows until one of them changes", async () => {
    const anna = await (await opened()).as("officer");
    const id = idsFrom(1);
    const ids = Array.from({ length: 500 }, id);
    const rows = ids.map((one) => insert(one, allocation()));
    await pushed(anna, pushOf("allocations", rows));
    const first = await anna.pull({ cursor: null, registers: ["allocations"] });
    expect(await anna.pull({ cursor: null, registers: ["allocations"] })).toEqual(first);
    const row = ids.at(-1) ?? id();
    await pushed(anna, pushOf("allocations", [edit(row, 500, { title: "Hub" })]));
    const again = await anna.pull({ cursor: null, registers: ["allocations"] });
    expect(again.rows.find((one) => one.id === row)).toMatchObject({
      version: 501,
      values: { title: "Hub" },
    });
    expect(again.rows).toHaveLength(500);
  });

  test("[STO9] pages of any size come to the same as one", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyPush, { minLength: 3, maxLength: 10 }),
        fc.integer({ min: 1, max: 5 }),
        async (pushes, limit) => {
          const store = await openedStore(starter);
          try {
            await playPushes(store, pushes);
            const anna = await store.as("officer", "Anna");
            const registers = ["allocations", "agreements", "providers"] as const;
            const whole = await anna.pull({ cursor: null, registers: [...registers] });
            const rows: PulledRow[] = [];
            let cursor: Cursor | null = null;
            for (let more = true; more; ) {
              const page = await anna.pull({ cursor, registers: [...registers], limit });
              expect(page.rows.length).toBeLessThanOrEqual(limit);
              rows.push(...page.rows);
              ({ cursor, more } = page);
            }
            expect(rows).toEqual(whole.rows);
            expect(cursor).toEqual(whole.cursor);
          } finally {
            await store.close();
          }
        },
      ),
      { numRuns: 8 },
    );
  });

  test.each(["epoch", "access"] as const)(
    "[STO10] a cursor of another %s begins afresh, and says so",
    async (part) => {
      const anna = await (await opened()).as("officer");
      await pushed(anna, pushOf("allocations", [insert(idsFrom(1)(), allocation())]));
      const { cursor } = await anna.pull({ cursor: null, registers: ["allocations"] });
      const other = { ...cursor, [part]: cursor[part] + 1 };
      const answer = await anna.pull({ cursor: other, registers: ["allocations"] });
      expect([answer.rows.length, answer.afresh, answer.cursor]).toEqual([1, true, cursor]);
    },
  );

  test("[STO10] a member whose limits changed pulls afresh", async () => {
    const { as, file } = await opened();
    const anna = await as("officer");
    const { cursor } = await anna.pull({ cursor: null, registers: ["allocations"] });
    tamper(file, "update member set access = access + 1");
    expect((await anna.pull({ cursor, registers: ["allocations"] })).afresh).toBe(true);
  });
});
