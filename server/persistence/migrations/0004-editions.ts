import type { Migration } from "../migration.ts";

/**
 * The log of a framework's editions: proposed, signed, withdrawn, adopted. Chained like the log of
 * rows, with its end kept apart, so that one that was cut short is found.
 */
export const editions: Migration = {
  version: 4,
  name: "editions",
  breaking: true,
  statements: {
    sqlite: [
      `create table edition_event (
        organisation text not null,
        ordinal integer not null,
        proposal text not null,
        kind text not null,
        body text,
        member text not null,
        at integer not null,
        salt text,
        digest text not null,
        hash text not null,
        primary key (organisation, ordinal)
      )`,
      `create table edition_head (
        organisation text not null,
        ordinal integer not null,
        hash text not null,
        primary key (organisation)
      )`,
    ],
    postgres: [
      `create table edition_event (
        organisation text not null,
        ordinal bigint not null,
        proposal text not null,
        kind text not null,
        body text,
        member text not null,
        at bigint not null,
        salt text,
        digest text not null,
        hash text not null,
        primary key (organisation, ordinal)
      )`,
      `create table edition_head (
        organisation text not null,
        ordinal bigint not null,
        hash text not null,
        primary key (organisation)
      )`,
    ],
  },
};
