import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { AlertAudience, AlertState } from "../../../shared/alerts/alert.ts";
import type { Severity } from "../../../shared/checks/check.ts";
import type { PlanEntryKind } from "../../../shared/forward-plan/plan-entry.ts";
import type { RegisterKey } from "../../../shared/registers/field.ts";
import type { Role } from "../../../shared/sync/screens.ts";
import type { RowId } from "../../../shared/values/row-id.ts";

/*
 * The tables as the newest migration leaves them; a test holds the two equal. JSON is kept as text
 * and parsed where it is read, because the paths that move most rows never need it parsed.
 */

const organisationKey = () => text("organisation").notNull();
const rowId = (name: string) => text(name).$type<RowId>().notNull();
const register = () => text("register").$type<RegisterKey>().notNull();
/** Milliseconds since 1970, UTC. */
const instant = (name: string) => integer(name);

export const organisationTable = sqliteTable("organisation", {
  id: text("id").notNull().primaryKey(),
  name: text("name").notNull(),
  framework: text("framework").notNull(),
  epoch: integer("epoch").notNull(),
  /** The newest version given out, and the hash of the change that has it. */
  head: integer("head").notNull(),
  headHash: text("head_hash").notNull(),
  /** Digest of the program and framework that findings and plan entries were worked out by. */
  derivedBy: text("derived_by").notNull(),
  /** The last number given out per register, as JSON. */
  displayRefs: text("display_refs").notNull(),
  createdAt: instant("created_at").notNull(),
});

export const memberTable = sqliteTable(
  "member",
  {
    organisation: organisationKey(),
    id: text("id").notNull(),
    name: text("name").notNull(),
    role: text("role").$type<Role>().notNull(),
    /** Raised whenever what the member may see changes, so that replicas pull afresh. */
    access: integer("access").notNull(),
    createdAt: instant("created_at").notNull(),
    removedAt: instant("removed_at"),
  },
  (table) => [primaryKey({ columns: [table.organisation, table.id] })],
);

export const tokenTable = sqliteTable(
  "token",
  {
    organisation: organisationKey(),
    hash: text("hash").notNull(),
    member: text("member").notNull(),
    createdAt: instant("created_at").notNull(),
    revokedAt: instant("revoked_at"),
  },
  (table) => [primaryKey({ columns: [table.organisation, table.hash] })],
);

export const rowTable = sqliteTable(
  "row",
  {
    organisation: organisationKey(),
    id: rowId("id"),
    register: register(),
    values: text("values").notNull(),
    version: integer("version").notNull(),
    createdVersion: integer("created_version").notNull(),
    createdReplica: text("created_replica"),
    /** Version and replica of the last change of each field changed since the row was created. */
    fields: text("fields").notNull(),
    /** "AGR-0042": given on first acceptance where the row had no reference of its own. */
    displayRef: text("display_ref"),
    /** By whom and when, as JSON, once the row was removed. */
    removed: text("removed"),
  },
  (table) => [
    primaryKey({ columns: [table.organisation, table.id] }),
    index("row_by_version").on(table.organisation, table.register, table.version),
  ],
);

export const rowScopeTable = sqliteTable(
  "row_scope",
  { organisation: organisationKey(), scope: text("scope").notNull(), rowId: rowId("row_id") },
  (table) => [primaryKey({ columns: [table.organisation, table.scope, table.rowId] })],
);

export const nameTable = sqliteTable(
  "name",
  {
    organisation: organisationKey(),
    register: register(),
    folded: text("folded").notNull(),
    rowId: rowId("row_id"),
    /** Which of its names it is: a reference wins over a title, a title over a former name. */
    rank: integer("rank").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organisation, table.register, table.folded, table.rowId] }),
  ],
);

export const findingTable = sqliteTable(
  "finding",
  {
    organisation: organisationKey(),
    scope: text("scope").notNull(),
    ordinal: integer("ordinal").notNull(),
    subject: rowId("subject"),
    register: register(),
    severity: text("severity").$type<Severity>().notNull(),
    body: text("body").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organisation, table.scope, table.ordinal] }),
    index("finding_by_subject").on(table.organisation, table.severity, table.subject),
  ],
);

export const planEntryTable = sqliteTable(
  "plan_entry",
  {
    organisation: organisationKey(),
    subject: rowId("subject"),
    id: text("id").notNull(),
    kind: text("kind").$type<PlanEntryKind>().notNull(),
    /** The entry's day, or the first day of its month; null where no date is known. */
    firstDay: text("first_day"),
    /** The day the entry came to be known as it is: alerts that were due by then became one. */
    knownOn: text("known_on").notNull(),
    body: text("body").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organisation, table.subject, table.id] }),
    index("plan_entry_by_day").on(table.organisation, table.firstDay),
  ],
);

