import { describe, expect, test } from "vitest";
import { areaOf, codeOf, column, contentOf, grants } from "./grants-workbook.ts";
import { toA1 } from "./model/area.ts";
import { versionOf } from "./model/undo.ts";
import type { UsersHands } from "./users-hands.ts";

describe("rows and columns", () => {
  test("[HST11] inserted within a table grow it, and formulas, names and rules move along", () => {
    const { workbook, hands } = grants();
    const sheet = workbook.firstVisibleSheet();
    workbook.names = [{ name: "Total", scope: null, formula: "=Sheet1!$B$9", visible: true }];
    sheet.merges = [{ row: 10, column: 0, rows: 1, columns: 2 }];
    sheet.validations = [
      { area: { row: 3, column: 1, rows: 3, columns: 1 }, rule: {}, ignoreBlanks: true },
    ];
    hands.insertRows(5, 2);

    expect(areaOf(workbook)).toBe("A3:C8");
    expect(sheet.cell(10, 1).formula).toBe("=SUM(B4:B8)");
    expect(column(hands, "C", 4, 8)).toEqual(["600", "", "", "200", "400"]);
    expect(workbook.names[0]?.formula).toBe("=Sheet1!$B$11");
    expect(sheet.merges.map(toA1)).toEqual(["A13:B13"]);
    expect(sheet.validations.map(({ area }) => toA1(area))).toEqual(["B4:B8"]);
  });

  test("[HST11] deleted take their cells along, and formulas that needed them are lost", () => {
    const { workbook, hands } = grants();
    hands.type("E1", "=B5");
    hands.deleteRows(5);

    expect(areaOf(workbook)).toBe("A3:C5");
    expect(column(hands, "A", 4, 5)).toEqual(["Refuge", "Advocates"]);
    expect([hands.seen("B8"), hands.seen("E1")]).toEqual(["500", "#REF!"]);
  });

  test("[HST11] inserted and deleted as columns keep the other columns' ids", () => {
    const { workbook, hands } = grants();
    hands.insertColumns("B");
    const inserted = workbook.table("Grants")?.columns;
    hands.deleteColumns("A");

    expect(inserted).toEqual([
      { id: 1, name: "Title" },
      { id: 4, name: "Column1" },
      { id: 2, name: "Amount" },
      { id: 3, name: "Double" },
    ]);
    expect(workbook.table("Grants")?.columns.map(({ id }) => id)).toEqual([4, 2, 3]);
    expect(hands.seen("C4")).toBe("600");
  });

  test.each([
    { given: "its header row alone", run: (hands: UsersHands) => hands.deleteRows(3) },
    {
      given: "cells of only some of its columns",
      run: (hands: UsersHands) => hands.insertCells("A4:B4", "down"),
    },
    {
      given: "all its body rows at once",
      run: (hands: UsersHands) => hands.deleteRows(4, 3),
    },
  ])(
    "[HST12] that would tear a table apart are refused, and nothing changes: $given",
    ({ run }) => {
      const { workbook, hands } = grants();
      const before = versionOf(workbook);

      expect(codeOf(() => run(hands))).toBe("InvalidOperation");
      expect(versionOf(workbook)).toEqual(before);
    },
  );

  test("[HST12] leave nothing half done where a second table would be torn", () => {
    const { workbook, hands } = grants();
    hands.pasteBlock("C12", [
      ["Year", "Total"],
      ["2026/27", 1],
    ]);
    hands.makeTable("C12:D13");
    const before = contentOf(workbook);

    expect(codeOf(() => hands.insertCells("A1:C1", "down"))).toBe("InvalidOperation");
    expect(contentOf(workbook)).toEqual(before);
  });

  test("[HST12] deleted with the whole table take the table away", () => {
    const { workbook, hands } = grants();
    hands.deleteRows(3, 4);

    expect(areaOf(workbook)).toBe("none");
  });
});

