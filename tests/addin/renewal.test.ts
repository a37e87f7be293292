import { describe, expect, test } from "vitest";
import type { FieldValue } from "../../shared/registers/field.ts";
import { aDesk, seenIn } from "./desk.ts";
import { type Pane, registerRows } from "./pane.ts";

const desk = aDesk();
const { server, open, leave } = desk;

/** Two agreements, the first of them ended. */
const agreements = () => desk.agreements(["01/04/2024", "31/03/2025", "Ended"]);

async function terms(title: string): Promise<readonly FieldValue[][]> {
  const rows = await registerRows(server(), "agreements");
  return rows
    .filter((row) => row.title === title)
    .map(({ start, currentEnd }) => [start ?? null, currentEnd ?? null])
    .sort((one, other) => String(one).localeCompare(String(other)));
}

const OLD = ["2024-04-01", "2025-03-31"];
const NEXT = ["2026-04-01", "2027-03-31"];

const waysToType: readonly (readonly [string, (pane: Pane) => Promise<void>])[] = [
  [
    "at once",
    async (pane) => {
      pane.hands.pasteBlock("C2", [["01/04/2026", "31/03/2027"]]);
      await pane.sync();
    },
  ],
  [
    "one after the other",
    async (pane) => {
      pane.hands.type("C2", "01/04/2026");
      await pane.heedHints();
      pane.hands.type("D2", "31/03/2027");
      await pane.heedHints();
      await pane.sync();
    },
  ],
];

describe("an ended agreement given another start and another end", () => {
  test.each(waysToType)("[ADD195] typed %s waits for a word", async (_how, type) => {
    const pane = await agreements();
    await type(pane);
    const questions = pane.toDo("question");

    expect(questions.map(({ question }) => question)).toEqual([
      "“Refuge” ended on 31 March 2025, and both its start and its end were changed. Is this the renewal (a new agreement), or a correction?",
    ]);
    expect(await terms("Refuge")).toEqual([OLD]);
    expect(pane.ready().truth.kind).not.toBe("all-saved");
  });

  test.each(waysToType)("[ADD195] typed %s is a new agreement", async (_how, type) => {
    const pane = await agreements();
    const [old, other] = seenIn(pane, "G2", "G3");
    await type(pane);
    await pane.session.answer(pane.toDo("question")[0]?.id ?? "", "new");
    await pane.sync();

    expect(await terms("Refuge")).toEqual([OLD, NEXT]);
    expect(seenIn(pane, "G2", "G3", "A4")).toEqual([
      expect.not.stringMatching(old ?? ""),
      other,
      "",
    ]);
    expect(pane.toDo("question")).toEqual([]);
    expect(pane.toDo("refused")).toEqual([]);
  });

  test.each(waysToType)("[ADD195] typed %s is put right", async (_how, type) => {
    const pane = await agreements();
    const ids = seenIn(pane, "G2", "G3");
    await type(pane);
    await pane.session.answer(pane.toDo("question")[0]?.id ?? "", "correct");
    await pane.sync();

    expect(await terms("Refuge")).toEqual([NEXT]);
    expect(seenIn(pane, "G2", "G3")).toEqual(ids);
    expect(pane.toDo("question")).toEqual([]);
    expect(pane.toDo("refused")).toEqual([]);
  });

  test("[ADD195] on a machine without the memory it waits until the register has said when it ended", async () => {
    const pane = await agreements();
    await leave(pane);
    pane.hands.pasteBlock("C2", [["01/04/2026", "31/03/2027"]]);
    const elsewhere = await open({ workbook: pane.excel.workbook });
    await elsewhere.sync();

    expect(elsewhere.toDo("question")).toHaveLength(1);
    expect(await terms("Refuge")).toEqual([OLD]);
  });

  test("[ADD195] one that goes on is put right unasked", async () => {
    const pane = await agreements();
    pane.hands.pasteBlock("C3", [["01/05/2024", "31/03/2037"]]);
    await pane.sync();

    expect(pane.toDo("question")).toEqual([]);
    expect(await terms("Helpline")).toEqual([["2024-05-01", "2037-03-31"]]);
  });
});

