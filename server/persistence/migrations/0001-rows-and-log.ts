import type { Migration } from "../migration.ts";

/** Organisations, their members, rows and the log. Every key begins with the organisation, so no query crosses. */
export const rowsAndLog: Migration = {
  version: 1,
  name: "rows-and-log",
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
        rank integer not null,
        primary key (organisation, register, folded, row_id)
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
      `create index conflict_by_row on conflict (organisation, settled_at, row_id)`,
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
        rank bigint not null,
        primary key (organisation, register, folded, row_id)
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
      `create index conflict_by_row on conflict (organisation, settled_at, row_id)`,
    ],
  },
};
