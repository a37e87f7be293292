import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { syncWorkbook } from "../../server/workbook-files/sync/sync-workbook.ts";
import { saveWorkbook } from "../excel-host/file/save-workbook.ts";
import { aDesk } from "./desk.ts";
import { allocationsTable, connectFirst, type Pane, registerRows } from "./pane.ts";

const { open, connected, server, amounts, leave } = aDesk();

/** Everything a person can see in the workbook's own sheets, and which sheets there are. */
function visibleCells({ excel }: Pane): string {
  const { sheets, tables } = excel.workbook;
  const shown = sheets.filter(({ visibility }) => visibility === "Visible");
  return JSON.stringify({
    sheets: shown.map(({ name, rows, columnLooks }) => ({ name, rows, columnLooks })),
    tables: tables.map(({ name, area }) => ({ name, area })),
  });
}

async function readOnly(lines: readonly (readonly [string, number])[]): Promise<Pane> {
  const pane = await open();
  allocationsTable(pane.excel, lines);
  pane.excel.workbook.tables = [];
  await connectFirst(pane, (choice) => ({ ...choice, readOnly: true }));
  return pane;
}

const LINES = [
  ["Refuge", 60_000],
  ["Helpline", 25_000],
] as const;

describe("a sheet that is read only", () => {
  test("[ADD90] is kept in the register, and nothing is written into the workbook that anybody sees", async () => {
    const pane = await open();
    allocationsTable(pane.excel, LINES);
    pane.excel.workbook.tables = [];
    const before = visibleCells(pane);
    await connectFirst(pane, (choice) => ({ ...choice, readOnly: true }));
    await pane.sync();
    expect(await amounts()).toEqual({ Refuge: 6_000_000, Helpline: 2_500_000 });
    expect(visibleCells(pane)).toBe(before);
    expect(pane.ready().tables).toMatchObject([{ readOnly: true, rows: 2 }]);
    expect(pane.ready().truth.kind).toBe("all-saved");
    expect(await pane.session.proposeTables()).toEqual([]);
  });

  test("[ADD91] what is edited in it is proposed, and sent only on a yes", async () => {
    const pane = await readOnly(LINES);
    pane.hands.type("G2", 61_000);
    await pane.heedHints();
    expect(await amounts()).toMatchObject({ Refuge: 6_000_000 });
    const [proposed] = pane.toDo("question");
    expect(proposed).toMatchObject({
      question: "Sheet1 is read only. One cell says something else than the register.",
      about: [{ name: "Refuge", detail: "Amount: sheet £61,000, register £60,000" }],
    });
    await pane.session.show(
      proposed?.about?.[0]?.at ?? { table: "", row: "" as never, field: null },
    );
    expect(pane.excel.seat.selected).toMatchObject({ row: 1, column: 6 });
    await pane.session.answer(proposed?.id ?? "", "send");
    expect(await amounts()).toMatchObject({ Refuge: 6_100_000 });
    expect(pane.toDo("question")).toEqual([]);
    expect(pane.ready().truth.kind).toBe("all-saved");
  });

  test("[ADD91] left as it is, it is not proposed again until it says something else", async () => {
    const pane = await readOnly(LINES);
    pane.hands.type("G2", 61_000);
    await pane.sync();
    await pane.session.answer(pane.toDo("question")[0]?.id ?? "", "leave");
    await pane.sync();
    expect(pane.toDo("question")).toEqual([]);
    expect(await amounts()).toMatchObject({ Refuge: 6_000_000 });
    pane.hands.type("G2", 62_000);
    await pane.sync();
    expect(pane.toDo("question").length).toBe(1);
  });

  test("[ADD92] a new row is offered, and rows that are one by their names are not told apart", async () => {
    const pane = await readOnly([...LINES, ["Twin", 1_000], ["Twin", 2_000]]);
    expect(await amounts()).toEqual({ Refuge: 6_000_000, Helpline: 2_500_000 });
    expect(pane.toDo("question").map(({ question }) => question)).toEqual([
      "Sheet1, lines 4, 5: not told apart from another row, so nothing is done with them. Give each a reference or a name of its own.",
    ]);
    pane.hands.type("A5", "Mentoring");
    await pane.sync();
    const offered = pane.toDo("question");
    expect(offered.map(({ question }) => question)).toEqual([
      "Sheet1 is read only. 2 rows are not in the register.",
    ]);
    await pane.session.answer(offered[0]?.id ?? "", "add");
    expect(await amounts()).toMatchObject({ Twin: 100_000, Mentoring: 200_000 });
  });

  test("[ADD92] rows are known again by their names, wherever they are sorted to", async () => {
    const pane = await readOnly(LINES);
    pane.hands.pasteBlock("A2", [["Helpline"], ["Refuge"]]);
    pane.hands.pasteBlock("G2", [[25_000], [60_000]]);
    await pane.sync();
    expect(pane.toDo("question")).toEqual([]);
    expect((await registerRows(server())).length).toBe(2);
  });

  test("[ADD90] what others change does not arrive in it, and its rows do not come to it", async () => {
    const pane = await readOnly(LINES);
    const before = visibleCells(pane);
    const other = await connected();
    other.hands.type("G2", 65_000);
    await other.sync();
    await pane.sync();
    expect(visibleCells(pane)).toBe(before);
    expect(pane.toDo("question")).toEqual([]);
    await pane.session.disconnect(pane.ready().tables[0]?.id ?? "");
    expect(visibleCells(pane)).toBe(before);
  });

  test("[ADD98] the nightly run on its file refuses to write into it, in a sentence", async () => {
    const pane = await readOnly(LINES);
    const folder = mkdtempSync(join(tmpdir(), "foreplan-"));
    const path = join(folder, pane.excel.workbook.name);
    try {
      writeFileSync(path, saveWorkbook(pane.excel.workbook));
      // It is refused before anything is asked of the server.
      const exchange = { uuid: () => "u" } as unknown as Parameters<typeof syncWorkbook>[0];
      const request = { path, register: "allocations", dryRun: true, connect: true };
      const answer = await syncWorkbook(
        exchange,
        request as unknown as Parameters<typeof syncWorkbook>[1],
      );
      expect(answer).toEqual({
        ok: false,
        problem:
          "Workbook.xlsx has its table of allocations connected read only in Excel, so nothing may be written into it. Open it there, or disconnect it there first.",
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test("[ADD90] closed and opened again, and on another machine, it is the same sheet", async () => {
    const pane = await readOnly(LINES);
    await leave(pane);
    const elsewhere = await open({ workbook: pane.excel.workbook });
    await elsewhere.sync();
    expect(elsewhere.ready().tables).toMatchObject([{ readOnly: true, rows: 2 }]);
    expect(elsewhere.toDo("question")).toEqual([]);
    elsewhere.hands.type("G3", 26_000);
    await elsewhere.sync();
    expect(elsewhere.toDo("question")[0]?.about).toMatchObject([{ name: "Helpline" }]);
  });
});
