import { sql } from "drizzle-orm";
import type { BetterSQLite3Database } from "drizzle-orm/better-sqlite3";
import { isLongPast } from "../../../shared/alerts/long-past.ts";
import { londonDayOf } from "../../../shared/sync/london-day.ts";
import type { IsoDay } from "../../../shared/values/calendar-date.ts";
import { changeTable, planEntryTable, rowTable } from "./tables.ts";

/**
 * The rows of which everything dated lay long past when they came into the register: of these
 * subjects, or of all. One that is said to be live, or of which no end is known, may still run past
 * its dates, and is none of them.
 */
export function longPastRows(
  reader: BetterSQLite3Database,
  organisation: string,
  subjects?: Iterable<string>,
): ReadonlySet<string> {
  const { subject, firstDay, kind } = planEntryTable;
  const ofThese =
    subjects === undefined
      ? sql``
      : sql`and ${subject} in (select value from json_each(${JSON.stringify([...subjects])}))`;
  const rows = reader.all<Readonly<{ subject: string; lastDay: IsoDay; cameAt: number }>>(sql`
    select ${subject} as subject, max(${firstDay}) as lastDay, ${changeTable.at} as cameAt
    from ${planEntryTable}
    join ${rowTable} on ${rowTable.organisation} = ${organisation} and ${rowTable.id} = ${subject}
    join ${changeTable} on ${changeTable.organisation} = ${organisation}
      and ${changeTable.version} = ${rowTable.createdVersion}
    where ${planEntryTable.organisation} = ${organisation} ${ofThese}
      and json_extract(${rowTable.values}, '$.status') is not 'live'
    group by ${subject}
    having max(${firstDay}) is not null and sum(${kind} = 'end-not-known') = 0`);
  return new Set(
    rows
      .filter(({ lastDay, cameAt }) => isLongPast(lastDay, londonDayOf(cameAt)))
      .map((row) => row.subject),
  );
}