export const alertTable = sqliteTable(
  "alert",
  {
    organisation: organisationKey(),
    key: text("key").notNull(),
    subject: rowId("subject"),
    /** The plan entry it is about, and, once it is no longer only waiting, what that entry said. */
    entryId: text("entry_id").notNull(),
    entry: text("entry"),
    lead: text("lead").notNull(),
    audience: text("audience").$type<AlertAudience>().notNull(),
    person: text("person"),
    sendOn: text("send_on").notNull(),
    state: text("state").$type<AlertState>().notNull(),
    snoozedUntil: text("snoozed_until"),
    reason: text("reason"),
    changedBy: text("changed_by"),
    changedAt: instant("changed_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organisation, table.key] }),
    index("alert_by_day").on(table.organisation, table.state, table.sendOn),
  ],
);

export const deliveryTable = sqliteTable(
  "delivery",
  {
    organisation: organisationKey(),
    alert: text("alert").notNull(),
    ordinal: integer("ordinal").notNull(),
    channel: text("channel").notNull(),
    recipient: text("recipient").notNull(),
    at: instant("at").notNull(),
    outcome: text("outcome").notNull(),
    reason: text("reason"),
  },
  (table) => [primaryKey({ columns: [table.organisation, table.alert, table.ordinal] })],
);

export const changeTable = sqliteTable(
  "change",
  {
    organisation: organisationKey(),
    version: integer("version").notNull(),
    register: register(),
    rowId: rowId("row_id"),
    kind: text("kind").$type<"insert" | "edit" | "remove" | "restore">().notNull(),
    /** The changed fields before and after; for an insert what it was copied from, and the row. */
    before: text("before"),
    after: text("after"),
    member: text("member").notNull(),
    replica: text("replica"),
    mutation: text("mutation"),
    /** Who agreed it and why, where it was taken as a fact against a check. */
    asFact: text("as_fact"),
    at: instant("at").notNull(),
    /** Null, with the values, once they were erased; the digest stays. */
    salt: text("salt"),
    digest: text("digest").notNull(),
    /** Over the digest, the other columns and the hash of the change before. */
    hash: text("hash").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organisation, table.version] }),
    index("change_by_row").on(table.organisation, table.rowId, table.version),
  ],
);

export const mutationTable = sqliteTable(
  "mutation",
  {
    organisation: organisationKey(),
    id: text("id").notNull(),
    bodyHash: text("body_hash").notNull(),
    answer: text("answer").notNull(),
    at: instant("at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.organisation, table.id] })],
);

export const conflictTable = sqliteTable(
  "conflict",
  {
    organisation: organisationKey(),
    id: text("id").notNull(),
    register: register(),
    rowId: rowId("row_id"),
    body: text("body").notNull(),
    /** What settling it as "mine" applies: the edits that were not taken. */
    edits: text("edits").notNull(),
    replica: text("replica"),
    settledBy: text("settled_by"),
    settledAt: instant("settled_at"),
    choice: text("choice"),
  },
  (table) => [
    primaryKey({ columns: [table.organisation, table.id] }),
    index("conflict_by_row").on(table.organisation, table.settledAt, table.rowId),
  ],
);

export const workbookTable = sqliteTable(
  "workbook",
  {
    organisation: organisationKey(),
    id: text("id").notNull(),
    name: text("name").notNull(),
    address: text("address").notNull(),
    bindings: text("bindings").notNull(),
    member: text("member").notNull(),
    seenAt: instant("seen_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.organisation, table.id] })],
);

export const leaseTable = sqliteTable(
  "lease",
  {
    organisation: organisationKey(),
    workbook: text("workbook").notNull(),
    copy: text("copy").notNull(),
    member: text("member").notNull(),
    until: instant("until").notNull(),
  },
  (table) => [primaryKey({ columns: [table.organisation, table.workbook] })],
);

const actColumns = (about: string) => ({
  organisation: organisationKey(),
  ordinal: integer("ordinal").notNull(),
  about: text(about).notNull(),
  kind: text("kind").notNull(),
  body: text("body"),
  member: text("member").notNull(),
  at: instant("at").notNull(),
  salt: text("salt"),
  digest: text("digest").notNull(),
  hash: text("hash").notNull(),
});

const headColumns = () => ({
  organisation: organisationKey(),
  ordinal: integer("ordinal").notNull(),
  hash: text("hash").notNull(),
});

export const editionEventTable = sqliteTable("edition_event", actColumns("proposal"), (table) => [
  primaryKey({ columns: [table.organisation, table.ordinal] }),
]);

export const editionHeadTable = sqliteTable("edition_head", headColumns(), (table) => [
  primaryKey({ columns: [table.organisation] }),
]);

export const exceptionEventTable = sqliteTable(
  "exception_event",
  actColumns("exception"),
  (table) => [primaryKey({ columns: [table.organisation, table.ordinal] })],
);

export const exceptionHeadTable = sqliteTable("exception_head", headColumns(), (table) => [
  primaryKey({ columns: [table.organisation] }),
]);

/** As step 5 kept exceptions; what is here is carried into their log on opening. */
export const exceptionTable = sqliteTable(
  "exception",
  {
    organisation: organisationKey(),
    id: text("id").notNull(),
    subject: rowId("subject"),
    rule: text("rule").notNull(),
    checkId: text("check_id").notNull(),
    upTo: integer("up_to").notNull(),
    reason: text("reason").notNull(),
    until: text("until").notNull(),
    askedAt: instant("asked_at").notNull(),
    withdrawnBy: text("withdrawn_by"),
    withdrawnAt: instant("withdrawn_at"),
    withdrawnReason: text("withdrawn_reason"),
  },
  (table) => [primaryKey({ columns: [table.organisation, table.id] })],
);

export const exceptionSignatureTable = sqliteTable(
  "exception_signature",
  {
    organisation: organisationKey(),
    exception: text("exception").notNull(),
    member: text("member").notNull(),
    name: text("name").notNull(),
    at: instant("at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.organisation, table.exception, table.member] })],
);
