import fc from "fast-check";
import { expect, test } from "vitest";
import { starter } from "../../shared/frameworks/starter.ts";
import { allocation } from "../sync/pushed-rows.ts";
import { anyPush } from "./any-pushes.ts";
import {
  edit,
  idsFrom,
  insert,
  ORGANISATION,
  openedStore,
  pushed,
  pushedRow,
  pushOf,
} from "./opened-store.ts";
import { playPushes } from "./play-pushes.ts";

test("[STO1] a row that moved counts where it is, and no longer where it was", async () => {
  const opened = await openedStore(starter);
  try {
    const finance = await opened.as("finance", "Fin");
    const anna = await opened.as("officer", "Anna");
    const id = idsFrom(3);
    const [one, two, moved, later] = [id(), id(), id(), id()];
    const names = ["Victims Fund", "Core"].map((name) => ({ name }));
    await pushed(
      finance,
      pushOf("funds", [insert(one, names[0] ?? {}), insert(two, names[1] ?? {})]),
    );
    const budget = (fund: string) =>
      insert(id(), {
        fund: { id: null, text: fund },
        financialYear: "2026/27",
        amount: 1_000_000 as never,
        kind: "opening",
        status: "confirmed",
      });
    await pushed(finance, pushOf("budgets", [budget("Victims Fund"), budget("Core")]));
    const whole = allocation({ amount: 1_000_000 as never, status: "approved" });
    await pushed(anna, pushOf("allocations", [insert(moved, whole)]));
    const [row] = await anna.rowsById([moved]);
    await pushed(
      anna,
      pushOf("allocations", [edit(moved, row?.version ?? 0, { fund: { id: null, text: "Core" } })]),
    );
    // The Victims Fund's whole budget is free again, and Core's is taken.
    const answers = [whole, { ...whole, fund: { id: null, text: "Core" } }].map((values, place) =>
      pushedRow(anna, pushOf("allocations", [insert(place === 0 ? later : id(), values)])),
    );
    expect((await Promise.all(answers)).map(({ kind }) => kind)).toEqual(["taken", "refused"]);
    expect((await opened.store.verify(ORGANISATION.id)).problems).toEqual([]);
  } finally {
    await opened.close();
  }
});

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
