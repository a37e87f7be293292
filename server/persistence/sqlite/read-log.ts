import type { LogEntry } from "../../../shared/sync/replay-log.ts";
import type { Values } from "../../../shared/sync/stored-row.ts";
import type { Connection } from "./connect.ts";

/** One change as the table has it, with the name of whoever made it. */
export type ChangeRecord = Readonly<
  Omit<LogEntry, "to"> & {
    before: string | null;
    after: string | null;
    member: string;
    mutation: string | null;
    as_fact: string | null;
    salt: string | null;
    digest: string;
    hash: string;
  }
>;

/** The log of an organisation from its beginning, one change at a time. */
export function readLog(database: Connection, organisation: string): Iterable<ChangeRecord> {
  return database
    .prepare<[string], ChangeRecord>(
      `select version, register, row_id as row, kind, before, after, "change".member, coalesce(member.name, '') as by,
              replica, mutation, as_fact, at, salt, digest, hash
       from "change" left join member
         on member.organisation = "change".organisation and member.id = "change".member
       where "change".organisation = ? order by version`,
    )
    .iterate(organisation);
}

/** The part of a change that makes rows. */
export function logEntry({
  version,
  register,
  row,
  kind,
  after,
  by,
  replica,
  at,
}: ChangeRecord): LogEntry {
  // The log is JSON that this program wrote.
  const to = after === null ? null : (JSON.parse(after) as Values);
  return { version, register, row, kind, to, by, replica, at };
}
