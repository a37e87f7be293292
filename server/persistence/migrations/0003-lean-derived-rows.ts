import type { Migration } from "../migration.ts";

const ALERT_COLUMNS =
  "lead, audience, person, send_on, state, snoozed_until, reason, changed_by, changed_at";

/**
 * An alert that waits holds no copy of its plan entry: there are twenty to an agreement, and the
 * entry stands beside them until it is sent. Findings and plan entries, which are long and come in
 * no order of their keys, are kept in the order they come.
 */
export const leanDerivedRows: Migration = {
  version: 3,
  name: "lean-derived-rows",
  breaking: true,
  statements: {
    sqlite: [
      `create table alert_next (
        organisation text not null,
        key text not null,
        subject text not null,
        entry_id text not null,
        entry text,
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
      `insert into alert_next select organisation, key, subject, json_extract(entry, '$.id'), case state when 'due' then null else entry end, ${ALERT_COLUMNS} from alert`,
      "drop table alert",
      "alter table alert_next rename to alert",
      "create index alert_by_day on alert (organisation, state, send_on)",
      `create table finding_next (
        organisation text not null,
        scope text not null,
        ordinal integer not null,
        subject text not null,
        register text not null,
        severity text not null,
        body text not null,
        primary key (organisation, scope, ordinal)
      )`,
      "insert into finding_next select * from finding",
      "drop table finding",
      "alter table finding_next rename to finding",
      "create index finding_by_subject on finding (organisation, severity, subject)",
      `create table plan_entry_next (
        organisation text not null,
        subject text not null,
        id text not null,
        kind text not null,
        first_day text,
        known_on text not null,
        body text not null,
        primary key (organisation, subject, id)
      )`,
      "insert into plan_entry_next select * from plan_entry",
      "drop table plan_entry",
      "alter table plan_entry_next rename to plan_entry",
      "create index plan_entry_by_day on plan_entry (organisation, first_day)",
    ],
    postgres: [
      "alter table alert rename to alert_before",
      `create table alert (
        organisation text not null,
        key text not null,
        subject text not null,
        entry_id text not null,
        entry text,
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
      `insert into alert select organisation, key, subject, entry::json->>'id', case state when 'due' then null else entry end, ${ALERT_COLUMNS} from alert_before`,
      "drop table alert_before",
      "create index alert_by_day on alert (organisation, state, send_on)",
    ],
  },
};
