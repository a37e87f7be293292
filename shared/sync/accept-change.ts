import type { Message } from "../checks/message.ts";
import { refusalSays } from "../checks/refusal-words.ts";
import type { FieldValue, RegisterKey } from "../registers/field.ts";
import { unreachable } from "../values/result.ts";
import type { RowId } from "../values/row-id.ts";
import type { KeptRows } from "./kept-rows.ts";
import type { References } from "./match-references.ts";
import { type FieldConflict, mergeRow, sameValue } from "./merge-row.ts";
import { isNaming, notTheirs } from "./permissions.ts";
import type { RowChange } from "./protocol.ts";
import { callOf, draftEdit, draftInsert, draftOf, type PushDraft } from "./push-draft.ts";
import { readValues } from "./read-values.ts";
import type { Author } from "./row-write.ts";
import type { Role } from "./screens.ts";
import { type StoredRow, stampOf, type Values } from "./stored-row.ts";

/** What is asked of one row: as pushed, or to bring a removed row back with some edits. */
export type RowAction =
  | RowChange
  | Readonly<{ kind: "restore"; id: RowId; values: Values; together?: string | undefined }>;

/** What became of one change of a push before any check was asked. */
export type Accepted = Readonly<{
  change: RowAction;
  outcome:
    | Readonly<{ kind: "drafted"; draft: PushDraft }>
    /** Nothing to write: the row says so already, or every edit of it conflicts. */
    | Readonly<{ kind: "nothing-new"; row: StoredRow }>
    | Readonly<{ kind: "refused"; reasons: readonly Message[] }>
    | Readonly<{ kind: "removed"; row: StoredRow }>;
  merged: Values;
  conflicts: readonly FieldConflict[];
  /** A conflict over whether the row exists, and the edits that restoring it would apply. */
  rowConflict: Readonly<{ edits: Values }> | null;
}>;

export type Accepting = Readonly<{
  register: RegisterKey;
  role: Role;
  author: Author & Readonly<{ replica: string }>;
  kept: KeptRows;
  references: References;
  /** Registers in which whoever pushes may name new rows: those that a sheet being connected adds to. */
  names: readonly RegisterKey[];
}>;

/** Reads one change and merges it with the row as it stands, by the table of three sides. */
export function acceptChange(change: RowAction, accepting: Accepting): Accepted {
  const { register, role, kept } = accepting;
  const standing = kept.row(change.id);
  if (standing !== undefined && standing.register !== register) {
    return refuse(change, refusalSays.anotherRegister());
  }
  const fields = change.kind === "edit" ? Object.keys(change.values) : null;
  const refusal = notTheirs(role, register, fields);
  if (refusal !== null && !isNamed(change, accepting)) return refuse(change, refusal);

  if (change.kind === "remove") return remove(change, standing, accepting);
  const read = readValues(register, change.values, accepting.references);
  if (!read.ok) return refuse(change, ...read.problem);
  switch (change.kind) {
    case "insert":
      return insert(change, register, read.value, standing);
    case "edit":
      return edit(change, read.value, standing, accepting);
    case "restore":
      return restore(change, read.value, standing);
    default:
      return unreachable(change);
  }
}

function isNamed(change: RowAction, { register, role, names }: Accepting): boolean {
  return change.kind === "insert" && names.includes(register) && isNaming(role, change.values);
}

function insert(
  change: RowAction,
  register: RegisterKey,
  values: Values,
  standing: StoredRow | undefined,
): Accepted {
  if (standing === undefined) {
    const row = { id: change.id, register, values: withoutNulls(values) };
    const copiedFrom = change.kind === "insert" ? change.copiedFrom : undefined;
    return { ...plain(change), outcome: drafted(draftInsert(row, change.together, copiedFrom)) };
  }
  if (standing.removed !== null) return gone(change, standing, values);
  return alreadyThere(change, values, standing);
}

/** A row of that id exists: equal cells agree, and the others have no base to be merged on. */
function alreadyThere(change: RowAction, values: Values, standing: StoredRow): Accepted {
  const conflicts: FieldConflict[] = [];
  const merged: Record<string, FieldValue> = {};
  for (const [field, theirs] of Object.entries(standing.values)) {
    if ((values[field] ?? null) === null && theirs !== null) merged[field] = theirs;
  }
  for (const [field, ours] of Object.entries(values)) {
    const theirs = standing.values[field] ?? null;
    if (ours === null || sameValue(standing, field, ours, theirs)) continue;
    conflicts.push({ field, base: null, ours, theirs });
  }
  return { ...plain(change), outcome: { kind: "nothing-new", row: standing }, merged, conflicts };
}

