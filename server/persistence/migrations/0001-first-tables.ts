import type { Migration } from "../migration.ts";

/** Everything a first database holds. Every key begins with the organisation, so no query crosses. */
export const firstTables: Migration = {
  version: 1,
  name: "first-tables",
  breaking: true,
  statements: {
    sqlite: [
      `create table organisation (
        id text not null,
        name text not null,
        framework text not null,
        epoch integer not null,
        head integer not null,
        head_hash text not null,
        derived_by text not null,
        display_refs text not null,
        created_at integer not null,
        primary key (id)
      )`,
      `create table member (
        organisation text not null,
        id text not null,
        name text not null,
        role text not null,
        access integer not null,
        created_at integer not null,
        removed_at integer,
        primary key (organisation, id)
      )`,
      `create table token (
        organisation text not null,
        hash text not null,
        member text not null,
        created_at integer not null,
        revoked_at integer,
        primary key (organisation, hash)
      ) without rowid`,
      `create table "row" (
        organisation text not null,
        id text not null,
        register text not null,
        "values" text not null,
        version integer not null,
        created_version integer not null,
        created_replica text,
        fields text not null,
        display_ref text,
        removed text,
        primary key (organisation, id)
      )`,
      `create index row_by_version on "row" (organisation, register, version)`,
      `create table row_scope (
        organisation text not null,
        scope text not null,
        row_id text not null,
        primary key (organisation, scope, row_id)
      ) without rowid`,
      `create table name (
        organisation text not null,
        register text not null,
        folded text not null,
        row_id text not null,
        primary key (organisation, register, folded, row_id)
      ) without rowid`,
      `create table finding (
        organisation text not null,
        scope text not null,
        ordinal integer not null,
        subject text not null,
        register text not null,
        severity text not null,
        body text not null,
        primary key (organisation, scope, ordinal)
      ) without rowid`,
      `create index finding_by_subject on finding (organisation, severity, subject)`,
      `create table plan_entry (
        organisation text not null,
        subject text not null,
        id text not null,
        kind text not null,
        first_day text,
        body text not null,
        primary key (organisation, subject, id)
      ) without rowid`,
      `create index plan_entry_by_day on plan_entry (organisation, first_day)`,
      `create table alert (
        organisation text not null,
        key text not null,
        subject text not null,
        entry text not null,
        lead text not null,
        person text,
        send_on text not null,
        state text not null,
        snoozed_until text,
        reason text,
        changed_by text,
        changed_at integer not null,
        primary key (organisation, key)
      ) without rowid`,
      `create index alert_by_subject on alert (organisation, subject)`,
      `create index alert_by_day on alert (organisation, state, send_on)`,
      `create table delivery (
        organisation text not null,
        alert text not null,
        ordinal integer not null,
        channel text not null,
        recipient text not null,
        at integer not null,
        outcome text not null,
        reason text,
        primary key (organisation, alert, ordinal)
      ) without rowid`,
      `create table "change" (
        organisation text not null,
        version integer not null,
        register text not null,
        row_id text not null,
        kind text not null,
        before text,
        after text,
        member text not null,
        replica text,
        mutation text,
        as_fact text,
        at integer not null,
        salt text,
        digest text not null,
        hash text not null,
        primary key (organisation, version)
      )`,
      `create index change_by_row on "change" (organisation, row_id, version)`,
      `create table mutation (
        organisation text not null,
        id text not null,
        body_hash text not null,
        answer text not null,
        at integer not null,
        primary key (organisation, id)
      )`,
      `create table conflict (
        organisation text not null,
        id text not null,
        register text not null,
        row_id text not null,
        body text not null,
        edits text not null,
        replica text,
        settled_by text,
        settled_at integer,
        choice text,
        primary key (organisation, id)
      )`,
      `create index conflict_by_row on conflict (organisation, row_id)`,
      `create table workbook (
        organisation text not null,
        id text not null,
        name text not null,
        address text not null,
        bindings text not null,
        member text not null,
        seen_at integer not null,
        primary key (organisation, id)
      )`,
      `create table lease (
        organisation text not null,
        workbook text not null,
        copy text not null,
        member text not null,
        until integer not null,
        primary key (organisation, workbook)
      )`,
    ],
    postgres: [
      `create table organisation (
        id text not null,
        name text not null,
        framework text not null,
        epoch bigint not null,
        head bigint not null,
        head_hash text not null,
        derived_by text not null,
        display_refs text not null,
        created_at bigint not null,
        primary key (id)
      )`,
      `create table member (
        organisation text not null,
        id text not null,
        name text not null,
        role text not null,
        access bigint not null,
        created_at bigint not null,
        removed_at bigint,
        primary key (organisation, id)
      )`,
      `create table token (
        organisation text not null,
        hash text not null,
        member text not null,
        created_at bigint not null,
        revoked_at bigint,
        primary key (organisation, hash)
      )`,
      `create table "row" (
        organisation text not null,
        id text not null,
        register text not null,
        "values" text not null,
        version bigint not null,
        created_version bigint not null,
        created_replica text,
        fields text not null,
        display_ref text,
        removed text,
        primary key (organisation, id)
      )`,
      `create index row_by_version on "row" (organisation, register, version)`,
      `create table row_scope (
        organisation text not null,
        scope text not null,
        row_id text not null,
        primary key (organisation, scope, row_id)
      )`,
      `create table name (
        organisation text not null,
        register text not null,
        folded text not null,
        row_id text not null,
        primary key (organisation, register, folded, row_id)
      )`,
      `create table finding (
        organisation text not null,
        scope text not null,
        ordinal bigint not null,
        subject text not null,
        register text not null,
        severity text not null,
        body text not null,
        primary key (organisation, scope, ordinal)
      )`,
      `create index finding_by_subject on finding (organisation, severity, subject)`,
      `create table plan_entry (
        organisation text not null,
        subject text not null,
        id text not null,
        kind text not null,
        first_day text,
        body text not null,
        primary key (organisation, subject, id)
      )`,
      `create index plan_entry_by_day on plan_entry (organisation, first_day)`,
      `create table alert (
        organisation text not null,
        key text not null,
        subject text not null,
        entry text not null,
        lead text not null,
        person text,
        send_on text not null,
        state text not null,
        snoozed_until text,
        reason text,
        changed_by text,
        changed_at bigint not null,
        primary key (organisation, key)
      )`,
      `create index alert_by_subject on alert (organisation, subject)`,
      `create index alert_by_day on alert (organisation, state, send_on)`,
      `create table delivery (
        organisation text not null,
        alert text not null,
        ordinal bigint not null,
        channel text not null,
        recipient text not null,
        at bigint not null,
        outcome text not null,
        reason text,
        primary key (organisation, alert, ordinal)
      )`,
      `create table "change" (
        organisation text not null,
        version bigint not null,
        register text not null,
        row_id text not null,
        kind text not null,
        before text,
        after text,
        member text not null,
        replica text,
        mutation text,
        as_fact text,
        at bigint not null,
        salt text,
        digest text not null,
        hash text not null,
        primary key (organisation, version)
      )`,
      `create index change_by_row on "change" (organisation, row_id, version)`,
      `create table mutation (
        organisation text not null,
        id text not null,
        body_hash text not null,
        answer text not null,
        at bigint not null,
        primary key (organisation, id)
      )`,
      `create table conflict (
        organisation text not null,
        id text not null,
        register text not null,
        row_id text not null,
        body text not null,
        edits text not null,
        replica text,
        settled_by text,
        settled_at bigint,
        choice text,
        primary key (organisation, id)
      )`,
      `create index conflict_by_row on conflict (organisation, row_id)`,
      `create table workbook (
        organisation text not null,
        id text not null,
        name text not null,
        address text not null,
        bindings text not null,
        member text not null,
        seen_at bigint not null,
        primary key (organisation, id)
      )`,
      `create table lease (
        organisation text not null,
        workbook text not null,
        copy text not null,
        member text not null,
        until bigint not null,
        primary key (organisation, workbook)
      )`,
    ],
  },
};
