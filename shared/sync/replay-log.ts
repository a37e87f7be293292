import type { RegisterKey } from "../registers/field.ts";
import { wholeValues } from "../registers/whole-values.ts";
import { unreachable } from "../values/result.ts";
import type { RowId } from "../values/row-id.ts";
import { displayRef } from "./display-ref.ts";
import type { ChangeKind } from "./row-write.ts";
import type { FieldStamp, StoredRow, Values } from "./stored-row.ts";

/** One entry of the log, as far as it makes rows. */
export type LogEntry = Readonly<{
  version: number;
  register: RegisterKey;
  row: RowId;
  kind: ChangeKind;
  to: Values | null;
  by: string;
  replica: string | null;
  at: number;
}>;

/** The rows that a log makes, and the last number given out for display references. */
export type Replayed = Readonly<{
  rows: ReadonlyMap<RowId, StoredRow>;
  displayRefs: ReadonlyMap<RegisterKey, number>;
}>;

/** The log is the truth: played from its beginning, in order, it gives every row as it stands. */
export function replayLog(entries: Iterable<LogEntry>): Replayed {
  const rows = new Map<RowId, StoredRow>();
  const displayRefs = new Map<RegisterKey, number>();
  for (const entry of entries) {
    rows.set(entry.row, replayed(entry, rows.get(entry.row), displayRefs));
  }
  return { rows, displayRefs };
}

function replayed(
  entry: LogEntry,
  before: StoredRow | undefined,
  displayRefs: Map<RegisterKey, number>,
): StoredRow {
  const { version, row: id, register, kind, to, by, replica, at } = entry;
  const stamp: FieldStamp = { version, replica };
  if (kind === "insert") {
    const values = wholeValues(register, to ?? {});
    const ref = nextDisplayRef(register, values, displayRefs);
    const fresh = { id, register, values, version, created: stamp, fields: {} };
    return { ...fresh, displayRef: ref, removed: null };
  }
  if (before === undefined) {
    throw new Error(`Change ${version} of the log is of row ${id}, which nothing before it made.`);
  }
  switch (kind) {
    case "remove":
      return { ...before, version, removed: { by, at } };
    case "edit":
    case "restore": {
      const stamps = Object.keys(to ?? {}).map((field) => [field, stamp]);
      return {
        ...before,
        version,
        values: wholeValues(before.register, { ...before.values, ...to }),
        fields: { ...before.fields, ...Object.fromEntries(stamps) },
        removed: null,
      };
    }
    default:
      return unreachable(kind);
  }
}

function nextDisplayRef(
  register: RegisterKey,
  { ref }: Values,
  displayRefs: Map<RegisterKey, number>,
): string | null {
  if (typeof ref === "string" && ref !== "") return null;
  const number = (displayRefs.get(register) ?? 0) + 1;
  displayRefs.set(register, number);
  return displayRef(register, number);
}
