import { describe, expect, test } from "vitest";
import { copyWorkbook } from "../excel-host/file/copy-workbook.ts";
import type { Workbook } from "../excel-host/model/workbook.ts";
import { aDesk, seenIn } from "./desk.ts";
import { allocationsTable, connectFirst, registerRows } from "./pane.ts";

const { server, open, connected, leave, amounts } = aDesk();

describe("the file", () => {
  test("[ADD47] on another machine the checkpoint in the file knows the rows again", async () => {
    const pane = await connected();
    await leave(pane);
    pane.hands.type("G3", 26_000);
    const elsewhere = await open({ workbook: pane.excel.workbook });
    await elsewhere.sync();
    expect(elsewhere.ready().tables).toMatchObject([{ rows: 2 }]);
    expect(await amounts()).toEqual({ Refuge: 6_000_000, Helpline: 2_600_000 });
    expect((await registerRows(server())).length).toBe(2);
  });

  test("[ADD48] a renamed file is asked about before anything is sent", async () => {
    const pane = await connected();
    await leave(pane);
    const workbook: Workbook = pane.excel.workbook;
    workbook.name = "Allocations 2022-23.xlsx";
    const copy = await open({ workbook, browser: pane.browser });
    copy.hands.type("G2", 1);
    await copy.sync();
    expect(copy.ready().truth.kind).toBe("paused");
    expect(await amounts()).toMatchObject({ Refuge: 6_000_000 });
    const [question] = copy.toDo("question");
    expect(question?.choices.map(({ key }) => key)[0]).toBe("next-year");
    await copy.session.answer(question?.id ?? "", "moved");
    await copy.sync();
    expect(await amounts()).toMatchObject({ Refuge: 100 });
  });

  test("[ADD48] next year's file makes new rows of its own, and last year's stay", async () => {
    const pane = await connected();
    await leave(pane);
    const workbook: Workbook = pane.excel.workbook;
    workbook.name = "Allocations 2022-23.xlsx";
    const copy = await open({ workbook, browser: pane.browser });
    for (const address of ["C2", "C3"]) copy.hands.type(address, "2022/23");
    await copy.session.answer(copy.toDo("question")[0]?.id ?? "", "next-year");
    await copy.sync();
    const rows = await registerRows(server());
    expect(rows.map(({ title, financialYear }) => `${title} ${financialYear}`).sort()).toEqual([
      "Helpline 2021/22",
      "Helpline 2022/23",
      "Refuge 2021/22",
      "Refuge 2022/23",
    ]);
  });

  test("[ADD65] a file brought back from its history is brought up to date, and nothing of it is sent", async () => {
    const pane = await connected();
    const old = copyWorkbook(pane.excel.workbook, {
      name: pane.excel.workbook.name,
      address: pane.excel.workbook.address,
    });
    pane.hands.type("G2", 61_000);
    await pane.sync();
    pane.clock.pass(5 * 60_000);
    await pane.session.idle();
    await leave(pane);

    const restored = await open({ workbook: old, browser: pane.browser });
    await restored.sync();
    expect(seenIn(restored, "G2")).toEqual(["61000"]);
    expect(await amounts()).toMatchObject({ Refuge: 6_100_000 });
    const [notice] = restored.toDo("question");
    expect(notice?.question).toContain("an older version of the file");
    await restored.session.answer(notice?.id ?? "", "ok");
    expect(restored.ready().truth.kind).toBe("all-saved");
  });

  test("[ADD49] the year changed on many rows at once is a question: new rows, or put right?", async () => {
    const pane = await open();
    allocationsTable(
      pane.excel,
      Array.from({ length: 5 }, (_, at) => [`Line ${at + 1}`, 1_000 + at] as const),
    );
    await connectFirst(pane);
    pane.hands.pasteBlock(
      "C2",
      Array.from({ length: 5 }, () => ["2022/23"]),
    );
    await pane.sync();
    const [question] = pane.toDo("question");
    expect(question?.question).toContain("new rows for the new year");
    expect(
      (await registerRows(server())).every(({ financialYear }) => financialYear === "2021/22"),
    ).toBe(true);
    await pane.session.answer(question?.id ?? "", "new");
    await pane.sync();
    const years = (await registerRows(server())).map(({ financialYear }) => financialYear).sort();
    expect(years.slice(0, 5)).toEqual(Array(5).fill("2021/22"));
    expect(years.slice(5)).toEqual(Array(5).fill("2022/23"));
    expect(pane.toDo("question")).toEqual([]);
  });
});
