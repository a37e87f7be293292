import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readBoundTable } from "../../addin/sync/read-bound-table.ts";
import type { Binding } from "../../addin/sync/remembered.ts";
import { excelWorkbook } from "../../addin/workbook/excel-workbook.ts";
import type { TableBlock } from "../../addin/workbook/workbook.ts";
import { EMPTY_CELL, type RawCell } from "../../shared/reading/raw-sheet.ts";
import { openInExcel } from "../excel-host/native-bridge.ts";
import type { UsersHands } from "../excel-host/users-hands.ts";
import { idsFrom } from "../sync/sheet-rows.ts";
import { wholeOf } from "./whole-workbook.ts";

/** What hands do to a table while its marks are in it; nothing in our columns. */
const deed = fc.oneof(
  fc.record({
    kind: fc.constant("sort" as const),
    column: fc.constantFrom("Title", "Amount"),
    order: fc.constantFrom("ascending" as const, "descending" as const),
  }),
  fc.record({ kind: fc.constant("insert" as const), before: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constant("delete" as const), row: fc.integer({ min: 1, max: 2 }) }),
  fc.record({
    kind: fc.constant("type" as const),
    cell: fc.constantFrom("B4", "B5", "C4", "C6", "B12", "I4"),
    text: fc.constantFrom("Outreach", 12, "=C5*2", "'007", ""),
  }),
  fc.record({
    kind: fc.constant("rename" as const),
    name: fc.constantFrom("Double", "Twice"),
  }),
);
type Deed = typeof deed extends fc.Arbitrary<infer One> ? One : never;

/** No row is deleted that is not there, and none is inserted beyond the last. */
function isPossible(one: Deed, rows: number): boolean {
  if (one.kind === "delete") return one.row < rows;
  return one.kind !== "insert" || one.before <= rows;
}

function doIt(hands: UsersHands, one: Deed): void {
  switch (one.kind) {
    case "sort":
      hands.sortTable("Table1", one.column, one.order);
      break;
    case "insert":
      hands.insertTableRows("Table1", one.before);
      break;
    case "delete":
      hands.deleteTableRows("Table1", one.row);
      break;
    case "type":
      hands.type(one.cell, one.text);
      break;
    case "rename":
      hands.type("D3", one.name);
      break;
  }
}

/** A table with ids, then what hands do to it, with marks in it meanwhile or without. */
async function workedOn(deeds: readonly Deed[], statuses: readonly string[] | null) {
  const excel = openInExcel();
  try {
    excel.hands.pasteBlock("B3", [
      ["Title", "Amount", "Double"],
      ["Refuge", 60_000, "=C4*2"],
      ["Helpline", 25_000, "=C5*2"],
      ["Mentoring", 9_000, "=C6*2"],
    ]);
    excel.hands.makeTable("B3:D6");
    const workbook = excelWorkbook(excel.Excel, () => null);
    const [table] = excel.workbook.tables.map(({ id, name }) => ({ id, name }));
    if (table === undefined) throw new Error("a table was made");
    const write = async (column: number, texts: readonly string[]) => {
      const block = await workbook.readTable(table);
      const writes = texts.map((content, row) => ({ row, column, content }));
      if (block !== null) expect(await workbook.writeCells(block, writes)).toBe("written");
    };
    await workbook.addIdColumn(table);
    const nextId = idsFrom(3);
    await write(3, [nextId(), nextId(), nextId()]);
    if (statuses !== null) {
      await workbook.addStatusColumn(table);
      await workbook.colourStatus(table);
      await write(3, statuses);
    }
    let rows = 3;
    for (const one of deeds) {
      if (!isPossible(one, rows)) continue;
      doIt(excel.hands, one);
      rows += one.kind === "insert" ? 1 : one.kind === "delete" ? -1 : 0;
    }
    if (statuses !== null) {
      expect(await workbook.removeStatusColumn(table)).toEqual({ ok: true, value: "gone" });
    }
    return wholeOf(excel.workbook);
  } finally {
    excel.close();
  }
}

const status = fc.constantFrom("", "Not accepted: too much", "Check: this", "Not read: that");

describe("the laws of marks", () => {
  test("[ADD112] whatever hands do meanwhile, marks put in and taken out leave what hands alone would have", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(deed, { maxLength: 5 }),
        fc.tuple(status, status, status),
        async (deeds, statuses) => {
          expect(await workedOn(deeds, statuses)).toEqual(await workedOn(deeds, null));
        },
      ),
      { numRuns: 25 },
    );
  });

  test("[ADD123] nothing that stands in the status column changes what is read of a row", () => {
    const binding: Binding = {
      id: "b",
      table: { id: "1", name: "Table1" },
      sheetName: "Sheet1",
      register: "allocations",
      columns: [
        { field: "title", columnId: 1, header: "Title", unit: null },
        { field: "amount", columnId: 2, header: "Amount", unit: null },
        { field: "status", columnId: 3, header: "Status", unit: null },
      ],
      constants: {},
      leftAlone: [],
    };
    const cell = fc
      .oneof(fc.constantFrom("Approved", "loads", "", "Check: x"), fc.integer())
      .map((value): RawCell => ({ ...EMPTY_CELL, value, text: String(value) }));
    const blockOf = (rows: readonly (readonly RawCell[])[], headers: readonly string[]) =>
      ({
        table: binding.table,
        sheetId: "s",
        sheetName: "Sheet1",
        top: 1,
        left: 0,
        columns: headers.map((header, at) => ({
          id: header === "Foreplan status" ? 9 : at + 1,
          header,
        })),
        rows,
        hasTotals: false,
        isFiltered: false,
        isProtected: false,
        date1904: false,
      }) satisfies TableBlock;
    const words = { framework: null, names: null };
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell, cell, cell), { maxLength: 6 }), (rows) => {
        const without = rows.map(([title, amount, state, , id]) => [title, amount, state, id]);
        const plain = ["Title", "Amount", "Status", "Foreplan id"];
        const marked = ["Title", "Amount", "Status", "Foreplan status", "Foreplan id"];
        expect(readBoundTable(binding, blockOf(rows, marked), words).rows).toEqual(
          readBoundTable(binding, blockOf(without, plain), words).rows,
        );
      }),
    );
  });
});
