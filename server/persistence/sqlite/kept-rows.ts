import type { Statement } from "better-sqlite3";
import type { Finding, ScopeKey } from "../../../shared/checks/check.ts";
import type { FieldValue, RegisterKey } from "../../../shared/registers/field.ts";
import type { NamedRow } from "../../../shared/registers/resolve-references.ts";
import type { KeptRows } from "../../../shared/sync/kept-rows.ts";
import type { StoredRow, Values } from "../../../shared/sync/stored-row.ts";
import type { RowId } from "../../../shared/values/row-id.ts";
import type { Connection } from "./connect.ts";
import { type FindingSources, readFinding } from "./finding-text.ts";
import type { RowCache } from "./row-cache.ts";
import { ROW_COLUMNS, type RowRecord, storedRow } from "./row-text.ts";

type ChangeText = Readonly<{ kind: string; after: string | null }>;
type Made = Readonly<{ by: string; memberId: string; at: number }>;

/** The statements by which pushes are judged, prepared once for a connection. */
export type KeptRowsStatements = Readonly<{
  row: Statement<[string, string], RowRecord>;
  scope: Statement<[string, string], RowId>;
  years: Statement<[string, string, string], string | null>;
  named: Statement<[string, string, string], NamedRow>;
  findings: Statement<[string, string], { scope: ScopeKey; body: string }>;
  changesOf: Statement<[string, string, number], ChangeText>;
  changeAt: Statement<[string, number], Made>;
}>;

export function prepareKeptRows(database: Connection): KeptRowsStatements {
  return {
    row: database.prepare(`select ${ROW_COLUMNS} from "row" where organisation = ? and id = ?`),
    scope: database
      .prepare<[string, string], RowId>(
        "select row_id from row_scope where organisation = ? and scope = ?",
      )
      .pluck(),
    years: database
      .prepare<[string, string, string], string | null>(
        "select min(scope) from row_scope where organisation = ? and scope > ? and scope < ?",
      )
      .pluck(),
    named: database.prepare(
      "select row_id as id, rank from name where organisation = ? and register = ? and folded = ?",
    ),
    findings: database.prepare(
      "select scope, body from finding where organisation = ? and scope = ? order by ordinal",
    ),
    changesOf: database.prepare(
      `select kind, after from "change" where organisation = ? and row_id = ? and version <= ? order by version desc`,
    ),
    changeAt: database.prepare(
      `select member.name as by, member.id as memberId, at from "change" join member on member.organisation = "change".organisation and member.id = "change".member where "change".organisation = ? and version = ?`,
    ),
  };
}

/** One organisation's rows, as the writer's transaction sees them. */
export class KeptRowsIn implements KeptRows {
  readonly #statements: KeptRowsStatements;
  readonly #organisation: string;
  readonly #cache: RowCache;
  readonly #sources: FindingSources;
  readonly #displayRefs: Readonly<Partial<Record<RegisterKey, number>>>;

  constructor(
    statements: KeptRowsStatements,
    organisation: Readonly<{
      id: string;
      cache: RowCache;
      sources: FindingSources;
      displayRefs: Readonly<Partial<Record<RegisterKey, number>>>;
    }>,
  ) {
    this.#statements = statements;
    this.#organisation = organisation.id;
    this.#cache = organisation.cache;
    this.#sources = organisation.sources;
    this.#displayRefs = organisation.displayRefs;
  }

  row(id: RowId): StoredRow | undefined {
    const cached = this.#cache.row(id);
    if (cached !== undefined) return cached;
    const record = this.#statements.row.get(this.#organisation, id);
    return record === undefined ? undefined : this.#cache.keep(storedRow(record));
  }

  rowsIn(key: ScopeKey): readonly StoredRow[] {
    if (key.startsWith("row:")) {
      // What follows "row:" is the id of the row the key was made from.
      const row = this.row(key.slice("row:".length) as RowId);
      return row === undefined || row.removed !== null ? [] : [row];
    }
    const cached = this.#cache.scope(key);
    if (cached !== undefined) return cached;
    const rows = this.#statements.scope
      .all(this.#organisation, key)
      .flatMap((id) => this.row(id) ?? []);
    return this.#cache.keepScope(key, rows);
  }

  /** Steps from one year's key to the next, however many rows each of them has. */
  *yearsOf(kind: "fund-year" | "scheme-year", subject: string): Iterable<string> {
    const prefix = `${kind}:${subject}:`;
    const beyond = `${prefix}\u{10ffff}`;
    let key = this.#statements.years.get(this.#organisation, prefix, beyond);
    while (key !== null && key !== undefined) {
      yield key.slice(prefix.length);
      key = this.#statements.years.get(this.#organisation, key, beyond);
    }
  }

  named(register: RegisterKey, folded: string): readonly NamedRow[] {
    const cached = this.#cache.named(register, folded);
    if (cached !== undefined) return cached;
    const rows = this.#statements.named.all(this.#organisation, register, folded);
    this.#cache.keepNamed(register, folded, rows);
    return rows;
  }

  findingsOf(scope: ScopeKey): readonly Finding[] {
    return this.#statements.findings
      .all(this.#organisation, scope)
      .map((record) => readFinding(record, this.#sources));
  }

  valueAt(id: RowId, field: string, version: number): FieldValue {
    for (const { kind, after } of this.#statements.changesOf.iterate(
      this.#organisation,
      id,
      version,
    )) {
      // The log is JSON this program wrote.
      const values = after === null ? {} : (JSON.parse(after) as Values);
      const value = values[field];
      if (value !== undefined) return value;
      if (kind === "insert") return null;
    }
    return null;
  }

  changeAt(version: number): Made | null {
    return this.#statements.changeAt.get(this.#organisation, version) ?? null;
  }

  lastDisplayRef(register: RegisterKey): number {
    return this.#displayRefs[register] ?? 0;
  }
}
