import { type AnyRow, nameOf } from "../../../shared/registers/ledger.ts";
import type { PulledRow } from "../../../shared/sync/protocol.ts";
import type { RowId } from "../../../shared/values/row-id.ts";
import { shortened } from "../../../shared/values/shortened.ts";
import { type FileMemory, isUnreadStill } from "./kept-in-file.ts";

/** A cell that stays as it was typed, in the file and not in the register, since an earlier run. */
export type Standing = Readonly<{
  row: RowId;
  field: string;
  reason: string;
  /** It was not refused to anybody: there is nothing in it that could be sent. */
  isUnread: boolean;
}>;

/** What an earlier run left to a person and this one found as it was. */
export function standingIn(before: FileMemory, after: FileMemory): readonly Standing[] {
  return [...after.values()].flatMap(({ id, cells }) =>
    Object.entries(cells).flatMap(([field, { state }]) => {
      const was = before.get(id)?.cells[field]?.state;
      if (state.kind !== "refused" || was?.kind !== "refused") return [];
      if (was.shown !== state.shown) return [];
      return [{ row: id, field, reason: state.reason, isUnread: isUnreadStill(state) }];
    }),
  );
}

/** What people call rows of the register; a row that is in none goes by its id. */
export function calledIn(
  registerRows: ReadonlyMap<RowId, PulledRow>,
  ids: readonly RowId[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    ids.map((id) => {
      const row: AnyRow | undefined = registerRows.get(id);
      return [id, row === undefined ? id : shortened(nameOf(row))];
    }),
  );
}
