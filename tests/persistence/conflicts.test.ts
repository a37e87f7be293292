import { describe, expect, onTestFinished, test } from "vitest";
import type { OrganisationStore } from "../../server/api/stores.ts";
import { starter } from "../../shared/frameworks/starter.ts";
import type { Values } from "../../shared/sync/stored-row.ts";
import type { RowId } from "../../shared/values/row-id.ts";
import { agreement } from "../sync/pushed-rows.ts";
import {
  edit,
  idsFrom,
  insert,
  ORGANISATION,
  openedStore,
  pushed,
  pushOf,
  remove,
} from "./opened-store.ts";

type Pair = Readonly<{
  anna: OrganisationStore;
  ben: OrganisationStore;
  row: RowId;
  valuesNow(): Promise<Values | undefined>;
  problems(): Promise<readonly string[]>;
}>;

/** Anna and Ben have the same agreement before them, each in a workbook of their own. */
async function pair(): Promise<Pair> {
  const opened = await openedStore(starter);
  onTestFinished(() => opened.close());
  const [anna, ben] = [await opened.as("officer", "Anna"), await opened.as("officer", "Ben")];
  const row = idsFrom(1)();
  await pushed(anna, pushOf("agreements", [insert(row, agreement())]));
  return {
    anna,
    ben,
    row,
    valuesNow: async () => (await anna.rowsById([row]))[0]?.values,
    problems: async () => (await opened.store.verify(ORGANISATION.id)).problems,
  };
}

const annas = (...[register, changes]: Parameters<typeof pushOf>) =>
  pushOf(register, changes, { workbook: "annas" });
const bens = (...[register, changes]: Parameters<typeof pushOf>) =>
  pushOf(register, changes, { workbook: "bens" });

/** Both type a title; Ben is first. */
async function titleConflict(): Promise<Pair & Readonly<{ id: string }>> {
  const both = await pair();
  await pushed(both.ben, bens("agreements", [edit(both.row, 1, { title: "Ben's" })]));
  await pushed(both.anna, annas("agreements", [edit(both.row, 1, { title: "Anna's" })]));
  const [conflict] = await both.anna.openConflicts({ rows: [both.row] });
  return { ...both, id: conflict?.id ?? "" };
}

describe("settling a conflict", () => {
  test("[STO11] mine is written to the row as a change of its own, and the conflict is over", async () => {
    const { anna, id, valuesNow, problems } = await titleConflict();
    const settled = await anna.settleConflict({ conflictId: id, choice: "mine" });
    expect(settled).toMatchObject({ ok: true, value: { kind: "taken", version: 3 } });
    expect((await valuesNow())?.title).toBe("Anna's");
    expect(await anna.openConflicts({})).toEqual([]);
    expect(await problems()).toEqual([]);
  });

  test("[STO11] theirs leaves the row as it is, and a value of one's own is written", async () => {
    const first = await titleConflict();
    await first.anna.settleConflict({ conflictId: first.id, choice: "theirs" });
    expect((await first.valuesNow())?.title).toBe("Ben's");
    const second = await titleConflict();
    await second.ben.settleConflict({ conflictId: second.id, choice: "value", value: "Ours" });
    expect((await second.valuesNow())?.title).toBe("Ours");
  });

  test("[STO11] it is settled once", async () => {
    const { anna, ben, id } = await titleConflict();
    await anna.settleConflict({ conflictId: id, choice: "theirs" });
    expect(await ben.settleConflict({ conflictId: id, choice: "mine" })).toMatchObject({
      ok: false,
      problem: { kind: "already-settled" },
    });
    expect(await ben.settleConflict({ conflictId: "none", choice: "mine" })).toMatchObject({
      ok: false,
      problem: { kind: "not-found" },
    });
  });

  test("[STO11] a choice that a check refuses leaves the conflict open", async () => {
    const { anna, id, valuesNow } = await titleConflict();
    const settled = await anna.settleConflict({ conflictId: id, choice: "value", value: null });
    expect(settled).toMatchObject({ ok: true, value: { kind: "refused" } });
    expect((await valuesNow())?.title).toBe("Ben's");
    expect(await anna.openConflicts({})).toHaveLength(1);
  });

  test("[STO11] whoever edits the field again, knowing the other value, has settled it", async () => {
    const { anna, row } = await titleConflict();
    await pushed(anna, annas("agreements", [edit(row, 2, { title: "Both" })]));
    expect(await anna.openConflicts({})).toEqual([]);
  });

  test("[STO12] an agreement's dates are settled together", async () => {
    const { anna, ben, row, valuesNow } = await pair();
    await pushed(ben, bens("agreements", [edit(row, 1, { start: "2024-05-01" })]));
    await pushed(
      anna,
      annas("agreements", [edit(row, 1, { initialEnd: "2028-03-31", currentEnd: "2028-03-31" })]),
    );
    const conflicts = await anna.openConflicts({});
    expect(conflicts.map(({ field }) => field).sort()).toEqual(["currentEnd", "initialEnd"]);
    await anna.settleConflict({ conflictId: conflicts[0]?.id ?? "", choice: "mine" });
    expect(await valuesNow()).toMatchObject({
      start: "2024-05-01",
      initialEnd: "2028-03-31",
      currentEnd: "2028-03-31",
    });
    expect(await anna.openConflicts({})).toEqual([]);
  });

  test("[STO12] an edit of a removed row restores it with the edit", async () => {
    const { anna, ben, row, valuesNow, problems } = await pair();
    await pushed(ben, bens("agreements", [remove(row, 1)]));
    await pushed(anna, annas("agreements", [edit(row, 1, { title: "Kept" })]));
    const [conflict] = await anna.openConflicts({});
    await anna.settleConflict({ conflictId: conflict?.id ?? "", choice: "mine" });
    expect((await anna.rowsOf("agreements")).map(({ id }) => id)).toEqual([row]);
    expect((await valuesNow())?.title).toBe("Kept");
    expect(await problems()).toEqual([]);
  });

  test("[STO12] a removal that met an edit removes the row when it is chosen after all", async () => {
    const { anna, ben, row } = await pair();
    await pushed(ben, bens("agreements", [edit(row, 1, { title: "Ben's" })]));
    await pushed(anna, pushOf("agreements", [remove(row, 1)]));
    const [conflict] = await anna.openConflicts({});
    await anna.settleConflict({ conflictId: conflict?.id ?? "", choice: "mine" });
    expect(await anna.rowsOf("agreements")).toEqual([]);
  });
});
