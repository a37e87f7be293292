import { and, asc, between, eq, gte, inArray, isNull, lte, or, type SQL, sql } from "drizzle-orm";
import type { BetterSQLite3Database } from "drizzle-orm/better-sqlite3";
import type { ScopeKey, Severity } from "../../../shared/checks/check.ts";
import { inWords } from "../../../shared/checks/messages/in-words.ts";
import type { Language } from "../../../shared/checks/messages/languages.ts";
import type { PlanEntry } from "../../../shared/forward-plan/plan-entry.ts";
import { layExceptions } from "../../../shared/sync/lay-exceptions.ts";
import type { FindingView } from "../../../shared/sync/screens.ts";
import type { IsoDay } from "../../../shared/values/calendar-date.ts";
import { shortened } from "../../../shared/values/shortened.ts";
import type { BriefKeptEntry, KeptPlanEntry, OrganisationStore } from "../../api/stores.ts";
import { readFinding } from "./finding-text.ts";
import { longPastRows } from "./long-past-rows.ts";
import type { OrganisationMemory } from "./organisation-state.ts";
import { findingTable, planEntryTable, rowTable } from "./tables.ts";

type FindingFilter = Parameters<OrganisationStore["findings"]>[0];
type PlanFilter = Parameters<OrganisationStore["planEntries"]>[0];
type Findings = Awaited<ReturnType<OrganisationStore["findings"]>>;

const service = sql`nullif(json_extract(${rowTable.values}, '$.serviceArea'), '')`;

/** A service of the framework is held by its key, "substance-misuse": said in words. */
const serviceInWords = sql`case when ${service} = lower(${service}) and instr(${service}, ' ') = 0
  then upper(substr(${service}, 1, 1)) || replace(substr(${service}, 2), '-', ' ')
  else ${service} end`;

/** "Commissioning budget 2021/22": what has no name of its own, by what it is of and when. */
const ofAndWhen = sql`coalesce(
  nullif(json_extract(${rowTable.values}, '$.agreement.text'), ''),
  nullif(json_extract(${rowTable.values}, '$.fund.text'), ''))
  || coalesce(' ' || json_extract(${rowTable.values}, '$.financialYear'),
              ' ' || json_extract(${rowTable.values}, '$.period'), '')`;

/** What sentences call a row, as `nameOf` does, or by the reference it was given. */
export const subjectName = sql<string | null>`coalesce(
  nullif(json_extract(${rowTable.values}, '$.title'), ''),
  nullif(json_extract(${rowTable.values}, '$.name'), ''),
  nullif(json_extract(${rowTable.values}, '$.ref'), ''),
  ${serviceInWords},
  ${ofAndWhen},
  ${rowTable.displayRef},
  ${rowTable.id})`;

export const subjectRef = sql<string | null>`coalesce(
  nullif(json_extract(${rowTable.values}, '$.ref'), ''), ${rowTable.displayRef})`;

/** Gravest first. */
const SEVERITIES: readonly Severity[] = ["error", "warning", "info"];

export function readFindings(
  reader: BetterSQLite3Database,
  { id, sources, exceptions }: OrganisationMemory,
  { severity, register, subjects }: FindingFilter,
  { today, language }: Readonly<{ today: IsoDay; language: Language }>,
): Findings {
  const here = given(
    eq(findingTable.organisation, id),
    severity === undefined
      ? inArray(findingTable.severity, [...SEVERITIES])
      : eq(findingTable.severity, severity),
    register && eq(findingTable.register, register),
    subjects && inArray(findingTable.subject, [...subjects]),
  );
  const records = reader
    .select({ scope: findingTable.scope, body: findingTable.body, subjectName, subjectRef })
    .from(findingTable)
    .leftJoin(
      rowTable,
      and(
        eq(rowTable.organisation, findingTable.organisation),
        eq(rowTable.id, findingTable.subject),
      ),
    )
    .where(here)
    .all();
  const kept = records.map(({ scope, body }) =>
    // A scope is written only as the checks' own key.
    readFinding({ scope: scope as ScopeKey, body }, sources),
  );
  const findings = layExceptions(kept, exceptions, today)
    .map(
      (finding, place): FindingView => ({
        ...inWords(finding, language),
        subjectName: shortened(records[place]?.subjectName ?? finding.subject.id),
        subjectRef: records[place]?.subjectRef ?? null,
      }),
    )
    .sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
  return { findings, counts: countFindings(reader, id, { register, subjects }) };
}

