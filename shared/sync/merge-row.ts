import { fieldOf } from "../registers/all-registers.ts";
import type { FieldValue } from "../registers/field.ts";
import { valuesEqual } from "../registers/values-equal.ts";
import { type StoredRow, stampOf, type Values } from "./stored-row.ts";

/** A field that both sides changed, and differently. */
export type FieldConflict = Readonly<{
  field: string;
  base: FieldValue;
  ours: FieldValue;
  theirs: FieldValue;
}>;

export type Edit = Readonly<{
  /** The row version the edit was made on. */
  base: number;
  values: Values;
  replica: string;
}>;

export type MergedRow = Readonly<{
  /** What the edit changes in the row. */
  changed: Values;
  /** Others' values, newer than the base, that stand where the edit said nothing. */
  merged: Values;
  conflicts: readonly FieldConflict[];
}>;

/** An agreement's dates only make sense together: an end moved against a moved start is a guess. */
export const DATE_GROUP: ReadonlySet<string> = new Set([
  "start",
  "initialEnd",
  "currentEnd",
  "initialTerm",
  "extensionOptions",
  "noticePeriod",
]);

/**
 * Merges an edit into the row as it stands (theirs), field by field. Where both sides changed a
 * field differently since the base, theirs stays, for others have seen it, and the conflict is
 * given back for a person to settle. A field last changed by the editor's own replica is never a
 * conflict: the copy it was made on had that value. `valueAt` says what a field held at the base.
 */
export function mergeRow(
  theirs: StoredRow,
  ours: Edit,
  valueAt: (field: string, version: number) => FieldValue,
): MergedRow {
  // What has not changed since the base holds nothing to collide with.
  const newer = theirs.version > ours.base;
  const theyChanged = (field: string) => newer && changedByOthers(theirs, field, ours);
  const datesMoved = newer && theirs.register === "agreements" && [...DATE_GROUP].some(theyChanged);

  const changed: Record<string, FieldValue> = {};
  const conflicts: FieldConflict[] = [];
  for (const [field, value] of Object.entries(ours.values)) {
    const standing = theirs.values[field] ?? null;
    if (sameValue(theirs, field, value, standing)) continue;
    if (theyChanged(field) || (datesMoved && DATE_GROUP.has(field))) {
      const base = theyChanged(field) ? valueAt(field, ours.base) : standing;
      conflicts.push({ field, base, ours: value, theirs: standing });
    } else {
      changed[field] = value;
    }
  }
  return { changed, merged: othersValues(theirs, ours, theyChanged), conflicts };
}

function changedByOthers(theirs: StoredRow, field: string, { base, replica }: Edit): boolean {
  const stamp = stampOf(theirs, field);
  return stamp.version > base && stamp.replica !== replica;
}

function othersValues(
  theirs: StoredRow,
  ours: Edit,
  theyChanged: (field: string) => boolean,
): Values {
  if (theirs.version <= ours.base) return {};
  const merged: Record<string, FieldValue> = {};
  for (const [field, value] of Object.entries(theirs.values)) {
    if (!(field in ours.values) && theyChanged(field)) merged[field] = value;
  }
  return merged;
}

/** A field the register does not have cannot be compared by its type, so only the same JSON is equal. */
export function sameValue(
  row: Pick<StoredRow, "register">,
  field: string,
  a: FieldValue,
  b: FieldValue,
): boolean {
  if (a === b) return true;
  const definition = fieldOf(row.register, field);
  return definition === undefined
    ? JSON.stringify(a) === JSON.stringify(b)
    : valuesEqual(definition.type, a, b);
}
