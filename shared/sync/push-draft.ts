import type { DraftChange } from "../checks/draft-index.ts";
import type { FieldValue, RegisterKey } from "../registers/field.ts";
import { type AnyRow, nameOf } from "../registers/ledger.ts";
import { changedValues, wholeValues } from "../registers/whole-values.ts";
import type { RowId } from "../values/row-id.ts";
import type { NewName } from "./match-references.ts";
import type { ChangeKind } from "./row-write.ts";
import { presentRow, type StoredRow, type Values } from "./stored-row.ts";

/** A row change that merged, on its way to the checks; its version is not given out yet. */
export type PushDraft = DraftChange &
  Readonly<{
    register: RegisterKey;
    kind: ChangeKind;
    /** The row as it stands, a removed one too; `before` is null for that. */
    standing: StoredRow | null;
    /** The changed fields as they were, and as they become; what the log keeps of them. */
    from: Values | null;
    to: Values | null;
  }>;

type Drafting = Pick<PushDraft, "id" | "register" | "kind" | "standing" | "from" | "to"> &
  Readonly<{ values: Values; together?: string | undefined }>;

export function draftOf({ values, together, ...draft }: Drafting): PushDraft {
  const { id, register } = draft;
  const { standing } = draft;
  const made = { id, register, values: wholeValues(register, values) };
  const after: AnyRow = standing === null ? made : { ...made, created: standing.created };
  return {
    ...draft,
    before: presentRow(draft.standing),
    after: draft.kind === "remove" ? null : after,
    together,
  };
}

/** A new row; of one that was copied the log keeps from which. */
export function draftInsert(row: AnyRow, together?: string, copiedFrom?: RowId): PushDraft {
  const { id, register, values } = row;
  return draftOf({
    id,
    register,
    kind: "insert",
    standing: null,
    from: copiedFrom === undefined ? null : { copiedFrom },
    to: values,
    values,
    together,
  });
}

/** Changes some fields of a row that is there. */
export function draftEdit(standing: StoredRow, changed: Values, together?: string): PushDraft {
  const from: Record<string, FieldValue> = {};
  for (const field of Object.keys(changed)) from[field] = standing.values[field] ?? null;
  return draftOf({
    id: standing.id,
    register: standing.register,
    kind: standing.removed === null ? "edit" : "restore",
    standing,
    from,
    to: changed,
    values: changedValues(standing.register, standing.values, changed),
    together,
  });
}

/** A row that a pushed row named. Unless somebody said yes to it, it asks to be looked at. */
export function draftNewName({ id, register, name }: NewName, confirmed: boolean): PushDraft {
  const note = `New ${register === "providers" ? "provider" : "row"}, please check.`;
  return draftInsert({ id, register, values: confirmed ? { name } : { name, note } });
}

/** The draft with more fields changed, as where its references resolved. */
export function withFields(draft: PushDraft, changed: Values): PushDraft {
  const { after, standing, to } = draft;
  if (after === null) return draft;
  const values = wholeValues(after.register, { ...after.values, ...changed });
  if (standing === null) return { ...draft, to: values, after: { ...after, values } };
  const merged = { ...to, ...changed };
  return { ...draftEdit(standing, merged), together: draft.together };
}

/** What a sentence calls a row: its title, else its reference, else the one it was given. */
export function callOf(row: StoredRow): string {
  const name = nameOf(row);
  return name === row.id ? (row.displayRef ?? name) : name;
}