function edit(
  change: Extract<RowChange, { kind: "edit" }>,
  values: Values,
  standing: StoredRow | undefined,
  { kept, author }: Accepting,
): Accepted {
  if (standing === undefined) return refuse(change, refusalSays.notKnown());
  if (standing.removed !== null) return gone(change, standing, values);
  const { changed, merged, conflicts } = mergeRow(
    standing,
    { base: change.base, values, replica: author.replica },
    (field, version) => kept.valueAt(change.id, field, version),
  );
  const outcome =
    Object.keys(changed).length === 0
      ? { kind: "nothing-new" as const, row: standing }
      : drafted(draftEdit(standing, changed, change.together));
  return { ...plain(change), outcome, merged, conflicts };
}

/** The person was shown that the row is gone, so their edits stand against nothing. */
function restore(change: RowAction, values: Values, standing: StoredRow | undefined): Accepted {
  if (standing === undefined) return refuse(change, refusalSays.notKnown());
  return { ...plain(change), outcome: drafted(draftEdit(standing, values, change.together)) };
}

function remove(
  change: Extract<RowChange, { kind: "remove" }>,
  standing: StoredRow | undefined,
  { kept, author }: Accepting,
): Accepted {
  if (standing === undefined) return refuse(change, refusalSays.notKnown());
  if (standing.removed !== null) {
    return { ...plain(change), outcome: { kind: "nothing-new", row: standing } };
  }
  if (editedSince(standing, change.base, author.replica)) {
    return {
      ...plain(change),
      outcome: { kind: "nothing-new", row: standing },
      rowConflict: { edits: {} },
    };
  }
  const referrers = referrersOf(standing, kept);
  if (referrers.length > 0) return refuse(change, stillReferredTo(standing, referrers));
  const draft = draftOf({
    id: standing.id,
    register: standing.register,
    kind: "remove",
    standing,
    from: null,
    to: null,
    values: standing.values,
    together: change.together,
  });
  return { ...plain(change), outcome: drafted(draft) };
}

function editedSince(row: StoredRow, base: number, replica: string): boolean {
  if (row.version <= base) return false;
  const stamps = [row.created, ...Object.keys(row.fields).map((field) => stampOf(row, field))];
  return stamps.some((stamp) => stamp.version > base && stamp.replica !== replica);
}

/** The rows that would lose what they rest on, were a fund or provider removed. */
function referrersOf(row: StoredRow, kept: KeptRows): readonly StoredRow[] {
  switch (row.register) {
    case "funds": {
      const years = [...kept.yearsOf("fund-year", row.id)];
      const rows = [
        ...kept.rowsIn(`fund:${row.id}`),
        ...kept.rowsIn(`fund-agreements:${row.id}`),
        ...years.flatMap((year) => kept.rowsIn(`fund-year:${row.id}:${year}`)),
      ];
      return [...new Map(rows.map((one) => [one.id, one])).values()].filter(isAnother(row.id));
    }
    case "providers":
      return [
        ...kept.rowsIn(`provider-allocations:${row.id}`),
        ...kept.rowsIn(`provider:${row.id}`).filter(isAnother(row.id)),
      ];
    default:
      return [];
  }
}

const isAnother = (id: RowId) => (row: StoredRow) => row.id !== id;

const MOST_NAMED = 5;

function stillReferredTo(row: StoredRow, referrers: readonly StoredRow[]): Message {
  const by = referrers.slice(0, MOST_NAMED).map(callOf);
  const more = referrers.length - by.length;
  return refusalSays.stillReferredTo({ called: callOf(row), by, more });
}

function gone(change: RowAction, row: StoredRow, edits: Values): Accepted {
  return { ...plain(change), outcome: { kind: "removed", row }, rowConflict: { edits } };
}

export function refuse(change: RowAction, ...reasons: readonly Message[]): Accepted {
  return { ...plain(change), outcome: { kind: "refused", reasons } };
}

function plain(change: RowAction): Omit<Accepted, "outcome"> {
  return { change, merged: {}, conflicts: [], rowConflict: null };
}

function drafted(draft: PushDraft): Accepted["outcome"] {
  return { kind: "drafted", draft };
}

/** Looked through before anything is copied: most rows come without an empty cell. */
function withoutNulls(values: Values): Values {
  if (!Object.values(values).includes(null)) return values;
  const filled: Record<string, FieldValue> = {};
  for (const [field, value] of Object.entries(values)) if (value !== null) filled[field] = value;
  return filled;
}
