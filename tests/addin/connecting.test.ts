import { describe, expect, test } from "vitest";
import { aDesk, seenIn } from "./desk.ts";
import { allocationsTable, connectFirst, registerRows } from "./pane.ts";

const { server, open, connected, secondWorkbook, amounts } = aDesk();

describe("connecting", () => {
  test("[ADD20] shows what it would do first: rows, names nobody knows, columns left alone", async () => {
    const pane = await open();
    allocationsTable(pane.excel, [
      ["Refuge", 60_000],
      ["Helpline", "lots"],
    ]);
    pane.hands.type("D3", "Seaside fund");
    const [proposal] = await pane.session.proposeTables();
    if (proposal === undefined) throw new Error("a table is there");
    expect(proposal).toMatchObject({
      register: "allocations",
      isTable: true,
      allows: "connecting",
    });
    const columns = Object.fromEntries(
      proposal.columns.map(({ column, field }) => [column, field === "note" ? null : field]),
    );
    const preview = await pane.session.previewConnect({
      table: proposal.id,
      register: "allocations",
      columns,
      constants: {},
      readOnly: false,
      openEnded: [],
      sameNames: [],
    });
    if (!preview.ok) throw new Error(preview.problem);
    expect(preview.value).toMatchObject({
      rows: 2,
      fresh: 2,
      same: 0,
      newNames: [{ register: "funds", names: ["Seaside fund"] }],
      columnsLeftAlone: ["My notes"],
    });
    expect(preview.value.unreadableCells).toMatchObject([{ address: "G3", seen: "lots" }]);
    expect(await registerRows(server())).toEqual([]);
    expect(seenIn(pane, "J1")).toEqual([""]);
  });

  test("[ADD21] gives every row an id and the register every row, and the fund nobody knew", async () => {
    const pane = await connected();
    const rows = await registerRows(server());
    expect(rows.map(({ title, amount }) => [title, amount])).toEqual([
      ["Refuge", 6_000_000],
      ["Helpline", 2_500_000],
    ]);
    expect(seenIn(pane, "J1", "J2", "J3")).toEqual(["Foreplan id", rows[0]?.id, rows[1]?.id]);
    expect(rows[0]?.fund).toMatchObject({ text: "Commissioning budget" });
    expect(rows[0]?.fund).not.toMatchObject({ id: null });
    expect(pane.ready().tables).toMatchObject([{ register: "allocations", rows: 2 }]);
    expect(pane.ready().truth.kind).toBe("all-saved");
  });

  test("[ADD22] a second sheet of the same rows joins them, and doubles none", async () => {
    await connected();
    const other = await open({ role: "officer" });
    allocationsTable(other.excel, [
      ["Refuge", 60_000],
      ["Helpline", 26_000],
    ]);
    await connectFirst(other);
    expect((await registerRows(server())).length).toBe(2);
    // The one that differs is a conflict of this sheet with the register; nothing was sent.
    expect(await amounts()).toEqual({ Refuge: 6_000_000, Helpline: 2_500_000 });
    expect(other.toDo("conflict")).toMatchObject([{ mine: "£26,000", theirs: "£25,000" }]);
    expect(seenIn(other, "G3")).toEqual(["26000"]);
  });

  test("[ADD23] rows of the register that are not in the sheet are added beneath it", async () => {
    await connected();
    const second = await secondWorkbook();
    expect((await registerRows(server())).length).toBe(2);
    expect(seenIn(second, "A3", "G3")).toEqual(["Helpline", "25000"]);
    expect(second.ready().tables).toMatchObject([{ rows: 2 }]);
  });

  test("[ADD24] disconnecting leaves the sheet as it was found", async () => {
    const pane = await connected();
    const [table] = pane.ready().tables;
    await pane.session.disconnect(table?.id ?? "");
    expect(seenIn(pane, "J1", "J2", "A2", "G2")).toEqual(["", "", "Refuge", "60000"]);
    expect(pane.excel.workbook.sheet("_foreplan")).toBeUndefined();
    expect(pane.ready().tables).toEqual([]);
    pane.hands.type("G2", 1);
    await pane.sync();
    expect(await amounts()).toMatchObject({ Refuge: 6_000_000 });
  });
});
