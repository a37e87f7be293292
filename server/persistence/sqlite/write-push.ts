import type { Statement } from "better-sqlite3";
import type { Finding, ScopeKey } from "../../../shared/checks/check.ts";
import { sharedKeysOf } from "../../../shared/checks/scopes.ts";
import { registerOf } from "../../../shared/registers/all-registers.ts";
import { namesOf, type RowName } from "../../../shared/registers/resolve-references.ts";
import type { KeptConflict } from "../../../shared/sync/kept-conflict.ts";
import type { Author, RowWrite } from "../../../shared/sync/row-write.ts";
import { presentRow, type StoredRow } from "../../../shared/sync/stored-row.ts";
import { chainHash, digestOf } from "./change-log.ts";
import type { Connection } from "./connect.ts";
import { findingText } from "./finding-text.ts";
import type { RowCache } from "./row-cache.ts";
import { fieldsText } from "./row-text.ts";

export type PushStatements = Readonly<
  Record<
    | "insertRow"
    | "updateRow"
    | "addScope"
    | "dropScope"
    | "addName"
    | "dropName"
    | "addChange"
    | "findingTexts"
    | "dropFindings"
    | "addFinding"
    | "addConflict"
    | "openConflicts"
    | "closeConflicts",
    Statement
  >
>;

