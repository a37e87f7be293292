import { describe, expect, test } from "vitest";
import { excelWorkbook } from "../../addin/workbook/excel-workbook.ts";
import type { ExcelLibrary } from "../../addin/workbook/run-in-excel.ts";
import { idTextsOf } from "../../addin/workbook/workbook.ts";
import { type OpenExcel, openInExcel } from "../excel-host/native-bridge.ts";
import { idsFrom } from "../sync/sheet-rows.ts";
import { seeded } from "./pane.ts";

/** The library with hands that may do something before each of its conversations goes out. */
function withHands({ Excel }: OpenExcel, hands: () => void): ExcelLibrary {
  const run = (talk: (context: Excel.RequestContext) => Promise<unknown>) =>
    Excel.run((context) =>
      talk(
        new Proxy(context, {
          get(target, key) {
            if (key === "sync") {
              return () => {
                hands();
                return target.sync();
              };
            }
            const value: unknown = Reflect.get(target, key);
            return typeof value === "function" ? value.bind(target) : value;
          },
        }),
      ),
    );
  // Only the form of `run` that the workbook uses.
  return { run } as unknown as ExcelLibrary;
}

const ROWS = 6;

describe("rows that move at any moment", () => {
  test.each(Array.from({ length: 40 }, (_, at) => at + 1))(
    "[ADD66] whenever somebody sorts, a value is in its own row or nowhere (seed %i)",
    async (seed) => {
      const random = seeded(seed);
      const excel = openInExcel();
      const still = excelWorkbook(excel.Excel, () => null);
      excel.hands.pasteBlock("A1", [
        ["Title", "Amount"],
        ...Array.from({ length: ROWS }, (_, at) => [`Line ${at}`, 100 + at]),
      ]);
      const made = excel.hands.makeTable(`A1:B${ROWS + 1}`);
      const table = { id: made.id, name: made.name };
      await still.addIdColumn(table);
      const nextId = idsFrom(seed);
      const fresh = await still.readTable(table);
      if (fresh === null) throw new Error("the table is there");
      const ids = fresh.rows.map(() => nextId() as string);
      await still.writeCells(
        fresh,
        ids.map((content, row) => ({ row, column: 2, content })),
      );

      const block = await still.readTable(table);
      if (block === null) throw new Error("the table is there");
      let sorts = 3;
      const restless = excelWorkbook(
        withHands(excel, () => {
          if (sorts === 0 || random() < 0.4) return;
          sorts -= 1;
          const by = random() < 0.5 ? "Amount" : "Title";
          excel.hands.sortTable(table.name, by, random() < 0.5 ? "ascending" : "descending");
        }),
        () => null,
      );
      const written = [0, 1, 2].map((row) => ({ row, column: 1, content: 9_000 + row }));
      const outcome = await restless.writeCells(block, written);

      const after = await still.readTable(table);
      if (after === null) throw new Error("the table is there");
      const shown = new Map(
        idTextsOf(after).map((id, at) => [
          id,
          after.rows[at]?.slice(0, 2).map(({ value }) => value),
        ]),
      );
      const expected = new Map(
        ids.map((id, at) => [
          id,
          [`Line ${at}`, outcome === "written" && at < 3 ? 9_000 + at : 100 + at],
        ]),
      );
      expect(new Map([...shown].sort())).toEqual(new Map([...expected].sort()));
      excel.close();
    },
  );
});
