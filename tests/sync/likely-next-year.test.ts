import { expect, test } from "vitest";
import type { FieldValue } from "../../shared/registers/field.ts";
import type { LastYearsTable } from "../../shared/sync/last-years-table.ts";
import { whyNextYear } from "../../shared/sync/likely-next-year.ts";
import { agreedCell, digestIn } from "../../shared/sync/settle-answer.ts";
import type { RowMemory } from "../../shared/sync/table-memory.ts";
import { FinancialYear } from "../../shared/values/financial-year.ts";
import { idsFrom, valueCell } from "./sheet-rows.ts";

const nextId = idsFrom(17);
const YEAR = "2034/35";
const NEXT = FinancialYear.parse("2035/36");

/** Rows of allocations that said `before` of a field when they were synced, and say `now`. */
type Rows = Readonly<{ field: string; before: FieldValue; now: FieldValue; count: number }>;

function withRows({ field, before, now, count }: Rows) {
  const says = digestIn("allocations", field, before);
  const rows = Array.from({ length: count }, (): RowMemory => {
    const cells = { [field]: agreedCell(says, says, 1) };
    const known = { standing: { kind: "known" }, copiedFrom: null } as const;
    return { id: nextId(), version: 1, values: null, cells, ...known };
  });
  return {
    memory: new Map(rows.map((row) => [row.id, row])),
    rows: rows.map(({ id }) => ({ idText: String(id), cells: { [field]: valueCell(field, now) } })),
    placeOf: new Map([[field, 0]]),
  };
}

const FRESH = {
  spread: { field: "amount", by: "financialYear", columns: [], leftAlone: [] },
  fresh: [{ place: 2, year: NEXT, header: "Budget 2035/36" }],
  ...{ lost: [], columnIdAt: () => -1, isFilled: () => true },
} satisfies LastYearsTable["spread"];

type Given = Partial<LastYearsTable> &
  Readonly<{ now?: string; of?: Rows; constants?: LastYearsTable["binding"]["constants"] }>;

test.each<readonly [why: string | null, given: Given]>([
  [null, {}],
  ["the file's name says another year", { now: "Ours 2035-36.xlsx" }],
  ["the sheet's name says another year", { sheetName: "2035-36" }],
  [
    "its title says 2035/36 and not 2034/35",
    { titles: "Plan 2035/36", constants: { financialYear: YEAR } },
  ],
  [null, { titles: "Plan 2034/35", constants: { financialYear: YEAR } }],
  ["the column Budget 2035/36 is of another year", { spread: FRESH }],
  [
    "the year was changed on its rows",
    { of: { field: "financialYear", before: YEAR, now: NEXT, count: 4 } },
  ],
  [null, { of: { field: "financialYear", before: YEAR, now: NEXT, count: 3 } }],
  [
    "more than a fifth of its amounts changed",
    { of: { field: "amount", before: 100, now: 200, count: 2 } as Rows },
  ],
  [
    "more than a fifth of its dates changed",
    { of: { field: "start", before: "2034-04-01", now: "2035-04-01", count: 1 } },
  ],
  [null, { of: { field: "title", before: "A", now: "B", count: 9 } }],
])("[SYN134] why a copy is likely to be next year's: %s", (why, given) => {
  const { now = "Ours.xlsx", of, constants = {}, ...table } = given;
  const { memory, ...rows } = withRows(of ?? { field: "title", before: "A", now: "A", count: 1 });
  const binding = { register: "allocations", table: { name: "Ours" }, constants } as const;
  const read: LastYearsTable = {
    binding: { ...binding, sheetName: "Sheet1" },
    ...{ sheetName: "Sheet1", titles: "", firstRow: 2, spread: null },
    ...rows,
    ...table,
  };

  expect(whyNextYear({ before: "Ours.xlsx", now }, read, memory)).toBe(why);
});
