import { digestOfRow } from "../../shared/sync/cell-digest.ts";
import { digestsOf } from "../../shared/sync/diff-rows.ts";
import { overNewIds, rewordedHeadings } from "../../shared/sync/said-above.ts";
import { isMassVanishing, type SheetChange, scanTable } from "../../shared/sync/scan-table.ts";
import { unsentRow } from "../../shared/sync/send-cells.ts";
import { mintRowId, type RowId } from "../../shared/values/row-id.ts";
import { idColumnOf, type TableBlock } from "../workbook/workbook.ts";
import { giveIds } from "./give-ids.ts";
import type { Ground } from "./ground.ts";
import type { Look } from "./look.ts";
import { lookAtSpread } from "./look-at-spread.ts";
import { meetStrangers } from "./meet-strangers.ts";
import { noRowsIn } from "./no-rows.ts";
import { type BoundTable, readBoundTable } from "./read-bound-table.ts";
import type { Binding } from "./remembered.ts";
import { settleColumns } from "./settle-columns.ts";
import { takeBackDates } from "./take-back.ts";
import { takeChanges } from "./take-changes.ts";
import { areSettled, isTooMuchUnread, waitingForWord } from "./weigh-changes.ts";

export type ReadTable = Readonly<{
  binding: Binding;
  block: TableBlock | null;
  /** False where most rows are as an earlier reading had them. */
  isWhole: boolean;
}>;

/**
 * Looks at a bound table as it was just read, and puts on its way what a person did there.
 * `isLeftTo` says which rows of the sheet another person has just changed: theirs to send, for a
 * while.
 */
export async function lookAtTable(
  ground: Ground,
  { binding: of, block, isWhole }: ReadTable,
  isLeftTo: (sheetRow: number) => boolean,
): Promise<Look | "again"> {
  const { kept, me, names } = ground;
  if (block === null) return { kind: "table-gone" };
  const binding = settleColumns(ground, of, block);
  const table = readBoundTable(binding, block, { framework: me.framework, names });
  if (idColumnOf(block) < 0) return { kind: "no-ids", table };
  if (table.spread !== null) {
    return lookAtSpread(ground, { lines: table, spread: table.spread, isWhole }, isLeftTo);
  }

  const memory = kept.rows(binding.id);
  const changes = scanTable(memory, table.rows).filter(
    (change) => !("at" in change) || !isLeftTo(block.top + change.at),
  );
  if (isTooMuchUnread(isWhole, changes)) return "again";
  const claimed = new Set(changes.flatMap((one) => ("like" in one && one.like ? [one.like] : [])));
  const gone = changes.flatMap((one) =>
    one.kind === "gone" && !claimed.has(one.id) ? [one.id] : [],
  );
  const present = [...memory.values()].filter(({ standing }) => standing.kind === "known").length;
  if (isMassVanishing(gone.length, present)) return { kind: "mass-vanishing", table, gone };

  const strangers = await meetStrangers(ground, table, changes);
  const fresh = newRowsOf(binding, table, changes);
  // Remembered before they are written: a page closed in between must not make strangers of them.
  const minted = fresh.map(({ at, copiedFrom }) => {
    const id = mintRowId(ground.random);
    kept.put(binding.id, unsentRow(id, copiedFrom));
    return { at, id };
  });
  await kept.keep();
  const given = await giveIds(ground, table, minted);
  if (given === "again") return given;
  kept.rebind(overNewIds(binding, table.rows, given.minted));
  const rolled = waitingForWord(ground, binding, changes);
  takeBackDates(ground, binding, rolled);
  const settled = takeChanges(ground, table, { changes, minted: given.minted, gone, rolled });
  return {
    kind: "seen",
    table,
    sameRow: changes.flatMap((one) =>
      one.kind === "new-row" && one.like !== null ? [{ at: one.at, like: one.like }] : [],
    ),
    badIds: changes.flatMap((one) => (one.kind === "bad-id" ? [one] : [])),
    strangers,
    rolled,
    settled,
    isOwedWriting: areSettled(changes),
    idsWait: given.idsWait,
  };
}

/** New rows to give ids to: neither perhaps a row that vanished, nor a text we were told to leave. */
function newRowsOf(
  binding: Binding,
  table: BoundTable,
  changes: readonly SheetChange[],
): readonly Readonly<{ at: number; copiedFrom: RowId | null }>[] {
  const leftAlone = new Set(binding.leftAlone);
  const fresh = changes.flatMap((change) => {
    if (change.kind !== "new-row" || change.like !== null) return [];
    const row = table.rows[change.at];
    if (row === undefined || leftAlone.has(digestOfRow(digestsOf(row.cells)))) return [];
    return [{ at: change.at, copiedFrom: change.copiedFrom }];
  });
  // What is no row is looked for in the whole table, and seldom has to be.
  if (fresh.length === 0) return [];
  const none = noRowsIn(table.block);
  const headings = rewordedHeadings(binding, table.rows);
  return fresh.filter(({ at }) => !headings.has(at) && !none.has(at));
}
