import { titlesOver } from "../../shared/sync/copied-file.ts";
import type { LastYearsSpread, LastYearsTable } from "../../shared/sync/last-years-table.ts";
import type { TableBlock } from "../workbook/workbook.ts";
import type { Ground } from "./ground.ts";
import { type BoundTable, readBoundTable } from "./read-bound-table.ts";
import type { Binding } from "./remembered.ts";

/** A connected table of a copied file as it stands; null where it is no longer in the workbook. */
export async function readLastYears(
  { workbook, me, names }: Ground,
  binding: Binding,
): Promise<Readonly<{ block: TableBlock; table: LastYearsTable }> | null> {
  const block = await workbook.readTable(binding.table);
  if (block === null) return null;
  const sheet = await workbook.readSheet({ id: block.sheetId, name: block.sheetName });
  const titles = titlesOver(sheet?.rows ?? [], block.top - 1);
  const table = readBoundTable(binding, block, { framework: me.framework, names });
  return { block, table: lastYearsTable(table, titles) };
}

function lastYearsTable(table: BoundTable, titles: string): LastYearsTable {
  const { binding, block, rows, placeOf } = table;
  const { sheetName, top } = block;
  return {
    ...{ binding, rows, placeOf, sheetName, titles },
    firstRow: top + 1,
    spread: lastYearsSpread(table),
  };
}

function lastYearsSpread({ block, spread }: BoundTable): LastYearsSpread | null {
  if (spread === null) return null;
  const isFilled = (at: number, place: number) => {
    const cell = block.rows[at]?.[place];
    return cell !== undefined && (cell.value !== null || cell.formula !== null);
  };
  return { ...spread, columnIdAt: (place) => block.columns[place]?.id ?? -1, isFilled };
}
