import { describe, expect, onTestFinished, test } from "vitest";
import type { News } from "../../server/api/stores.ts";
import { starter } from "../../shared/frameworks/starter.ts";
import { allocation } from "../sync/pushed-rows.ts";
import {
  edit,
  idsFrom,
  insert,
  type OpenedStore,
  ORGANISATION,
  openedStore,
  pushed,
  pushedRow,
  pushOf,
} from "./opened-store.ts";
import { columnOf } from "./raw-file.ts";

async function opened(): Promise<OpenedStore> {
  const store = await openedStore(starter);
  onTestFinished(() => store.close());
  return store;
}

describe("a push", () => {
  test("[STO2] the same push again gets the stored answer and changes nothing", async () => {
    const anna = await (await opened()).as("officer");
    const request = pushOf("allocations", [insert(idsFrom(1)(), allocation())]);
    const first = await anna.push(request);
    expect(await anna.push(request)).toEqual(first);
    expect((await anna.standing()).head).toBe(1);
  });

  test("[STO2] a refusal is stored like every other answer", async () => {
    const anna = await (await opened()).as("officer");
    const request = pushOf("allocations", [insert(idsFrom(1)(), { title: "Helpline" })]);
    const first = await anna.push(request);
    expect(first).toMatchObject({ ok: true, value: { rows: [{ kind: "refused" }] } });
    expect(await anna.push(request)).toEqual(first);
  });

  test("[STO2] another push under the same id is refused, and nothing is changed", async () => {
    const anna = await (await opened()).as("officer");
    const row = idsFrom(1)();
    const request = pushOf("allocations", [insert(row, allocation())]);
    await anna.push(request);
    const other = { ...request, changes: [edit(row, 1, { title: "Hub" })] };
    expect(await anna.push(other)).toMatchObject({ ok: false, problem: { kind: "other-body" } });
    expect((await anna.standing()).head).toBe(1);
  });

  test("[STO3] pushes that wait are committed together, each with versions of its own", async () => {
    const { store, as } = await opened();
    const anna = await as("officer");
    const id = idsFrom(1);
    const pushes = Array.from({ length: 20 }, () =>
      pushed(anna, pushOf("allocations", [insert(id(), allocation())])),
    );
    const answers = await Promise.all(pushes);
    expect(answers.map(({ head }) => head)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
    expect((await store.verify(ORGANISATION.id)).problems).toEqual([]);
  });

  test("[STO3] a job that fails is undone alone, and the others of its group are kept", async () => {
    const { store, as, signedIn } = await opened();
    const anna = await as("officer");
    const nobody = await signedIn("officer", "Nobody");
    await store.removeMember(ORGANISATION.id, "Nobody");
    const twice = store.addMember({
      organisation: ORGANISATION.id,
      id: "Nobody",
      name: nobody.member.name,
      role: "officer",
    });
    const good = pushed(anna, pushOf("allocations", [insert(idsFrom(1)(), allocation())]));
    await expect(twice).rejects.toThrow(/UNIQUE/);
    expect((await good).head).toBe(1);
    expect((await store.verify(ORGANISATION.id)).problems).toEqual([]);
  });

  test("[STO5] who agreed a fact, and why, stands in the log", async () => {
    const { store, as, file } = await opened();
    const anna = await as("officer");
    const asFact = { who: "The board", why: "Signed in March" };
    await pushed(anna, pushOf("allocations", [insert(idsFrom(1)(), allocation())], { asFact }));
    expect(columnOf(file, `select as_fact from "change"`)).toEqual([JSON.stringify(asFact)]);
    expect((await store.verify(ORGANISATION.id)).problems).toEqual([]);
  });

  test("[STO6] a dry run is answered as the push would be, and keeps nothing", async () => {
    const { as, file } = await opened();
    const anna = await as("officer");
    const request = pushOf("allocations", [insert(idsFrom(1)(), allocation())], { dryRun: true });
    expect((await pushed(anna, request)).rows).toMatchObject([{ kind: "taken", version: 1 }]);
    expect((await anna.standing()).head).toBe(0);
    for (const table of [`"row"`, `"change"`, "mutation", "finding", "row_scope", "name"]) {
      expect(columnOf(file, `select count(*) from ${table}`)).toEqual([0]);
    }
  });

  test("[STO7] whoever watches is told of the new head once it is committed, and of no refusal", async () => {
    const { store, as } = await opened();
    const anna = await as("officer");
    const told: News[] = [];
    const stop = store.watch(ORGANISATION.id, (news) => told.push(news));
    await pushed(anna, pushOf("allocations", [insert(idsFrom(1)(), allocation())]));
    await pushed(anna, pushOf("allocations", [insert(idsFrom(2)(), { title: "No year" })]));
    expect(told.filter(({ kind }) => kind === "head")).toEqual([
      { kind: "head", epoch: 1, version: 1 },
    ]);
    stop();
    await pushed(anna, pushOf("allocations", [insert(idsFrom(3)(), allocation())]));
    expect(told.filter(({ kind }) => kind === "head")).toHaveLength(1);
  });

  test("[STO8] no handle sees or touches another organisation's rows", async () => {
    const { store, as } = await opened();
    const anna = await as("officer");
    const row = idsFrom(1)();
    await pushed(anna, pushOf("allocations", [insert(row, allocation())]));
    await store.createOrganisation({ id: "other", name: "Another", framework: starter.key });
    await store.addMember({ organisation: "other", id: "officer", name: "Olga", role: "officer" });
    const olga = store.openOrganisation({
      organisation: { id: "other", name: "Another" },
      member: { id: "officer", name: "Olga", role: "officer" },
    });
    expect(await olga.rowsById([row])).toEqual([]);
    expect(await olga.rowsOf("allocations")).toEqual([]);
    expect((await olga.pull({ cursor: null, registers: ["allocations"] })).rows).toEqual([]);
    expect(await olga.historyOf(row)).toEqual([]);
    expect((await olga.findings({})).findings).toEqual([]);
    const answer = await pushedRow(olga, pushOf("allocations", [edit(row, 1, { title: "Mine" })]));
    expect(answer).toMatchObject({ kind: "refused" });
    expect((await anna.rowsById([row]))[0]?.values.title).toBe("Helpline");
  });

  test("[STO8] two organisations may hold rows of the same id", async () => {
    const { store, as } = await opened();
    const anna = await as("officer");
    const row = idsFrom(1)();
    await store.createOrganisation({ id: "other", name: "Another", framework: starter.key });
    await store.addMember({ organisation: "other", id: "officer", name: "Olga", role: "officer" });
    const olga = store.openOrganisation({
      organisation: { id: "other", name: "Another" },
      member: { id: "officer", name: "Olga", role: "officer" },
    });
    await pushed(anna, pushOf("allocations", [insert(row, allocation())]));
    await pushed(olga, pushOf("allocations", [insert(row, allocation({ title: "Hers" }))]));
    expect((await anna.rowsById([row]))[0]?.values.title).toBe("Helpline");
    expect((await olga.rowsById([row]))[0]?.values.title).toBe("Hers");
  });
});
