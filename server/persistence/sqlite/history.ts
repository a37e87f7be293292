import { and, desc, eq, gte, lte, sql } from "drizzle-orm";
import type { BetterSQLite3Database } from "drizzle-orm/better-sqlite3";
import type { ChangeView } from "../../../shared/sync/screens.ts";
import type { Values } from "../../../shared/sync/stored-row.ts";
import { unreachable } from "../../../shared/values/result.ts";
import { RowId } from "../../../shared/values/row-id.ts";
import { shortened } from "../../../shared/values/shortened.ts";
import { subjectName } from "./read-derived.ts";
import { changeTable, memberTable, rowTable } from "./tables.ts";

/** What happened to one row, newest first; of one field only where one is named. */
export function readHistoryOf(
  reader: BetterSQLite3Database,
  organisation: string,
  row: RowId,
  field?: string,
): readonly ChangeView[] {
  const views = select(reader, organisation)
    .where(and(eq(changeTable.organisation, organisation), eq(changeTable.rowId, row)))
    .orderBy(desc(changeTable.version))
    .all()
    .flatMap(changeViews);
  return field === undefined ? views : views.filter((view) => view.field === field);
}

/** What happened in the organisation at or after an instant, newest first; at most `limit` fields. */
export function readHistorySince(
  reader: BetterSQLite3Database,
  organisation: string,
  since: number,
  limit: number,
): readonly ChangeView[] {
  return select(reader, organisation)
    .where(and(eq(changeTable.organisation, organisation), gte(changeTable.at, since)))
    .orderBy(desc(changeTable.version))
    .limit(limit)
    .all()
    .flatMap(changeViews)
    .slice(0, limit);
}

/** A row as it was at a version: null where it was not there yet, or was removed by then. */
export function valuesAt(
  database: BetterSQLite3Database,
  organisation: string,
  row: RowId,
  version: number,
): Values | null {
  const changes = database
    .select({ kind: changeTable.kind, after: changeTable.after })
    .from(changeTable)
    .where(
      and(
        eq(changeTable.organisation, organisation),
        eq(changeTable.rowId, row),
        lte(changeTable.version, version),
      ),
    )
    .orderBy(changeTable.version)
    .all();
  const last = changes.at(-1);
  if (last === undefined || last.kind === "remove") return null;
  return Object.assign({}, ...changes.map(({ after }) => parseValues(after)));
}

function select(reader: BetterSQLite3Database, organisation: string) {
  return reader
    .select({
      version: changeTable.version,
      register: changeTable.register,
      row: changeTable.rowId,
      kind: changeTable.kind,
      before: changeTable.before,
      after: changeTable.after,
      who: memberTable.name,
      replica: changeTable.replica,
      at: changeTable.at,
      rowName: sql<string>`${subjectName}`.as("row_name"),
    })
    .from(changeTable)
    .innerJoin(
      memberTable,
      and(eq(memberTable.organisation, organisation), eq(memberTable.id, changeTable.member)),
    )
    .innerJoin(
      rowTable,
      and(eq(rowTable.organisation, organisation), eq(rowTable.id, changeTable.rowId)),
    )
    .$dynamic();
}

type ChangeRecord = Readonly<
  Omit<ChangeView, "field" | "from" | "to"> &
    Pick<typeof changeTable.$inferSelect, "kind" | "before" | "after">
>;

/** A change of several fields is several lines; the coming and going of a row is one. */
function changeViews({ kind, before, after, ...whole }: ChangeRecord): readonly ChangeView[] {
  const change = { ...whole, rowName: shortened(whole.rowName) };
  const from = parseValues(before);
  const to = parseValues(after);
  const fields = Object.entries(to).map(
    ([field, value]): ChangeView => ({ ...change, field, from: from[field] ?? null, to: value }),
  );
  switch (kind) {
    case "insert": {
      const copied = RowId.safeParse(from.copiedFrom);
      return copied.success
        ? fields.map((field) => ({ ...field, from: null, copiedFrom: copied.data }))
        : fields;
    }
    case "edit":
      return fields;
    case "remove":
      return [{ ...change, field: null, from: null, to: "removed" }];
    case "restore":
      return [{ ...change, field: null, from: "removed", to: null }, ...fields];
    default:
      return unreachable(kind);
  }
}

/** The log is JSON that this program wrote. */
function parseValues(text: string | null): Values {
  return text === null ? {} : (JSON.parse(text) as Values);
}
