import { planAlerts } from "../../../shared/alerts/plan-alerts.ts";
import type { PlanEntry } from "../../../shared/forward-plan/plan-entry.ts";
import type { Framework } from "../../../shared/framework/framework.ts";
import { namesOf } from "../../../shared/registers/resolve-references.ts";
import { deriveAll } from "../../../shared/sync/derive-all.ts";
import { type LogEntry, replayLog } from "../../../shared/sync/replay-log.ts";
import type { StoredRow } from "../../../shared/sync/stored-row.ts";
import type { IsoDay } from "../../../shared/values/calendar-date.ts";
import type { StoreProof } from "../kept-store.ts";
import { chainHash, digestOf, FIRST_HASH } from "./change-log.ts";
import type { Connection } from "./connect.ts";
import { findingText } from "./finding-text.ts";
import type { Organisations } from "./organisation-state.ts";
import { type ChangeRecord, logEntry, readLog } from "./read-log.ts";
import { presentRows } from "./rebuild.ts";
import { ROW_COLUMNS, type RowRecord, storedRow } from "./row-text.ts";
import { indexedScopes } from "./write-push.ts";

/** Proves the logs unbroken, and rows, index, findings, plan and planned alerts to follow from it. */
export function verifyOrganisation(
  database: Connection,
  organisations: Organisations,
  organisation: string,
): StoreProof {
  const { framework } = organisations.memory(organisation);
  const log = provenLog(database, organisation, organisations.record(organisation));
  if (log.problems.length > 0) {
    return { changes: log.entries.length, rows: 0, problems: log.problems };
  }
  const replayed = replayLog(log.entries);
  const rows = presentRows(replayed);
  const { findings, entries } = deriveAll(rows, framework);
  const problems = [
    ...differences(
      "row",
      [...replayed.rows.values()].map(rowText),
      keptRows(database, organisation),
    ),
    ...differences("index entry", rows.flatMap(indexTexts), keptIndex(database, organisation)),
    ...differences(
      "finding",
      [...findings].flatMap(([scope, some]) => some.map((one) => `${scope} ${findingText(one)}`)),
      kept(
        database,
        organisation,
        "select scope || ' ' || body from finding where organisation = ?",
      ),
    ),
    ...differences(
      "plan entry",
      entries.map((entry) => JSON.stringify(entry)),
      kept(database, organisation, "select body from plan_entry where organisation = ?"),
    ),
    ...alertProblems(database, organisation, framework),
    ...organisations.editionLog.problems(organisation),
    ...organisations.exceptionLog.problems(organisation),
    ...said(
      "exception outside the log",
      "found",
      kept(database, organisation, "select id from exception where organisation = ?"),
    ),
  ];
  return { changes: log.entries.length, rows: rows.length, problems };
}

/** The log's entries, with what is wrong with its chain. */
function provenLog(
  database: Connection,
  organisation: string,
  end: Readonly<{ head: number; head_hash: string }>,
): Readonly<{ entries: readonly LogEntry[]; problems: readonly string[] }> {
  const entries: LogEntry[] = [];
  let previous = { version: 0, hash: FIRST_HASH };
  for (const record of readLog(database, organisation)) {
    const problem = brokenAt(record, previous);
    if (problem !== null) return { entries, problems: [problem] };
    entries.push(logEntry(record));
    previous = record;
  }
  const endsThere = previous.version === end.head && previous.hash === end.head_hash;
  const problems = endsThere
    ? []
    : [`The log ends at version ${previous.version}, and the organisation says ${end.head}.`];
  return { entries, problems };
}

function brokenAt(
  record: ChangeRecord,
  previous: Readonly<{ version: number; hash: string }>,
): string | null {
  const { version, salt, before, after, digest, register, row, kind, mutation } = record;
  if (version !== previous.version + 1) {
    return `The log goes from version ${previous.version} to ${version}.`;
  }
  // An erased value has lost its salt with it; what its digest was stays in the chain.
  if (salt !== null && digestOf({ salt, before, after }) !== digest) {
    return `The values of version ${version} are not those that were written.`;
  }
  const author = { member: record.member, replica: record.replica, at: record.at };
  const asFact = record.as_fact;
  const entry = { version, register, rowId: row, kind, author, mutation, asFact };
  return chainHash(previous.hash, digest, entry) === record.hash
    ? null
    : `The log is broken at version ${version}: its hash does not follow from the one before.`;
}

/** A sentence for the first of each kind of difference; the same thing twice is a difference too. */
function differences(
  what: string,
  expected: readonly string[],
  found: readonly string[],
): readonly string[] {
  return [
    ...said(what, "missing", without(expected, found)),
    ...said(what, "too many", without(found, expected)),
  ];
}

function said(what: string, how: string, texts: readonly string[]): readonly string[] {
  const [first] = texts;
  if (first === undefined) return [];
  const many = texts.length === 1 ? what : `${what.replace(/y$/, "ie")}s`;
  return [`${texts.length} ${many} ${how}, as ${first}`];
}

function without(texts: readonly string[], others: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const text of others) left.set(text, (left.get(text) ?? 0) + 1);
  return texts.filter((text) => {
    const count = left.get(text) ?? 0;
    left.set(text, count - 1);
    return count <= 0;
  });
}

function rowText(row: StoredRow): string {
  const { id, register, values, version, created, fields, displayRef, removed } = row;
  return JSON.stringify([id, register, values, version, created, fields, displayRef, removed]);
}

function keptRows(database: Connection, organisation: string): readonly string[] {
  return database
    .prepare<[string], RowRecord>(`select ${ROW_COLUMNS} from "row" where organisation = ?`)
    .all(organisation)
    .map((record) => rowText(storedRow(record)));
}

function indexTexts(row: StoredRow): readonly string[] {
  return [
    ...indexedScopes(row).map((scope) => `${scope} ${row.id}`),
    ...namesOf(row).map(({ folded, rank }) => `${row.register} ${folded} ${rank} ${row.id}`),
  ];
}

function keptIndex(database: Connection, organisation: string): readonly string[] {
  return [
    ...kept(
      database,
      organisation,
      "select scope || ' ' || row_id from row_scope where organisation = ?",
    ),
    ...kept(
      database,
      organisation,
      "select register || ' ' || folded || ' ' || rank || ' ' || row_id from name where organisation = ?",
    ),
  ];
}

/**
 * Every alert that an entry asks for, counted from the day it came to be known, is in the outbox, and
 * what waits there is asked for by one. Reminders come of sending, not of the registers.
 */
function alertProblems(
  database: Connection,
  organisation: string,
  framework: Framework,
): readonly string[] {
  const planned = database
    .prepare<[string], { body: string; known_on: IsoDay }>(
      "select body, known_on from plan_entry where organisation = ?",
    )
    .all(organisation)
    .flatMap((record) => {
      // The text is an entry that this program wrote.
      const entry = JSON.parse(record.body) as PlanEntry;
      return planAlerts([entry], framework, record.known_on).map(({ key }) => key);
    });
  const standing = "select key from alert where organisation = ? and state <> 'withdrawn'";
  const waiting = `${standing} and state in ('due', 'queued', 'snoozed', 'failed') and lead not like 'overdue-%'`;
  return [
    ...said("planned alert", "missing", without(planned, kept(database, organisation, standing))),
    ...said("planned alert", "too many", without(kept(database, organisation, waiting), planned)),
  ];
}

function kept(database: Connection, organisation: string, query: string): readonly string[] {
  return database.prepare<[string], string>(query).pluck().all(organisation);
}
