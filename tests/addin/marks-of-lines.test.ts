import { describe, expect, test } from "vitest";
import { aDesk, seenIn } from "./desk.ts";
import { switchMarks } from "./marked-pane.ts";
import { connectFirst, type Pane } from "./pane.ts";

const { open } = aDesk();

/** Budgets with years across and marks on: amounts stand in B and C, statuses in D, ids in E. */
async function markedBudgets(): Promise<Pane> {
  const pane = await open({ role: "finance" });
  pane.hands.pasteBlock("A1", [
    ["Fund", "Budget 2031/32", "Budget 2032/33"],
    ["Fund A", 1_000, 1_010],
    ["Fund B", 500, ""],
  ]);
  pane.hands.makeTable("A1:C3");
  await connectFirst(pane);
  await pane.sync();
  pane.hands.select("A20");
  await pane.sync();
  await switchMarks(pane, true);
  return pane;
}

const statuses = (pane: Pane) => seenIn(pane, "D2", "D3");

describe("the status column beside years across", () => {
  test("[ADD79] a line says what its amounts say, the year with it, and nothing once all is well", async () => {
    const pane = await markedBudgets();
    expect(seenIn(pane, "D1", "E1")).toEqual(["Foreplan status", "Foreplan id"]);
    expect(statuses(pane)).toEqual(["", ""]);

    pane.hands.type("C2", "lots");
    await pane.sync();
    expect(statuses(pane)).toEqual([
      "Not read: Amount, Budget 2032/33 says “lots”. Foreplan can read an amount in pounds, such as 290,000 or £1.2m.",
      "",
    ]);
    pane.hands.type("B2", "heaps");
    await pane.sync();
    expect(statuses(pane)).toEqual([
      expect.stringMatching(/^Not read: Amount, Budget 2031\/32 says “heaps”\. .* \(and 1 more\)$/),
      "",
    ]);

    pane.hands.type("B2", 1_000);
    pane.hands.type("C2", 1_010);
    await pane.sync();
    expect(statuses(pane)).toEqual(["", ""]);
  });

  test.each([
    { cell: "E2", said: [/is no id, so this row is not sent/, /^$/] },
    { cell: "E3", said: [/^$/, /is no id, so this row is not sent/] },
  ])(
    "[ADD190] a line whose id in $cell is spoilt says so, and no other",
    async ({ cell, said }) => {
      const pane = await markedBudgets();
      pane.hands.type(cell, "nonsense");
      await pane.sync();
      expect(statuses(pane)).toEqual(said.map((each) => expect.stringMatching(each)));
    },
  );

  test("[ADD79] a line with an amount that is not sent yet waits, and no other", async () => {
    const pane = await markedBudgets();
    pane.line.isCut = true;
    pane.hands.type("C3", 505);
    await pane.sync();
    expect(statuses(pane)).toEqual([
      "",
      "Waiting: kept here, and sent when the register can be reached.",
    ]);
    pane.line.isCut = false;
    await pane.sync();
    expect(statuses(pane)).toEqual(["", ""]);
  });
});

describe("years across where they cannot be taken", () => {
  test("[ADD78] a sheet that is only read does not take them, and says what to do; else each amount is named", async () => {
    const pane = await open({ role: "finance" });
    pane.hands.pasteBlock("A1", [
      ["Fund", "Budget 2031/32", "Budget 2032/33"],
      ["Fund A", 1_000, 2_000],
    ]);
    pane.hands.makeTable("A1:C2");
    const [proposal] = await pane.session.proposeTables();
    expect(proposal?.spread?.columns.map(({ header }) => header)).toEqual([
      "Budget 2031/32",
      "Budget 2032/33",
    ]);
    const choice = {
      table: proposal?.id ?? "",
      register: "budgets" as const,
      columns: { 0: "fund" },
      constants: {},
      openEnded: [],
      sameNames: [],
      spread: proposal?.spread ?? null,
    };
    expect(await pane.session.previewConnect({ ...choice, readOnly: true })).toEqual({
      ok: false,
      problem:
        "Years or funds across need an id beside each line, and nothing is written into a sheet that is only read. Connect it to be written as well, or leave those columns alone.",
    });
    const preview = await pane.session.previewConnect({ ...choice, readOnly: false });
    expect(preview.ok && preview.value.lines.map(({ name }) => name)).toEqual([
      "Fund A, Budget 2031/32",
      "Fund A, Budget 2032/33",
    ]);
  });
});

describe("the next sheet with the same headings", () => {
  test("[ADD97] takes years across as the first one did", async () => {
    const pane = await open({ role: "finance" });
    const head = ["Fund", "Budget 2031/32", "Budget 2032/33"];
    pane.hands.pasteBlock("A1", [head, ["Fund A", 1_000, 2_000]]);
    pane.hands.makeTable("A1:C2");
    await connectFirst(pane);
    pane.hands.pasteBlock("A10", [head, ["Fund C", 10, 20]]);
    pane.hands.makeTable("A10:C11");
    await pane.sync();
    const [proposal] = await pane.session.proposeTables();
    expect(proposal).toMatchObject({ register: "budgets", missing: [] });
    expect(proposal?.asBefore).not.toBeNull();
    expect(proposal?.spread?.columns).toHaveLength(2);
  });
});
