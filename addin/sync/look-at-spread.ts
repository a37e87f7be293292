import { catchUpLines } from "../../shared/sync/catch-up-lines.ts";
import { LineIds } from "../../shared/sync/line-ids.ts";
import { isMassVanishingOfLines, lookAtLines, scanLines } from "../../shared/sync/look-at-lines.ts";
import { overNewIds } from "../../shared/sync/said-above.ts";
import { unsentRow } from "../../shared/sync/send-cells.ts";
import { heldAmounts, typedOver } from "../../shared/sync/typed-over.ts";
import type { LineRow } from "../../shared/sync/unfold-lines.ts";
import { mintRowId, type RowId } from "../../shared/values/row-id.ts";
import type { BoundSpread } from "./bound-spread.ts";
import { giveIds } from "./give-ids.ts";
import type { Ground } from "./ground.ts";
import type { Look } from "./look.ts";
import { meetStrangers } from "./meet-strangers.ts";
import { notLinesOf } from "./no-rows.ts";
import type { BoundTable } from "./read-bound-table.ts";
import { tableOfLines } from "./table-of-lines.ts";
import { takeChanges } from "./take-changes.ts";
import { areSettled, isTooMuchUnread, waitingForWord } from "./weigh-changes.ts";

export type ReadLines = Readonly<{
  lines: BoundTable;
  spread: BoundSpread;
  /** False where most lines are as an earlier reading had them. */
  isWhole: boolean;
}>;

/**
 * Looks at a table whose amounts stand side by side: each amount is a row, and from there on what
 * was done to it is told and sent as for any other.
 * Lines that were not read again are as they were, by their ids; where columns came or went, all of
 * them are read.
 */
export async function lookAtSpread(
  ground: Ground,
  { lines, spread, isWhole }: ReadLines,
  isLeftTo: (sheetRow: number) => boolean,
): Promise<Look | "again"> {
  const { kept, me, now } = ground;
  const { binding, block } = lines;
  const of = tableOfLines(lines, spread);
  const asker = { who: me.member.name, at: now() };
  const look = lookAtLines(of, spread.lines, kept.rows(binding.id), asker);
  for (const row of look.placed) kept.put(binding.id, row);
  const { rows, displaced } = look.unfolded;
  const table: BoundTable = { ...lines, rows, spread: { ...spread, rows } };

  const memory = kept.rows(binding.id);
  const changes = scanLines(of, look.unfolded, notLinesOf(lines)).filter(
    (change) => !("at" in change) || !isLeftTo(block.top + (rows[change.at]?.line ?? 0)),
  );
  if (isTooMuchUnread(isWhole, changes)) return "again";
  const gone = changes.flatMap((one) => (one.kind === "gone" ? [one.id] : []));
  if (isMassVanishingOfLines(gone, memory)) return { kind: "mass-vanishing", table, gone };

  const over = typedOver(of, rows, changes, memory);
  const strangers = await meetStrangers(ground, table, changes);
  const minting = new LineIds(memory.keys(), () => mintRowId(ground.random));
  const minted = changes.flatMap((change) => {
    const row = change.kind === "new-row" && change.like === null ? rows[change.at] : undefined;
    if (change.kind !== "new-row" || row === undefined) return [];
    const { id, cell } = minting.cellFor(row);
    kept.put(binding.id, { ...unsentRow(id, change.copiedFrom), cell });
    return [{ at: change.at, id }];
  });
  await kept.keep();
  const ids = minting.lines.map(({ line, id }) => ({ at: line, id }));
  const given = await giveIds(ground, table, ids);
  if (given === "again") return given;
  kept.rebind(overNewIds(binding, lines.rows, given.minted));
  const waiting = given.idsWait === null ? [] : ofNewLines(minted, rows);
  for (const id of waiting) kept.drop(binding.id, id);
  const rolled = waitingForWord(ground, binding, changes);
  const held = heldAmounts(of, memory);
  const taken = {
    changes,
    minted: minted.filter(({ id }) => !waiting.includes(id)),
    gone,
    rolled,
    held,
  };
  const settled = takeChanges(ground, table, taken);
  const { differs } = catchUpLines(of, rows, memory, () => new Set());
  return {
    kind: "seen",
    table,
    sameRow: onceALine(
      rows,
      changes.flatMap((one) =>
        one.kind === "new-row" && one.like !== null ? [{ at: one.at, like: one.like }] : [],
      ),
    ),
    badIds: onceALine(
      rows,
      changes.flatMap((one) => (one.kind === "bad-id" ? [one] : [])),
    ),
    strangers: onceALine(rows, strangers),
    rolled,
    settled,
    isOwedWriting: areSettled(changes),
    idsWait: given.idsWait,
    lines: { over, displaced, differs },
  };
}

/** What is asked about a line is asked once, whichever of its rows it was seen in. */
function onceALine<Asked extends Readonly<{ at: number }>>(
  rows: readonly LineRow[],
  asked: readonly Asked[],
): readonly Asked[] {
  const lines = new Map(asked.map((one) => [rows[one.at]?.line, one]));
  return [...lines.values()];
}

/** Rows of lines that could get no id wait with them. */
function ofNewLines(
  minted: readonly Readonly<{ at: number; id: RowId }>[],
  rows: readonly LineRow[],
): readonly RowId[] {
  return minted.flatMap(({ at, id }) => (rows[at]?.lineId === null ? [id] : []));
}