describe("tables", () => {
  test("[HST13] keep a column's id when it is moved and renamed", () => {
    const { workbook, hands } = grants();
    hands.moveColumn("Grants", "Amount", 1);
    hands.type("A3", "Award");

    expect(workbook.table("Grants")?.columns).toEqual([
      { id: 2, name: "Award" },
      { id: 1, name: "Title" },
      { id: 3, name: "Double" },
    ]);
    expect(column(hands, "A", 4, 6)).toEqual(["300", "100", "200"]);
  });

  test("[HST13] give an emptied or doubled header a name of its own, as text", () => {
    const { workbook, hands } = grants();
    hands.pasteBlock("A3", [["2021", "Double"]]);
    const doubled = hands.seen("C3");
    hands.clear("C3");

    expect(workbook.table("Grants")?.columns.map(({ name }) => name)).toEqual([
      "2021",
      "Double",
      "Column1",
    ]);
    expect([doubled, hands.seen("C3")]).toEqual(["Double2", "Column1"]);
  });

  test("[HST14] take rows in and out within their own columns, keep one row, and grow a totals row", () => {
    const { workbook, hands } = grants();
    hands.type("E6", "beside");
    hands.insertTableRows("Grants", 2);
    const inserted = [areaOf(workbook), hands.seen("E6"), hands.seen("C5")];
    hands.deleteTableRows("Grants", 1, 4);

    expect(inserted).toEqual(["A3:C7", "beside", "0"]);
    expect(areaOf(workbook)).toBe("A3:C4");
    expect(hands.seen("A4")).toBe("");
  });

  test("[HST15] sort whole rows, formulas along their own row, empty cells last either way", () => {
    const { workbook, hands } = grants();
    hands.clear("B5");
    hands.sortTable("Grants", "Amount", "descending");
    const descending = [column(hands, "A", 4, 6), column(hands, "C", 4, 6)];
    hands.sortTable("Grants", "Amount", "ascending");

    expect(descending).toEqual([
      ["Refuge", "Advocates", "Helpline"],
      ["600", "400", "0"],
    ]);
    expect(column(hands, "A", 4, 6)).toEqual(["Advocates", "Refuge", "Helpline"]);
    expect(workbook.firstVisibleSheet().cell(3, 2).formula).toBe("=B4*2");
  });

  test("[HST16] hide filtered rows, and take no rows in until the filter is cleared", () => {
    const { workbook, hands } = grants();
    hands.filterTable("Grants", "Title", ["Helpline"]);
    const hidden = [3, 4, 5].map((row) => workbook.firstVisibleSheet().rowLook(row).hidden);
    const refused = codeOf(() => hands.insertTableRows("Grants", 1));
    hands.clearFilters("Grants");

    expect([hidden, refused]).toEqual([[true, false, true], "InvalidOperation"]);
    expect(codeOf(() => hands.insertTableRows("Grants", 1))).toBe("done");
  });

  test("[HST17] take in what a person types or pastes beneath, formulas going on", () => {
    const { workbook, hands } = grants();
    hands.pasteBlock("A7", [["Court", 50]]);

    expect([areaOf(workbook), hands.seen("C7")]).toEqual(["A3:C7", "100"]);
  });

  test("[HST17] take in a new header typed beside them as a column", () => {
    const { workbook, hands } = grants();
    hands.type("D3", "Note");

    expect(areaOf(workbook)).toBe("A3:D6");
    expect(workbook.table("Grants")?.columns.at(-1)).toEqual({ id: 4, name: "Note" });
  });
});

describe("copying", () => {
  test("[HST18] fills down formulas moved along, texts counted on, numbers repeated", () => {
    const { workbook, hands } = grants();
    hands.pasteBlock("E1", [["Lot 9", 5, "=F1+1"]]);
    hands.fillDown("E1:G3");

    expect(column(hands, "E", 1, 3)).toEqual(["Lot 9", "Lot 10", "Lot 11"]);
    expect(column(hands, "F", 1, 3)).toEqual(["5", "5", "5"]);
    expect(workbook.firstVisibleSheet().cell(2, 6).formula).toBe("=F3+1");
  });

  test("[HST18] doubles rows copied and inserted, ids and all", () => {
    const { workbook, hands } = grants();
    hands.insertCopiedRows("A4:A5", 6);

    expect(areaOf(workbook)).toBe("A3:C8");
    expect(column(hands, "A", 4, 8)).toEqual([
      "Refuge",
      "Helpline",
      "Refuge",
      "Helpline",
      "Advocates",
    ]);
    expect(hands.seen("C7")).toBe("200");
  });

  test("[HST18] pastes a copied block again and again over a larger one", () => {
    const { hands } = grants();
    hands.copy("A4:A5");
    hands.paste("F1:F4");

    expect(column(hands, "F", 1, 4)).toEqual(["Refuge", "Helpline", "Refuge", "Helpline"]);
  });
});
