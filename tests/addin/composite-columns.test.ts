import { describe, expect, test } from "vitest";
import { writeXlsx } from "../../server/workbook-files/write-xlsx.ts";
import { openFile } from "../excel-host/file/read-file.ts";
import { aDesk } from "./desk.ts";
import { connectFirst, registerRows } from "./pane.ts";

const { open, server } = aDesk();

function workbookOf(rows: readonly (readonly (string | null)[])[]) {
  const file = openFile(writeXlsx({ sheets: [{ name: "Contracts", rows }] }), "contracts.xlsx");
  if (!file.ok) throw new Error(file.problem);
  return file.value;
}

const TOGETHER = workbookOf.bind(null, [
  ["Contract title", "Supplier", "Contract period", "Status"],
  ["Substance misuse"],
  ["Refuge", "Haven", "01/04/2024 - 31/03/2026", "Live"],
  ["Helpline", "Aurora", "01/04/2024 - 31/03/2027", "Live"],
]);

const APART = workbookOf.bind(null, [
  ["Contract title", "Supplier", "Start date", "End date"],
  ["Refuge", "Haven", "01/04/2024", "31/03/2026"],
]);

async function refuge() {
  const rows = await registerRows(server(), "agreements");
  return rows.find(({ title }) => title === "Refuge");
}

describe("a sheet with a column of two things, and a heading over its rows", () => {
  test("[REA61] both fields are in the register, and the heading's with them", async () => {
    await connectFirst(await open({ workbook: TOGETHER() }));
    expect(await refuge()).toMatchObject({
      start: "2024-04-01",
      currentEnd: "2026-03-31",
      serviceArea: "substance-misuse",
    });
  });

  test("[REA61] an edit of one of the two changes that field, and no other", async () => {
    const pane = await open({ workbook: TOGETHER() });
    await connectFirst(pane);
    pane.hands.type("C3", "01/04/2024 - 30/06/2026");
    await pane.sync();
    expect(await refuge()).toMatchObject({ start: "2024-04-01", currentEnd: "2026-06-30" });
  });

  test("[REA61] what others change is shown and never written into the cell", async () => {
    const first = await open({ workbook: TOGETHER() });
    await connectFirst(first);
    const second = await open({ workbook: APART(), role: "officer" });
    await connectFirst(second);
    second.hands.type("D2", "30/09/2026");
    await second.sync();
    await first.sync();
    expect(await refuge()).toMatchObject({ currentEnd: "2026-09-30" });
    expect(first.hands.seen("C3")).toBe("01/04/2024 - 31/03/2026");
    const told = first.toDo("refused").map(({ reason }) => reason);
    expect(told.join("\n")).toContain("This cell holds two things at once");
    await first.sync();
    expect(await refuge()).toMatchObject({ currentEnd: "2026-09-30" });
  });

  test("[SYN116] what a cell says beside its own field is a field too, and an edit of it is sent", async () => {
    const pane = await open({
      workbook: workbookOf([
        ["Contract title", "Supplier", "Initial term", "Status"],
        ["Refuge", "Haven", "3+1+1", "Live"],
        ["Helpline", "Aurora", "3 years", "Live"],
      ]),
    });
    await connectFirst(pane);
    const options = (...lengths: string[]) => ({
      initialTerm: "P36M",
      extensionOptions: lengths.map((length) => expect.objectContaining({ length })),
    });
    expect(await refuge()).toMatchObject(options("P12M", "P12M"));
    pane.hands.type("C2", "3+2");
    await pane.sync();
    expect(await refuge()).toMatchObject(options("P24M"));
    expect(pane.hands.seen("C2")).toBe("3+2");
    expect(pane.toDo("refused")).toEqual([]);
  });
});
