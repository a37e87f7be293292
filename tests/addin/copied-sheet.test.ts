import { describe, expect, test } from "vitest";
import { aDesk } from "./desk.ts";
import { type Pane, registerRows } from "./pane.ts";

const { server, open, connected, agreements, leave, amounts } = aDesk();

/** Two connected allocations, and a copy of their sheet: years stand in C, amounts in G, ids in J. */
async function withCopy(): Promise<Readonly<{ pane: Pane; copy: string }>> {
  const pane = await connected({ role: "officer" });
  const copy = pane.hands.copySheet("Sheet1").name;
  await pane.sync();
  return { pane, copy };
}

const asked = (pane: Pane) => pane.toDo("question").map(({ question }) => question);

async function answer(pane: Pane, choice: string): Promise<void> {
  await pane.session.answer(pane.toDo("question")[0]?.id ?? "", choice);
  await pane.sync();
}

async function years(): Promise<readonly string[]> {
  const rows = await registerRows(server());
  return rows
    .filter(({ title }) => title === "Refuge" || title === "Helpline")
    .map(({ title, financialYear }) => `${title} ${financialYear}`)
    .sort();
}

describe("a sheet copied within the open workbook", () => {
  test("[ADD200] is asked about once, and nothing is sent from it meanwhile", async () => {
    const { pane, copy } = await withCopy();
    pane.hands.type(`${copy}!G2`, 1);
    await pane.sync();

    expect(asked(pane)).toEqual([
      expect.stringMatching(
        new RegExp(`on ${copy.replace(/[()]/g, "\\$&")} has the same ids as .* on Sheet1`),
      ),
    ]);
    expect(await amounts()).toMatchObject({ Refuge: 6_000_000, Helpline: 2_500_000 });
    // The connected one goes on.
    pane.hands.type("Sheet1!G3", 26_000);
    await pane.sync();
    expect(await amounts()).toMatchObject({ Helpline: 2_600_000 });
  });

  test("[ADD200] left alone, it is not asked about again, here or after closing", async () => {
    const { pane } = await withCopy();
    await answer(pane, "alone");
    expect(asked(pane)).toEqual([]);
    pane.hands.addSheet("Notes");
    await pane.sync();
    expect(asked(pane)).toEqual([]);
    await leave(pane);
    const again = await open({ workbook: pane.excel.workbook, browser: pane.browser });
    await again.sync();
    expect(asked(again)).toEqual([]);
  });

  test("[ADD200] taken for the register's, it goes on in the place of the other", async () => {
    const { pane, copy } = await withCopy();
    await answer(pane, "instead");
    pane.hands.type(`${copy}!G2`, 61_000);
    pane.hands.type("Sheet1!G3", 1);
    await pane.sync();

    expect(asked(pane)).toEqual([]);
    expect(await amounts()).toMatchObject({ Refuge: 6_100_000, Helpline: 2_500_000 });
    expect(pane.ready().tables).toMatchObject([{ sheetName: copy, rows: 2 }]);
  });

  test("[ADD200] as next year's its rows are new, and last year's stay", async () => {
    const { pane, copy } = await withCopy();
    const before = await years();
    for (const row of [2, 3]) pane.hands.type(`${copy}!C${row}`, "2035/36");
    await answer(pane, "next-year");

    expect(await years()).toEqual([...before, "Helpline 2035/36", "Refuge 2035/36"].sort());
    expect(pane.hands.seen(`${copy}!J2`)).not.toBe(pane.hands.seen("Sheet1!J2"));
    expect(pane.ready().tables).toMatchObject([{ rows: 2 }, { sheetName: copy, rows: 2 }]);
    expect(pane.ready().truth.kind).toBe("all-saved");
    expect(asked(pane)).toEqual([]);
  });

  test("[ADD200] as next year's, agreements without another start and end stay who they are", async () => {
    const pane = await agreements(["01/04/2034", "31/03/2035", "Live"]);
    const copy = pane.hands.copySheet("Sheet1").name;
    await pane.sync();
    pane.hands.type(`${copy}!C2`, "01/04/2035");
    pane.hands.type(`${copy}!D2`, "31/03/2036");
    await answer(pane, "next-year");

    expect(asked(pane)).toEqual([expect.stringContaining("stays the agreement it is (row 3)")]);
    expect(pane.hands.seen(`${copy}!G3`)).toBe(pane.hands.seen("Sheet1!G3"));
    expect(pane.hands.seen(`${copy}!G2`)).not.toBe(pane.hands.seen("Sheet1!G2"));
    // What is typed of it in either sheet is the one agreement's.
    pane.hands.type(`${copy}!E3`, 66_000);
    await pane.sync();
    await pane.sync();
    expect(pane.hands.seen("Sheet1!E3")).toBe("66000");
  });

  test("[ADD201] that still says last year is not made next year's, and the question says why", async () => {
    const { pane, copy } = await withCopy();
    const before = await years();
    await answer(pane, "next-year");

    expect(asked(pane)).toEqual([expect.stringMatching(/still say last year in the year column/)]);
    expect(await years()).toEqual(before);
    expect(pane.hands.seen(`${copy}!J2`)).toBe(pane.hands.seen("Sheet1!J2"));
    await answer(pane, "alone");
    expect(asked(pane)).toEqual([]);
  });

  test("[ADD200] without ids of ours it is a sheet of theirs", async () => {
    const { pane, copy } = await withCopy();
    for (const row of [2, 3]) pane.hands.type(`${copy}!J${row}`, "");
    pane.hands.addSheet("Notes");
    await pane.sync();
    expect(asked(pane)).toEqual([]);
  });
});
