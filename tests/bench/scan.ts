import { PLAIN_CONTEXT } from "../../shared/reading/cell-reading.ts";
import type { RawCell } from "../../shared/reading/raw-sheet.ts";
import { fieldOf } from "../../shared/registers/all-registers.ts";
import type { FieldValue } from "../../shared/registers/field.ts";
import { formatValue } from "../../shared/registers/format-value.ts";
import { scanTable } from "../../shared/sync/scan-table.ts";
import { seenCellReader } from "../../shared/sync/seen-cell.ts";
import { freshCell, type RowMemory } from "../../shared/sync/table-memory.ts";
import type { RowId } from "../../shared/values/row-id.ts";
import { allocationRows, BENCH_FRAMEWORK } from "./bench-rows.ts";
import { type Measured, median, timed, timeOf } from "./measured.ts";

const ROWS = 5_000;
const CONTEXT = { ...PLAIN_CONTEXT, framework: BENCH_FRAMEWORK };

type SheetRow = Readonly<{ id: RowId; cells: ReadonlyMap<string, RawCell> }>;

/**
 * A sheet of 5,000 rows by 20 columns, one cell of it changed, read and compared with what is
 * remembered of it; the least is to compare each cell's value with the one that was there.
 */
export async function benchScan(rounds: number): Promise<readonly Measured[]> {
  const before = sheetRows();
  const memory = memoryOf(before);
  const now = withOneEdit(before);
  const times: number[] = [];
  const least: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    let found = 0;
    times.push(
      await timeOf(() => {
        found = scanTable(memory, seenRows(now)).length;
      }),
    );
    if (found !== 1) throw new Error(`The scan found ${found} changes instead of one.`);
    least.push(await timeOf(() => differences(before, now)));
  }
  return [timed("scan-5k", median(times.slice(1)), median(least.slice(1)))];
}

function sheetRows(): readonly SheetRow[] {
  return allocationRows(ROWS, 1).map(({ id, values }) => ({
    id,
    cells: new Map(
      Object.entries(values).map(([field, value]) => [field, cellOf(field, value ?? null)]),
    ),
  }));
}

function cellOf(field: string, value: FieldValue | null): RawCell {
  const type = fieldOf("allocations", field)?.type;
  const written =
    type === undefined || value === null
      ? null
      : formatValue(type, value, {
          date1904: false,
          format: "General",
          poundsEach: 1,
          framework: BENCH_FRAMEWORK,
        }).value;
  return {
    value: written,
    isError: false,
    format: "General",
    text: String(written ?? ""),
    formula: null,
  };
}

function seenRows(rows: readonly SheetRow[]) {
  const readers = new Map(
    [...(rows[0]?.cells.keys() ?? [])].flatMap((field) => {
      const definition = fieldOf("allocations", field);
      return definition === undefined
        ? []
        : [[field, seenCellReader(definition, CONTEXT)] as const];
    }),
  );
  return rows.map(({ id, cells }) => ({
    idText: id,
    cells: Object.fromEntries(
      [...cells].flatMap(([field, cell]) => {
        const read = readers.get(field);
        return read === undefined ? [] : [[field, read(cell)]];
      }),
    ),
  }));
}

function memoryOf(rows: readonly SheetRow[]): ReadonlyMap<RowId, RowMemory> {
  return new Map(
    seenRows(rows).map(({ cells }, at): [RowId, RowMemory] => {
      const { id } = rows[at] as SheetRow;
      const known = Object.entries(cells).map(([field, { digest }]) => [field, freshCell(digest)]);
      return [
        id,
        {
          id,
          version: 1,
          values: null,
          cells: Object.fromEntries(known),
          standing: { kind: "known" },
          copiedFrom: null,
        },
      ];
    }),
  );
}

function withOneEdit(rows: readonly SheetRow[]): readonly SheetRow[] {
  const edited = Math.floor(rows.length / 2);
  return rows.map((row, at) =>
    at === edited
      ? { ...row, cells: new Map([...row.cells, ["title", cellOf("title", "New")]]) }
      : row,
  );
}

function differences(before: readonly SheetRow[], now: readonly SheetRow[]): number {
  let count = 0;
  now.forEach(({ cells }, at) => {
    for (const [field, { value }] of cells) {
      if (value !== before[at]?.cells.get(field)?.value) count += 1;
    }
  });
  return count;
}
