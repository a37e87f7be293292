import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { areaOf, codeOf, column, contentOf, grants } from "./grants-workbook.ts";
import { setProtected } from "./model/changes/protection.ts";
import type { Actor } from "./model/seat.ts";
import type { UsersHands } from "./users-hands.ts";

describe("undo", () => {
  test("[HST19] takes back a person's own last step, an add-in's writes in their window among them", () => {
    const { workbook, hands } = grants();
    hands.type("B4", 1);
    hands.sortTable("Grants", "Amount", "ascending");
    const first = hands.undo();

    expect(first).toBe(true);
    expect(column(hands, "A", 4, 6)).toEqual(["Refuge", "Helpline", "Advocates"]);
    expect(hands.undo()).toBe(true);
    expect([hands.seen("B4"), hands.seen("B9")]).toEqual(["300", "600"]);
    expect(hands.undo()).toBe(false);
    expect(areaOf(workbook)).toBe("A3:C6");
  });

  test("[HST19] leaves what a co-author did since, and refuses to move cells beneath it", () => {
    const { hands, other } = grants();
    hands.type("B4", 1);
    other.type("B5", 2);
    hands.undo();
    const cells = [hands.seen("B4"), hands.seen("B5"), hands.seen("B9")];
    hands.insertRows(1);
    other.type("E9", "x");

    expect(cells).toEqual(["300", "2", "502"]);
    expect(codeOf(() => hands.undo())).toBe("InvalidOperation");
  });

  test("[HST19] never takes back a cell that a co-author wrote over since", () => {
    const { hands, other } = grants();
    hands.pasteBlock("A4", [["Shelter", 1]]);
    other.type("B4", 9);
    hands.undo();

    expect([hands.seen("A4"), hands.seen("B4")]).toEqual(["Refuge", "9"]);
  });

  test("[HST19] ends where a sheet is added or protected", () => {
    const { workbook, hands } = grants();
    hands.type("B4", 1);
    hands.addSheet();

    expect(hands.undo()).toBe(false);
    hands.type("B4", 2);
    hands.protectSheet("Sheet1");
    expect([hands.undo(), workbook.undoEntries.length]).toEqual([false, 0]);
  });

  test("[HST20] of everything, whatever was done, brings back the workbook as it was", () => {
    const actions: readonly ((hands: UsersHands, number: number) => unknown)[] = [
      (hands, number) => hands.type(`B${1 + (number % 12)}`, number),
      (hands, number) => hands.insertRows(1 + (number % 8)),
      (hands, number) => hands.deleteRows(1 + (number % 8)),
      (hands, number) => hands.insertColumns("ABCD"[number % 4] ?? "A"),
      (hands) => hands.sortTable("Grants", "Amount", "ascending"),
      (hands, number) => hands.insertCopiedRows(`A${1 + (number % 7)}`, 1 + (number % 9)),
      (hands, number) => hands.moveColumn("Grants", "Title", 1 + (number % 3)),
      (hands) => hands.filterTable("Grants", "Title", ["Refuge"]),
      (hands, number) => hands.fillDown(`A${1 + (number % 9)}:C${2 + (number % 12)}`),
      (hands, number) => hands.pasteBlock(`A${4 + (number % 6)}`, [["New", number]]),
    ];
    const step = fc.tuple(fc.nat(actions.length - 1), fc.nat(100));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const { workbook, hands } = grants();
        const before = contentOf(workbook);
        for (const [at, number] of steps) {
          try {
            actions[at]?.(hands, number);
          } catch (error) {
            // What Excel refuses, or a column a random step took away, leaves everything as it was.
            if (!(error instanceof Error)) throw error;
          }
        }
        while (hands.undo());
        expect(contentOf(workbook)).toEqual(before);
      }),
      { numRuns: 60 },
    );
  });
});

describe("protection", () => {
  test("[HST21] refuses cells that are locked and every change of structure, and lets unlocked ones be", () => {
    const { workbook, hands } = grants();
    const by: Actor = { seat: null, through: "hands" };
    workbook
      .firstVisibleSheet()
      .changeCells({ row: 3, column: 1, rows: 1, columns: 1 }, (cell) => ({
        ...cell,
        style: { ...cell.style, locked: false },
      }));
    setProtected(workbook, by, workbook.firstVisibleSheet(), true);

    expect(codeOf(() => hands.type("B5", 1))).toBe("AccessDenied");
    expect(codeOf(() => hands.insertRows(2))).toBe("AccessDenied");
    expect(codeOf(() => hands.sortTable("Grants", "Amount", "ascending"))).toBe("AccessDenied");
    expect(codeOf(() => hands.type("B4", 7))).toBe("done");
    expect([hands.seen("B4"), hands.seen("B5")]).toEqual(["7", "100"]);
  });
});
