import type { LineDiffers } from "../../shared/sync/catch-up-lines.ts";
import type { Conflict } from "../../shared/sync/protocol.ts";
import type { Rolled } from "../../shared/sync/rolled-forward.ts";
import type { CellToSend } from "../../shared/sync/send-cells.ts";
import type { TypedOver } from "../../shared/sync/typed-over.ts";
import type { Unfolded } from "../../shared/sync/unfold-lines.ts";
import type { RowId } from "../../shared/values/row-id.ts";
import type { ReadOnlyLook } from "./look-at-read-only.ts";
import type { BoundTable } from "./read-bound-table.ts";

/** What was found in a table that only a person can decide, or the server must be asked about. */
export type Look =
  | Readonly<{ kind: "table-gone" }>
  | ReadOnlyLook
  /** Our column is not there: nothing can be told apart. */
  | Readonly<{ kind: "no-ids"; table: BoundTable }>
  /** So many rows vanished at once that it is more likely a mistake. */
  | Readonly<{ kind: "mass-vanishing"; table: BoundTable; gone: readonly RowId[] }>
  | Readonly<{
      kind: "seen";
      table: BoundTable;
      sameRow: readonly Readonly<{ at: number; like: RowId }>[];
      badIds: readonly Readonly<{ at: number; text: string; like: RowId | null }>[];
      /** Ids neither this memory nor the organisation's register knows. */
      strangers: readonly Readonly<{ at: number; id: RowId }>[];
      /** Rows that were made next year's, or put right: which of the two a person is to say. */
      rolled: ReadonlyMap<RowId, Rolled>;
      /** Typed into a cell that is in conflict: the person's own third value. */
      settled: readonly Settled[];
      /** Cells were brought back to what they agreed on, over which the register may have gone on. */
      isOwedWriting: boolean;
      /** Why new rows could get no ids, where they could not. */
      idsWait: string | null;
      /** What is to be asked about lines with amounts side by side. */
      lines?: LinesToAsk;
    }>;

export type Settled = Readonly<{ id: RowId; conflict: Conflict; cell: CellToSend }>;

/** What only a person can say of lines with amounts side by side. */
export type LinesToAsk = Readonly<{
  over: readonly TypedOver[];
  displaced: Unfolded["displaced"];
  /** What the register says of some rows of a line alone. */
  differs: readonly LineDiffers[];
}>;