function countFindings(
  reader: BetterSQLite3Database,
  organisation: string,
  {
    register,
    subjects,
  }: Readonly<{
    register: FindingFilter["register"] | undefined;
    subjects: FindingFilter["subjects"] | undefined;
  }>,
): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, info: 0 };
  const grouped = reader
    .select({ severity: findingTable.severity, count: sql<number>`count(*)` })
    .from(findingTable)
    .where(
      given(
        eq(findingTable.organisation, organisation),
        register && eq(findingTable.register, register),
        subjects && inArray(findingTable.subject, [...subjects]),
      ),
    )
    .groupBy(findingTable.severity)
    .all();
  for (const { severity, count } of grouped) counts[severity] = count;
  return counts;
}

export function readPlanEntries(
  reader: BetterSQLite3Database,
  { id, framework }: OrganisationMemory,
  { from, to, kinds, subjects }: PlanFilter,
): readonly KeptPlanEntry[] {
  const { firstDay } = planEntryTable;
  const dated = given(from && gte(firstDay, from), to && lte(firstDay, to));
  const longPast = longPastRows(reader, id, subjects);
  const wanted = given(
    eq(planEntryTable.organisation, id),
    // What has no date belongs to every period: it is never silent.
    dated && or(isNull(firstDay), dated),
    kinds && inArray(planEntryTable.kind, [...kinds]),
    subjects && inArray(planEntryTable.subject, [...subjects]),
  );
  return selectEntries(reader, wanted).map((record) => {
    // The text is an entry that this program wrote.
    const entry = JSON.parse(record.body) as PlanEntry;
    return {
      ...entry,
      subjectName: nameOfSubject(entry, record.subjectName, framework.document.title),
      subjectRef: record.subjectRef,
      longPast: longPast.has(entry.subject.id),
    };
  });
}

export function readBriefPlanEntries(
  reader: BetterSQLite3Database,
  memory: OrganisationMemory,
  { kinds, from, to }: Parameters<OrganisationStore["briefPlanEntries"]>[0],
): readonly BriefKeptEntry[] {
  const wanted = given(
    eq(planEntryTable.organisation, memory.id),
    or(inArray(planEntryTable.kind, [...kinds]), between(planEntryTable.firstDay, from, to)),
  );
  const entries = selectEntries(reader, wanted).map((record) => {
    // The text is an entry that this program wrote.
    const entry = JSON.parse(record.body) as PlanEntry;
    const { id, kind, subject, date, group, step, severity, owner, noSuccessor } = entry;
    const name = nameOfSubject(entry, record.subjectName, memory.framework.document.title);
    return {
      ...{ id, kind, subject, date, group, step, severity, owner, noSuccessor },
      subjectName: name,
    };
  });
  const undated = new Set(
    entries.filter(({ date }) => date === null).map(({ subject }) => subject.id),
  );
  const longPast = longPastRows(reader, memory.id, undated);
  return entries.map((entry) => ({ ...entry, longPast: longPast.has(entry.subject.id) }));
}

/** Entries with what their rows are called; by date, those without one last. */
function selectEntries(reader: BetterSQLite3Database, wanted: SQL | undefined) {
  const { firstDay } = planEntryTable;
  return reader
    .select({ body: planEntryTable.body, subjectName, subjectRef })
    .from(planEntryTable)
    .leftJoin(
      rowTable,
      and(
        eq(rowTable.organisation, planEntryTable.organisation),
        eq(rowTable.id, planEntryTable.subject),
      ),
    )
    .where(wanted)
    .orderBy(sql`${firstDay} is null`, asc(firstDay), asc(planEntryTable.id))
    .all();
}

/** The framework is the subject of its own review, and has no row. */
export function nameOfSubject(
  { subject }: Pick<PlanEntry, "subject">,
  rowName: string | null,
  frameworkTitle: string,
): string {
  return subject.register === "framework" ? frameworkTitle : shortened(rowName ?? subject.id);
}

/** All of the conditions that were asked for; undefined where none was. */
export function given(...conditions: readonly (SQL | undefined | "")[]): SQL | undefined {
  return and(...conditions.map((condition) => (condition === "" ? undefined : condition)));
}
