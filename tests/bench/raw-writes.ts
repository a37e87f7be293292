import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { type Connections, connect } from "../../server/persistence/sqlite/connect.ts";

type Cell = string | number | null;
/** A row of a table as it goes in: columns of JSON are values still, to be made text of. */
type RawRow = readonly unknown[];

export type RawTable = Readonly<{
  table: string;
  columns: number;
  json: readonly number[];
  rows: readonly RawRow[];
}>;

const TABLES = [
  "row",
  "row_scope",
  "name",
  "change",
  "mutation",
  "finding",
  "plan_entry",
  "alert",
  "conflict",
] as const;

/** Everything that pushes since a version wrote of one organisation, by table, parsed. */
export function writtenBy(file: string, organisation: string, since: number): readonly RawTable[] {
  const database = new Database(file, { readonly: true });
  try {
    return TABLES.map((table) => {
      const rows = database
        .prepare<[{ organisation: string }], Cell[]>(
          `select * from "${table}" where organisation = @organisation${later(table, since)}`,
        )
        .raw()
        .all({ organisation });
      const json = jsonColumns(rows[0] ?? []);
      return {
        table,
        columns: rows[0]?.length ?? 0,
        json,
        rows: rows.map((row) =>
          row.map((cell, place) =>
            json.includes(place) && cell !== null ? JSON.parse(String(cell)) : cell,
          ),
        ),
      };
    }).filter(({ rows }) => rows.length > 0);
  } finally {
    database.close();
  }
}

function later(table: string, since: number): string {
  if (table === "row" || table === "change") return ` and version > ${since}`;
  const ids = `(select id from "row" where organisation = @organisation and version > ${since})`;
  if (table === "row_scope" || table === "name") return ` and row_id in ${ids}`;
  if (table === "mutation" || table === "conflict") return "";
  return ` and subject in ${ids}`;
}

function jsonColumns(row: readonly Cell[]): readonly number[] {
  return row.flatMap((cell, place) =>
    typeof cell === "string" && /^[[{]/.test(cell) ? [place] : [],
  );
}

export function onlyOf(
  tables: readonly RawTable[],
  ...names: readonly string[]
): readonly RawTable[] {
  return tables.filter(({ table }) => names.includes(table));
}

/** Writes the same rows with nothing but the driver, durably, in so many transactions; milliseconds. */
export function rawWrite(tables: readonly RawTable[], transactions: number): number {
  return withRawDatabase(({ writer }) => {
    const inserts = tables.map(({ table, columns }) =>
      writer.prepare(`insert into "${table}" values (${Array(columns).fill("?").join(", ")})`),
    );
    const began = performance.now();
    for (let n = 0; n < transactions; n += 1) {
      writer.exec("begin immediate");
      for (const [place, { rows, json }] of tables.entries()) {
        const [from, to] = [n, n + 1].map((part) =>
          Math.floor((rows.length * part) / transactions),
        );
        for (const row of rows.slice(from, to)) inserts[place]?.run(...asText(row, json));
      }
      writer.exec("commit");
    }
    return performance.now() - began;
  });
}

function asText(row: RawRow, json: readonly number[]): unknown[] {
  if (json.length === 0) return [...row];
  return row.map((cell, place) =>
    json.includes(place) && cell !== null ? JSON.stringify(cell) : cell,
  );
}

/** A database of its own, with the same tables and settings, in the same kind of place. */
export function withRawDatabase<Answer>(work: (connections: Connections) => Answer): Answer {
  const folder = mkdtempSync(join(tmpdir(), "foreplan-raw-"));
  const opened = connect(join(folder, "raw.db"), 0);
  if (!opened.ok) throw new Error(opened.problem);
  try {
    return work(opened.value);
  } finally {
    opened.value.reader.close();
    opened.value.writer.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Fills a raw database with rows already there, outside any measurement. */
export function fill(writer: Connections["writer"], tables: readonly RawTable[]): void {
  writer.exec("begin immediate");
  for (const { table, columns, rows, json } of tables) {
    const insert = writer.prepare(
      `insert into "${table}" values (${Array(columns).fill("?").join(", ")})`,
    );
    for (const row of rows) insert.run(...asText(row, json));
  }
  writer.exec("commit");
}
