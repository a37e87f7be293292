import { createHash } from "node:crypto";
import { ALL_CHECKS } from "../../../shared/checks/all-checks.ts";
import { SCOPE_KEYS_EDITION } from "../../../shared/checks/scopes.ts";
import { PLAN_EDITION } from "../../../shared/forward-plan/build-forward-plan.ts";
import type { PlanEntry } from "../../../shared/forward-plan/plan-entry.ts";
import type { Framework } from "../../../shared/framework/framework.ts";
import { namesOf } from "../../../shared/registers/resolve-references.ts";
import { deriveAll } from "../../../shared/sync/derive-all.ts";
import type { SubjectEntries } from "../../../shared/sync/plan-touched.ts";
import { type LogEntry, type Replayed, replayLog } from "../../../shared/sync/replay-log.ts";
import type { StoredRow } from "../../../shared/sync/stored-row.ts";
import type { RowId } from "../../../shared/values/row-id.ts";
import type { Clock } from "../../clock.ts";
import type { Connection } from "./connect.ts";
import { findingText } from "./finding-text.ts";
import type { Organisations } from "./organisation-state.ts";
import { logEntry, readLog } from "./read-log.ts";
import { byRegisterAndId } from "./row-cache.ts";
import { fieldsText } from "./row-text.ts";
import { preparePlan, writePlan } from "./write-plan.ts";
import { indexedScopes } from "./write-push.ts";

/** Works out anew from the log all that can be: what was sent to whom is a record, and stays. */
export function rebuildOrganisation(
  writer: Connection,
  organisations: Organisations,
  organisation: string,
  clock: Clock,
): void {
  const { framework } = organisations.memory(organisation);
  organisations.forget();
  const replayed = replayLog(entriesOf(writer, organisation));
  writeRows(writer, organisation, replayed.rows.values());
  writer
    .prepare("update organisation set display_refs = ?, derived_by = ? where id = ?")
    .run(
      JSON.stringify(Object.fromEntries(replayed.displayRefs)),
      derivation(framework),
      organisation,
    );

  const { findings, entries } = deriveAll(presentRows(replayed), framework);
  writer.prepare("delete from finding where organisation = ?").run(organisation);
  const addFinding = writer.prepare("insert into finding values (?, ?, ?, ?, ?, ?, ?)");
  for (const [scope, some] of findings) {
    for (const [ordinal, finding] of some.entries()) {
      const { subject, severity } = finding;
      const text = findingText(finding);
      addFinding.run(organisation, scope, ordinal, subject.id, subject.register, severity, text);
    }
  }
  const touched = entriesBySubject(writer, organisation, entries);
  const now = { today: clock.today(), at: clock.now() };
  const planning = { organisation, framework, ...now, anew: true, fresh: new Set<string>() };
  writePlan(preparePlan(writer), touched, planning);
}

/** What findings, plan entries and the index were worked out by: another digest means they may differ now. */
export function derivation(framework: Framework): string {
  const checks = ALL_CHECKS.map(({ id, statement, scope }) => [id, statement, scope]);
  return createHash("sha256")
    .update(JSON.stringify([framework, checks, SCOPE_KEYS_EDITION, PLAN_EDITION]))
    .digest("base64url");
}

export function presentRows({ rows }: Replayed): readonly StoredRow[] {
  return [...rows.values()].filter(({ removed }) => removed === null).sort(byRegisterAndId);
}

function* entriesOf(database: Connection, organisation: string): Iterable<LogEntry> {
  for (const record of readLog(database, organisation)) yield logEntry(record);
}

function writeRows(writer: Connection, organisation: string, rows: Iterable<StoredRow>): void {
  for (const table of [`"row"`, "row_scope", "name"]) {
    writer.prepare(`delete from ${table} where organisation = ?`).run(organisation);
  }
  const addRow = writer.prepare(`insert into "row" values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const addScope = writer.prepare("insert into row_scope values (?, ?, ?)");
  const addName = writer.prepare("insert into name values (?, ?, ?, ?, ?)");
  for (const row of rows) {
    const { id, register, values, version, created, displayRef, removed } = row;
    addRow.run(
      organisation,
      id,
      register,
      JSON.stringify(values),
      version,
      created.version,
      created.replica,
      fieldsText(row),
      displayRef,
      removed === null ? null : JSON.stringify(removed),
    );
    for (const scope of indexedScopes(row)) addScope.run(organisation, scope, id);
    if (removed !== null) continue;
    for (const { folded, rank } of namesOf(row)) {
      addName.run(organisation, register, folded, id, rank);
    }
  }
}

/** The new entries of each subject, and none for those that had some and have no more. */
function entriesBySubject(
  writer: Connection,
  organisation: string,
  entries: readonly PlanEntry[],
): readonly SubjectEntries[] {
  const subjects = writer
    .prepare<[string], RowId>("select distinct subject from plan_entry where organisation = ?")
    .pluck()
    .all(organisation);
  const bySubject = new Map<RowId, PlanEntry[]>(subjects.map((subject) => [subject, []]));
  for (const entry of entries) {
    const some = bySubject.get(entry.subject.id);
    if (some === undefined) bySubject.set(entry.subject.id, [entry]);
    else some.push(entry);
  }
  return [...bySubject].map(([subject, some]) => ({ subject, entries: some }));
}
