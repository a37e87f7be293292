import { rowsByCell } from "../../shared/sync/spread-cells.ts";
import type { RowMemory, TableMemory } from "../../shared/sync/table-memory.ts";
import { type RowId, readRowId } from "../../shared/values/row-id.ts";
import type { SelectedRow } from "../session.ts";
import type { SheetPlace } from "../workbook/workbook.ts";
import type { BoundSpread } from "./bound-spread.ts";
import type { Ground } from "./ground.ts";
import type { Look } from "./look.ts";
import type { ReadOnlyLook } from "./look-at-read-only.ts";
import { ID_LENGTH } from "./looks.ts";
import { nameOf, rowName } from "./row-name.ts";
import { textsIn } from "./sheet-texts.ts";

/** The row a person stands in, by the id that is in it now and not by where it was last seen. */
export function selectedRow(
  { kept, me }: Ground,
  looks: ReadonlyMap<string, Look>,
  place: SheetPlace,
): SelectedRow | null {
  for (const [table, look] of looks) {
    if (look.kind === "read-only") {
      const found = readOnlyRow(kept, table, look, place);
      const name = found === null ? null : nameOf(found.memory.values, me.framework);
      if (found !== null) return { ...found.selected, name: name ?? found.memory.id };
    }
    if (!("table" in look) || look.table.block.sheetId !== place.sheetId) continue;
    const { block, placeOf, binding, spread } = look.table;
    const column = place.column - block.left;
    for (const text of place.rowTexts) {
      const row = text.length === ID_LENGTH ? readRowId(text) : null;
      const memory =
        row === null ? undefined : rowAt(kept.rows(table), row, columnAt(spread, column));
      if (memory === undefined) continue;
      const isAmount = spread !== null && columnAt(spread, column) !== null;
      const shared = [...placeOf].find(([, at]) => at === column)?.[0] ?? null;
      const field = isAmount ? spread.spread.field : shared;
      const textOf = textsIn(look);
      const typed = (of: string) => textOf(memory.id, of);
      const name = rowName(binding, memory, me.framework, typed) ?? memory.id;
      return { table, row: memory.id, register: binding.register, name, field };
    }
  }
  return null;
}

/** A sheet without ids: the row that was last seen in this place. */
function readOnlyRow(
  kept: Ground["kept"],
  table: string,
  { sheetId, rowOf, columnOf }: ReadOnlyLook,
  place: SheetPlace,
) {
  if (sheetId !== place.sheetId) return null;
  const id = [...rowOf].find(([, row]) => row === place.row)?.[0];
  const memory = id === undefined ? undefined : kept.row(table, id);
  const binding = kept.binding(table);
  if (memory === undefined || binding === undefined) return null;
  const field = [...columnOf].find(([, column]) => column === place.column)?.[0] ?? null;
  return { memory, selected: { table, row: memory.id, register: binding.register, field } };
}

function columnAt(spread: BoundSpread | null, column: number): string | null {
  return [...(spread?.placeOf ?? [])].find(([, at]) => at === column)?.[0] ?? null;
}

/** The row itself, or of a line the one in the column a person stands in, else its first. */
function rowAt(memory: TableMemory, id: RowId, key: string | null): RowMemory | undefined {
  const own = memory.get(id);
  if (own !== undefined) return own;
  const line = rowsByCell(memory).get(id);
  return (key === null ? undefined : line?.get(key)?.[0]) ?? [...(line?.values() ?? [])][0]?.[0];
}
