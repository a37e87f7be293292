import { describe, expect, onTestFinished, test } from "vitest";
import { starter } from "../../shared/frameworks/starter.ts";
import { allocation } from "../sync/pushed-rows.ts";
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

const row = idsFrom(1)();
const REVERTS = "11111111-0000-4000-8000-000000000001";

/** An allocation made as Helpline, then called Hub, then Refuge with another amount. */
async function withHistory() {
  const opened = await openedStore(starter);
  onTestFinished(() => opened.close());
  const anna = await opened.as("officer", "Anna");
  await pushed(anna, pushOf("allocations", [insert(row, allocation())]));
  opened.clock.pass(60_000);
  await pushed(anna, pushOf("allocations", [edit(row, 1, { title: "Hub" })]));
  opened.clock.pass(60_000);
  await pushed(anna, pushOf("allocations", [edit(row, 2, { title: "Refuge", amount: 500 })]));
  return { ...opened, anna };
}

describe("history", () => {
  test("[STO13] tells what each field was and became, by whom and from where, newest first", async () => {
    const { anna, clock } = await withHistory();
    const titles = await anna.historyOf(row, "title");
    expect(titles.map(({ version, from, to }) => [version, from, to])).toEqual([
      [3, "Hub", "Refuge"],
      [2, "Helpline", "Hub"],
      [1, null, "Helpline"],
    ]);
    expect(titles[0]).toEqual({
      version: 3,
      register: "allocations",
      row,
      rowName: "Refuge",
      field: "title",
      from: "Hub",
      to: "Refuge",
      who: "Anna",
      replica: "book-1/installation/copy",
      at: clock.now(),
    });
  });

  test("[SYN121] tells of a copied row which row it was copied from, and the log proves it", async () => {
    const { anna, store } = await withHistory();
    const copy = idsFrom(2)();
    await pushed(
      anna,
      pushOf("allocations", [{ kind: "insert", id: copy, values: allocation(), copiedFrom: row }]),
    );
    const origins = async (of: typeof row) =>
      (await anna.historyOf(of, "title")).map(({ from, to, copiedFrom }) => [from, to, copiedFrom]);

    expect(await origins(copy)).toEqual([[null, "Helpline", row]]);
    expect((await origins(row)).at(-1)).toEqual([null, "Helpline", undefined]);
    expect((await store.verify(ORGANISATION.id)).problems).toEqual([]);
    await store.rebuild(ORGANISATION.id);
    expect(await origins(copy)).toEqual([[null, "Helpline", row]]);
  });

  test("[STO13] tells the whole organisation's since an instant, at most so many", async () => {
    const { anna, clock } = await withHistory();
    const since = await anna.historySince(clock.now() - 60_000, 100);
    expect(since.map(({ version, field }) => [version, field])).toEqual([
      [3, "title"],
      [3, "amount"],
      [2, "title"],
    ]);
    expect(await anna.historySince(0, 2)).toHaveLength(2);
  });

  test("[STO13] tells that a row was removed, and brought back", async () => {
    const { anna } = await withHistory();
    await pushed(anna, pushOf("allocations", [remove(row, 3)]));
    await anna.revert({ id: row, version: 3, mutationId: REVERTS });
    const whole = (await anna.historyOf(row)).filter(({ field }) => field === null);
    expect(whole.map(({ version, from, to }) => [version, from, to])).toEqual([
      [5, "removed", null],
      [4, null, "removed"],
    ]);
  });
});

describe("revert", () => {
  test("[STO14] puts a row back to what it was, as a new change", async () => {
    const { anna, store } = await withHistory();
    const outcome = await anna.revert({ id: row, version: 1, mutationId: REVERTS });
    expect(outcome).toMatchObject({ ok: true, value: { kind: "taken", version: 4 } });
    const [now] = await anna.rowsById([row]);
    expect(now?.values).toMatchObject({ title: "Helpline", amount: 1_000_000 });
    expect((await store.verify(ORGANISATION.id)).problems).toEqual([]);
  });

  test("[STO14] empties the fields the row did not have then", async () => {
    const { anna } = await withHistory();
    await pushed(anna, pushOf("allocations", [edit(row, 3, { note: "later" })]));
    await anna.revert({ id: row, version: 3, mutationId: REVERTS });
    expect((await anna.rowsById([row]))[0]?.values.note).toBeNull();
  });

  test("[STO14] the same revert again changes nothing, and one to no time is refused", async () => {
    const { anna } = await withHistory();
    const request = { id: row, version: 1, mutationId: REVERTS };
    await anna.revert(request);
    expect(await anna.revert(request)).toMatchObject({ ok: true });
    expect((await anna.standing()).head).toBe(4);
    const never = { ...request, version: 0, mutationId: REVERTS.replace("1111", "2222") };
    expect(await anna.revert(never)).toMatchObject({ ok: false, problem: { kind: "not-found" } });
  });
});
