import { and, eq, inArray, isNull } from "drizzle-orm";
import type { BetterSQLite3Database } from "drizzle-orm/better-sqlite3";
import type { FieldValue } from "../../../shared/registers/field.ts";
import type { RowAction } from "../../../shared/sync/accept-change.ts";
import { DATE_GROUP } from "../../../shared/sync/merge-row.ts";
import type { Conflict } from "../../../shared/sync/protocol.ts";
import { digestIn } from "../../../shared/sync/settle-answer.ts";
import type { StoredRow, Values } from "../../../shared/sync/stored-row.ts";
import { unreachable } from "../../../shared/values/result.ts";
import type { RowId } from "../../../shared/values/row-id.ts";
import type { Settlement } from "../../api/stores.ts";
import { readHistoryOf } from "./history.ts";
import { given } from "./read-derived.ts";
import { conflictTable } from "./tables.ts";

/** A conflict as it is kept, and whether it waits for a person still. */
export type ConflictRecord = Readonly<{ conflict: Conflict; edits: Values; settled: boolean }>;

export function readOpenConflicts(
  reader: BetterSQLite3Database,
  organisation: string,
  rows?: readonly RowId[],
): readonly Conflict[] {
  return reader
    .select({ body: conflictTable.body })
    .from(conflictTable)
    .where(
      given(
        eq(conflictTable.organisation, organisation),
        isNull(conflictTable.settledAt),
        rows && inArray(conflictTable.rowId, [...rows]),
      ),
    )
    .all()
    .map(({ body }) => readConflict(body))
    .sort((a, b) => a.mineAt - b.mineAt);
}

/** The conflict with what the register says by now, where that was changed once more since. */
export function asItStands(
  reader: BetterSQLite3Database,
  organisation: string,
  conflict: Conflict,
  row: Pick<StoredRow, "values"> | undefined,
): Conflict {
  if (row === undefined || !isOutdated(conflict, row, conflict.theirs)) return conflict;
  const { field } = conflict;
  const theirs = row.values[field ?? ""] ?? null;
  const [last] = readHistoryOf(reader, organisation, conflict.row, field ?? undefined);
  if (last === undefined) return { ...conflict, theirs };
  return { ...conflict, theirs, theirsBy: last.who, theirsAt: last.at };
}

/** Whether the register says something else of the field than a person was shown. */
export function isOutdated(
  { register, field }: Conflict,
  { values }: Pick<StoredRow, "values">,
  shown: FieldValue,
): boolean {
  if (field === null) return false;
  return digestIn(register, field, values[field]) !== digestIn(register, field, shown);
}

export function conflictRecord(
  database: BetterSQLite3Database,
  organisation: string,
  id: string,
): ConflictRecord | null {
  const found = database
    .select()
    .from(conflictTable)
    .where(and(eq(conflictTable.organisation, organisation), eq(conflictTable.id, id)))
    .get();
  return found === undefined
    ? null
    : {
        conflict: readConflict(found.body),
        // The text is the edits this program kept.
        edits: JSON.parse(found.edits) as Values,
        settled: found.settledAt !== null,
      };
}

/**
 * The conflicts a settlement is about: itself and, since an agreement's dates only make sense
 * together, the other dates of the same row and push.
 */
export function settledTogether(
  database: BetterSQLite3Database,
  organisation: string,
  record: ConflictRecord,
  { choice }: Settlement,
): readonly ConflictRecord[] {
  const { id, row, field, register } = record.conflict;
  if (choice === "value" || field === null) return [record];
  if (register !== "agreements" || !DATE_GROUP.has(field)) return [record];
  const push = id.slice(0, id.length - field.length);
  const others = [...DATE_GROUP]
    .filter((other) => other !== field)
    .map((other) => conflictRecord(database, organisation, `${push}${other}`));
  return [
    record,
    ...others.flatMap((one) =>
      one === null || one.settled || one.conflict.row !== row ? [] : [one],
    ),
  ];
}

/** What a settlement asks of the row; null where the register's value simply stands. */
export function actionOf(
  settlement: Settlement,
  records: readonly ConflictRecord[],
  row: StoredRow,
): RowAction | null {
  const { id, version } = row;
  switch (settlement.choice) {
    case "theirs":
      return null;
    case "mine": {
      const edits: Values = Object.assign({}, ...records.map((record) => record.edits));
      if (row.removed !== null) return { kind: "restore", id, values: edits };
      if (Object.keys(edits).length === 0) return { kind: "remove", id, base: version };
      return { kind: "edit", id, base: version, values: edits };
    }
    case "value": {
      const field = records[0]?.conflict.field;
      if (field === null || field === undefined) return null;
      return { kind: "edit", id, base: version, values: { [field]: settlement.value } };
    }
    default:
      return unreachable(settlement);
  }
}

export function markSettled(
  writer: BetterSQLite3Database,
  organisation: string,
  records: readonly ConflictRecord[],
  by: Readonly<{ member: string; at: number; choice: Settlement["choice"] }>,
): void {
  writer
    .update(conflictTable)
    .set({ settledBy: by.member, settledAt: by.at, choice: by.choice })
    .where(
      and(
        eq(conflictTable.organisation, organisation),
        inArray(
          conflictTable.id,
          records.map(({ conflict }) => conflict.id),
        ),
      ),
    )
    .run();
}

function readConflict(body: string): Conflict {
  // The text is a conflict that this program wrote.
  return JSON.parse(body) as Conflict;
}