/** The statements that a push writes with, prepared once for a connection. */
export function preparePush(database: Connection): PushStatements {
  return {
    insertRow: database.prepare(`insert into "row" values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`),
    updateRow: database.prepare(
      `update "row" set "values" = ?, version = ?, fields = ?, removed = ? where organisation = ? and id = ?`,
    ),
    addScope: database.prepare("insert or ignore into row_scope values (?, ?, ?)"),
    dropScope: database.prepare(
      "delete from row_scope where organisation = ? and scope = ? and row_id = ?",
    ),
    addName: database.prepare("insert or ignore into name values (?, ?, ?, ?, ?)"),
    dropName: database.prepare(
      "delete from name where organisation = ? and register = ? and folded = ? and row_id = ?",
    ),
    addChange: database.prepare(
      `insert into "change" values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    findingTexts: database
      .prepare("select body from finding where organisation = ? and scope = ? order by ordinal")
      .pluck(),
    dropFindings: database.prepare("delete from finding where organisation = ? and scope = ?"),
    addFinding: database.prepare("insert into finding values (?, ?, ?, ?, ?, ?, ?)"),
    addConflict: database.prepare(
      "insert or ignore into conflict values (?, ?, ?, ?, ?, ?, ?, null, null, null)",
    ),
    openConflicts: database
      .prepare("select row_id from conflict where organisation = ? and settled_at is null")
      .pluck(),
    closeConflicts: database.prepare(
      `update conflict set settled_by = ?, settled_at = ?, choice = 'overtaken'
       where organisation = ? and row_id = ? and settled_at is null and replica = ?
       and json_extract(body, '$.field') = ?`,
    ),
  };
}

/** Where the log of an organisation ends. */
export type LogHead = Readonly<{ version: number; hash: string }>;

/** Everything that is the same for all changes of one push. */
export type PushOrigin = Readonly<{
  organisation: string;
  author: Author;
  mutation: string | null;
  /** Who agreed and why, as JSON, where the push was taken as a fact. */
  asFact: string | null;
  newSalt: () => string;
}>;

/** Writes what a judged push changes. All of it belongs to the transaction that is under way. */
export class PushWriter {
  readonly #statements: PushStatements;
  readonly #cache: RowCache;
  readonly #origin: PushOrigin;

  constructor(statements: PushStatements, cache: RowCache, origin: PushOrigin) {
    this.#statements = statements;
    this.#cache = cache;
    this.#origin = origin;
  }

  /** Rows, their index and their names, and the log that tells of them; answers the log's new end. */
  writeRows(writes: readonly RowWrite[], head: LogHead): LogHead {
    let end = head;
    for (const write of writes) {
      const values = JSON.stringify(write.after.values);
      this.#writeRow(write, values);
      this.#writeIndexes(write);
      end = this.#writeChange(write, values, end);
    }
    return end;
  }

  writeFindings(
    findings: ReadonlyMap<ScopeKey, readonly Finding[]>,
    writes: readonly RowWrite[],
  ): void {
    const { organisation } = this.#origin;
    // The scope of a row that is new holds no findings yet.
    const fresh = new Set<string>();
    for (const { kind, after } of writes) if (kind === "insert") fresh.add(`row:${after.id}`);
    for (const [scope, some] of findings) {
      const texts = some.map(findingText);
      if (!fresh.has(scope) && !this.#clearForOthers(scope, texts)) continue;
      for (const [ordinal, { subject, severity }] of some.entries()) {
        this.#statements.addFinding.run(
          organisation,
          scope,
          ordinal,
          subject.id,
          subject.register,
          severity,
          texts[ordinal],
        );
      }
    }
  }

  /** Most edits leave what is said of a scope as it was: that is found out for less than writing it. */
  #clearForOthers(scope: ScopeKey, texts: readonly string[]): boolean {
    const { organisation } = this.#origin;
    const kept = this.#statements.findingTexts.all(organisation, scope);
    if (kept.length === texts.length && kept.every((text, place) => text === texts[place]))
      return false;
    if (kept.length > 0) this.#statements.dropFindings.run(organisation, scope);
    return true;
  }

  /** Whoever changes a field again has seen the other value: their own open conflict about it is over. */
  closeOvertaken(writes: readonly RowWrite[]): void {
    const { organisation, author } = this.#origin;
    const { member, at, replica } = author;
    const open = new Set(this.#statements.openConflicts.all(organisation));
    if (open.size === 0 || replica === null) return;
    for (const { after, to } of writes) {
      if (!open.has(after.id)) continue;
      for (const field of Object.keys(to ?? {})) {
        this.#statements.closeConflicts.run(member, at, organisation, after.id, replica, field);
      }
    }
  }

  writeConflicts(conflicts: readonly KeptConflict[]): void {
    for (const { conflict, edits, replica } of conflicts) {
      this.#statements.addConflict.run(
        this.#origin.organisation,
        conflict.id,
        conflict.register,
        conflict.row,
        JSON.stringify(conflict),
        JSON.stringify(edits),
        replica,
      );
    }
  }

  #writeRow({ before, after }: RowWrite, values: string): void {
    const { organisation } = this.#origin;
    const { id, version, register, created, displayRef } = after;
    const removed = after.removed === null ? null : JSON.stringify(after.removed);
    const fields = fieldsText(after);
    if (before !== null) {
      this.#statements.updateRow.run(values, version, fields, removed, organisation, id);
      return;
    }
    this.#statements.insertRow.run(
      organisation,
      id,
      register,
      values,
      version,
      created.version,
      created.replica,
      fields,
      displayRef,
      removed,
    );
  }

  #writeIndexes({ before, after }: RowWrite): void {
    const { organisation } = this.#origin;
    const { id, register } = after;
    const had = indexedScopes(before);
    const has = indexedScopes(after);
    const left = had.filter((scope) => !has.includes(scope));
    for (const scope of left) this.#statements.dropScope.run(organisation, scope, id);
    for (const scope of has) {
      if (!had.includes(scope)) this.#statements.addScope.run(organisation, scope, id);
    }
    this.#cache.wrote(after, left, has);

    if (before !== null && isCalledTheSame(before, after)) return;
    const called = names(before);
    const calls = names(after);
    for (const { folded, rank } of called) {
      if (!goesBy(calls, folded, rank)) {
        this.#statements.dropName.run(organisation, register, folded, id);
        this.#cache.renamed(register, folded);
      }
    }
    for (const { folded, rank } of calls) {
      if (goesBy(called, folded, rank)) continue;
      this.#statements.addName.run(organisation, register, folded, id, rank);
      this.#cache.renamed(register, folded);
    }
  }

  #writeChange({ kind, after, from, to }: RowWrite, values: string, head: LogHead): LogHead {
    const { organisation, author, mutation, asFact, newSalt } = this.#origin;
    const { version, register, id } = after;
    const before = from === null ? null : JSON.stringify(from);
    const became = kind === "insert" ? values : to === null ? null : JSON.stringify(to);
    const salt = newSalt();
    const digest = digestOf({ salt, before, after: became });
    const entry = { version, register, rowId: id, kind, author, mutation, asFact };
    const hash = chainHash(head.hash, digest, entry);
    const { member, replica, at } = author;
    this.#statements.addChange.run(
      organisation,
      version,
      register,
      id,
      kind,
      before,
      became,
      member,
      replica,
      mutation,
      asFact,
      at,
      salt,
      digest,
      hash,
    );
    return { version, hash };
  }
}

/** The scopes a row is kept under in the index: its own holds it alone and needs no keeping. */
export function indexedScopes(row: StoredRow | null): readonly ScopeKey[] {
  const present = presentRow(row);
  return present === null ? [] : sharedKeysOf(present);
}

function names(row: StoredRow | null): readonly RowName[] {
  const present = presentRow(row);
  return present === null ? [] : namesOf(present);
}

/** Folding a name costs more than seeing that nothing a row is called by has changed. */
function isCalledTheSame(before: StoredRow, after: StoredRow): boolean {
  if ((before.removed === null) !== (after.removed === null)) return false;
  return registerOf(after.register).namedBy.every(
    (field) => before.values[field] === after.values[field],
  );
}

function goesBy(some: readonly RowName[], folded: string, rank: number): boolean {
  return some.some((name) => name.folded === folded && name.rank === rank);
}
