import type { Migration } from "../migration.ts";

/** What is worked out from the rows and kept beside them, the outbox, and the workbooks connected. */
export const planAndWorkbooks: Migration = {
  version: 2,
  name: "plan-and-workbooks",
  breaking: true,
  statements: {
    sqlite: [
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
        known_on text not null,
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
        audience text not null,
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
        known_on text not null,
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
        audience text not null,
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
