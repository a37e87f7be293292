import { draftOver } from "../checks/draft-index.ts";
import { namesOf } from "../registers/resolve-references.ts";
import type { RowId } from "../values/row-id.ts";
import type { KeptRows } from "./kept-rows.ts";
import { draftEdit, type PushDraft, withFields } from "./push-draft.ts";
import { isReferredTo, resolveWaiting } from "./resolve-waiting.ts";

/** The drafts, and beside them edits of rows whose text now names a row that these bring. */
export function resolveDrafts(drafts: readonly PushDraft[], kept: KeptRows): readonly PushDraft[] {
  const newcomers = drafts.flatMap((draft) =>
    draft.after !== null && isReferredTo(draft.register) && bringsNames(draft) ? [draft.after] : [],
  );
  if (newcomers.length === 0) return drafts;

  const resolved = resolveWaiting(newcomers, draftOver(kept, drafts), (register, folded) => {
    const ids = new Set<RowId>(kept.named(register, folded).map(({ id }) => id));
    for (const row of newcomers) {
      if (row.register === register && namesOf(row).some((name) => name.folded === folded)) {
        ids.add(row.id);
      }
    }
    return ids.size;
  });
  const byId = new Map(resolved.map(({ row, changed }) => [row.id, changed]));
  const within = drafts.map((draft) => {
    const changed = byId.get(draft.id);
    byId.delete(draft.id);
    return changed === undefined ? draft : withFields(draft, changed);
  });
  const beside = [...byId].flatMap(([id, changed]) => {
    const row = kept.row(id);
    return row === undefined ? [] : [draftEdit(row, changed)];
  });
  return [...within, ...beside];
}

function bringsNames({ kind, to }: PushDraft): boolean {
  if (kind === "insert" || kind === "restore") return true;
  return to !== null && ["ref", "name", "title", "knownAs"].some((field) => field in to);
}
