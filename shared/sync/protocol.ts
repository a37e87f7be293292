import { z } from "zod";
import type { FindingInWords } from "../checks/messages/in-words.ts";
import type { Language } from "../checks/messages/languages.ts";
import { REGISTER_KEYS } from "../registers/all-registers.ts";
import type { FieldValue, RegisterKey } from "../registers/field.ts";
import { RowId } from "../values/row-id.ts";

/** A push carries at most this many rows; a larger paste is several pushes of one batch. */
export const MOST_ROWS_A_PUSH = 500;

const RegisterName = z.enum(REGISTER_KEYS as [RegisterKey, ...RegisterKey[]]);

/**
 * A value as JSON: whatever came is JSON already, and the server reads it by the field's type and
 * refuses what does not fit, so walking through it here would only cost twice.
 */
export const WireValue: z.ZodType<FieldValue> = z.custom<FieldValue>(
  (value) => value !== undefined,
);

/** More fields than any register has. */
const MOST_FIELDS = 200;
const WireValues = z.custom<Record<string, FieldValue>>(
  (values) =>
    typeof values === "object" &&
    values !== null &&
    !Array.isArray(values) &&
    Object.keys(values).length <= MOST_FIELDS,
);

/** Which copy of which workbook a push comes from. */
export const Replica = z.strictObject({
  workbook: z.string().min(1).max(64),
  installation: z.string().min(1).max(64),
  copy: z.string().min(1).max(64),
});
export type Replica = z.infer<typeof Replica>;

/** Rows of one push with the same `together` stand or fall as one. */
const together = z.string().max(64).optional();

export const RowChange = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("insert"),
    id: RowId,
    values: WireValues,
    /** The row it was copied from in a sheet, or in last year's; the log keeps it with the insert. */
    copiedFrom: RowId.optional(),
    together,
  }),
  z.strictObject({
    kind: z.literal("edit"),
    id: RowId,
    /** The row version the person's edit was made on. */
    base: z.int().nonnegative(),
    /** Only the fields that changed. */
    values: WireValues,
    together,
  }),
  z.strictObject({ kind: z.literal("remove"), id: RowId, base: z.int().nonnegative(), together }),
]);
export type RowChange = z.infer<typeof RowChange>;

export const PushRequest = z.strictObject({
  replica: Replica,
  /** Random; the same id with the same body gets the stored answer again. */
  mutationId: z.uuid(),
  batch: z.uuid().optional(),
  register: RegisterName,
  changes: z.array(RowChange).min(1).max(MOST_ROWS_A_PUSH),
  /** The one push, confirmed by a person, in which new errors are recorded instead of refused. */
  adopt: z.boolean().optional(),
  /** These rows record what has been agreed already: taken with their findings open. */
  asFact: z.strictObject({ who: z.string().min(1), why: z.string().min(1) }).optional(),
  /** Judged and answered, and nothing kept. */
  dryRun: z.boolean().optional(),
});
export type PushRequest = z.infer<typeof PushRequest>;

/** Two people changed one field of one row apart; the server keeps `theirs` until a person settles. */
export type Conflict = Readonly<{
  id: string;
  register: RegisterKey;
  row: RowId;
  /** The field, or null where one side removed the row. */
  field: string | null;
  base: FieldValue;
  mine: FieldValue;
  theirs: FieldValue;
  theirsBy: string;
  theirsAt: number;
  mineBy: string;
  mineAt: number;
}>;

/** Why something was not taken. */
export type WhyNot = Readonly<{
  reason: string;
  /** The language of the reason; left out where it is English. */
  language?: Exclude<Language, "en">;
  findings: readonly FindingInWords[];
  /** "Has this been agreed already?" may take it as a fact. */
  askAgreed: boolean;
}>;

export type RowAnswer =
  /** Taken: `merged` are others' values to write back, `conflicts` the fields that were not taken. */
  | Readonly<{
      kind: "taken";
      id: RowId;
      version: number;
      merged: Readonly<Record<string, FieldValue>>;
      conflicts: readonly Conflict[];
      findings: readonly FindingInWords[];
    }>
  | (Readonly<{ kind: "refused"; id: RowId }> & WhyNot)
  /** The row is gone: restore it with these edits, or let go. */
  | Readonly<{ kind: "removed"; id: RowId; by: string; at: number; conflict: Conflict | null }>;

export type PushAnswer = Readonly<{
  mutationId: string;
  /** The organisation's newest version after this push. */
  head: number;
  rows: readonly RowAnswer[];
}>;

/** Where a replica stands: the server's epoch, the last version it has, its limits' number. */
export const Cursor = z.strictObject({
  epoch: z.int().nonnegative(),
  version: z.int().nonnegative(),
  access: z.int().nonnegative(),
});
export type Cursor = z.infer<typeof Cursor>;

export const PullRequest = z.strictObject({
  cursor: Cursor.nullable(),
  registers: z.array(RegisterName).min(1),
  /** At most this many rows a page; the server's own limit is 5,000. */
  limit: z.int().min(1).max(5_000).optional(),
});
export type PullRequest = z.infer<typeof PullRequest>;

export type PulledRow = Readonly<{
  register: RegisterKey;
  id: RowId;
  version: number;
  removed: boolean;
  values: Readonly<Record<string, FieldValue>>;
}>;

export type PullAnswer = Readonly<{
  rows: readonly PulledRow[];
  cursor: Cursor;
  /** Another page waits. */
  more: boolean;
  /** True where the cursor was of another epoch or access: what was pulled before is to be replaced. */
  afresh: boolean;
  today: string;
}>;
