import type { Migration } from "../migration.ts";

/** Approvals that let one error of one row stand, and who signed them. */
export const exceptions: Migration = {
  version: 5,
  name: "exceptions",
  breaking: true,
  statements: {
    sqlite: [
      `create table exception (
        organisation text not null,
        id text not null,
        subject text not null,
        rule text not null,
        check_id text not null,
        up_to integer not null,
        reason text not null,
        until text not null,
        asked_at integer not null,
        withdrawn_by text,
        withdrawn_at integer,
        withdrawn_reason text,
        primary key (organisation, id)
      )`,
      `create table exception_signature (
        organisation text not null,
        exception text not null,
        member text not null,
        name text not null,
        at integer not null,
        primary key (organisation, exception, member)
      )`,
    ],
    postgres: [
      `create table exception (
        organisation text not null,
        id text not null,
        subject text not null,
        rule text not null,
        check_id text not null,
        up_to bigint not null,
        reason text not null,
        until text not null,
        asked_at bigint not null,
        withdrawn_by text,
        withdrawn_at bigint,
        withdrawn_reason text,
        primary key (organisation, id)
      )`,
      `create table exception_signature (
        organisation text not null,
        exception text not null,
        member text not null,
        name text not null,
        at bigint not null,
        primary key (organisation, exception, member)
      )`,
    ],
  },
};