const orders = [
  ["start first", ["C2", "01/04/2026"], ["D2", "31/03/2027"]],
  ["end first", ["D2", "31/03/2027"], ["C2", "01/04/2026"]],
] as const;
const lines = [
  ["the line is cut", { isCut: true, losesAnswers: false }],
  ["only answers are lost", { isCut: false, losesAnswers: true }],
] as const;
const whens = ["before", "after"] as const;
const cases = orders.flatMap((order) =>
  lines.flatMap((line) => whens.map((when) => ({ order, line, when }))),
);

describe("an agreement that was renewed", () => {
  test.each(["that only has the file", "that had it open before"])(
    "[ADD211] is neither missing nor back on a machine %s",
    async (which) => {
      const pane = await agreements();
      const { workbook } = pane.excel;
      const before = await open({ workbook });
      await leave(before);
      pane.hands.pasteBlock("C2", [["01/04/2026", "31/03/2027"]]);
      await pane.sync();
      await pane.session.answer(pane.toDo("question")[0]?.id ?? "", "new");
      await pane.sync();
      await leave(pane);
      const known = which.includes("before") ? { browser: before.browser } : {};
      const elsewhere = await open({ workbook, ...known });
      await elsewhere.sync();

      expect(elsewhere.toDo("question")).toEqual([]);
      expect(await terms("Refuge")).toEqual([OLD, NEXT]);
      expect(seenIn(elsewhere, "A2", "A3", "A4")).toEqual(["Refuge", "Helpline", ""]);
    },
  );
});

describe("an ended agreement given another start and another end without a line", () => {
  /** Both dates typed apart while `line` holds, and the question answered before or after it is back. */
  async function answered({ order, line, when }: (typeof cases)[number], choice: string) {
    const pane = await agreements();
    const [, first, second] = order;
    Object.assign(pane.line, line[1]);
    for (const [address, day] of [first, second]) {
      pane.hands.type(address, day);
      await pane.sync();
    }
    const back = async () => {
      Object.assign(pane.line, { isCut: false, losesAnswers: false });
      await pane.sync();
    };
    if (when === "after") await back();
    await pane.session.answer(pane.toDo("question")[0]?.id ?? "", choice);
    if (when === "before") await back();
    await pane.sync();
    return pane;
  }

  test.each(cases)(
    "[ADD210] leaves the old one its own dates, once it is a new one: $order.0, $line.0, answered $when it is back",
    async (given) => {
      const pane = await answered(given, "new");
      expect(await terms("Refuge")).toEqual([OLD, NEXT]);
      expect(pane.toDo("question")).toEqual([]);
      expect(pane.toDo("refused")).toEqual([]);
      expect(pane.ready().truth.kind).toBe("all-saved");
    },
  );

  test.each(cases)(
    "[ADD210] or has both dates put right: $order.0, $line.0, answered $when it is back",
    async (given) => {
      const pane = await answered(given, "correct");
      expect(await terms("Refuge")).toEqual([NEXT]);
      expect(pane.toDo("refused")).toEqual([]);
    },
  );

  test("[ADD210] and what else waited with its dates goes on its way, over a reload too", async () => {
    const pane = await agreements();
    pane.line.isCut = true;
    pane.hands.pasteBlock("D2", [
      ["31/03/2027", 55_000],
      ["31/03/2037", 66_000],
    ]);
    await pane.sync();
    pane.hands.type("C2", "01/04/2026");
    await pane.sync();
    await leave(pane);
    const again = await open({ workbook: pane.excel.workbook, browser: pane.browser });
    await again.sync();

    expect(await terms("Refuge")).toEqual([OLD]);
    expect(await terms("Helpline")).toEqual([["2024-04-01", "2037-03-31"]]);
    await again.session.answer(again.toDo("question")[0]?.id ?? "", "new");
    await again.sync();
    expect(await terms("Refuge")).toEqual([OLD, NEXT]);
    const rows = await registerRows(server(), "agreements");
    expect(rows.map(({ annualValue }) => annualValue).sort()).toEqual([
      5_500_000, 5_500_000, 6_600_000,
    ]);
    expect(again.ready().truth.kind).toBe("all-saved");
  });
});
