import type { RowId } from "../../shared/values/row-id.ts";
import { idColumnOf, WorkbookTrouble } from "../workbook/workbook.ts";
import type { Ground } from "./ground.ts";
import type { BoundTable } from "./read-bound-table.ts";

export type Minted = readonly Readonly<{ at: number; id: RowId }>[];

/** Writes new ids. On a protected sheet new rows wait, and the rest of the table goes on. */
export async function giveIds(
  { workbook, kept }: Ground,
  { binding, block }: BoundTable,
  minted: Minted,
): Promise<Readonly<{ minted: Minted; idsWait: string | null }> | "again"> {
  const column = idColumnOf(block);
  try {
    const outcome = await workbook.writeCells(
      block,
      minted.map(({ at, id }) => ({ row: at, column, content: id })),
    );
    // Those that were written are met again by their ids; the others are forgotten by the next look.
    return outcome === "moved" ? "again" : { minted, idsWait: null };
  } catch (error) {
    if (!(error instanceof WorkbookTrouble) || error.kind !== "protected") throw error;
    for (const { id } of minted) kept.drop(binding.id, id);
    return { minted: [], idsWait: error.message };
  }
}
