import type { Migration } from "../migration.ts";

/**
 * The log of exceptions: asked for, signed, withdrawn; chained like that of editions. What step 5
 * kept is carried into it when the store is opened, where there are hashes.
 */
export const exceptionLog: Migration = {
  version: 6,
  name: "exception-log",
  breaking: true,
  statements: {
    sqlite: [
      `create table exception_event (
        organisation text not null,
        ordinal integer not null,
        exception text not null,
        kind text not null,
        body text,
        member text not null,
        at integer not null,
        salt text,
        digest text not null,
        hash text not null,
        primary key (organisation, ordinal)
      )`,
      `create table exception_head (
        organisation text not null,
        ordinal integer not null,
        hash text not null,
        primary key (organisation)
      )`,
    ],
    postgres: [
      `create table exception_event (
        organisation text not null,
        ordinal bigint not null,
        exception text not null,
        kind text not null,
        body text,
        member text not null,
        at bigint not null,
        salt text,
        digest text not null,
        hash text not null,
        primary key (organisation, ordinal)
      )`,
      `create table exception_head (
        organisation text not null,
        ordinal bigint not null,
        hash text not null,
        primary key (organisation)
      )`,
    ],
  },
};
