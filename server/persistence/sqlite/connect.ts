import Database from "better-sqlite3";
import { fail, ok, type Result } from "../../../shared/values/result.ts";
import { pendingMigrations } from "../migrate.ts";
import type { AppliedMigration } from "../migration.ts";

export type Connection = Database.Database;

/** Earlier ones can lose a committed transaction when the write-ahead log is reset. */
const OLDEST_SQLITE = [3, 51, 3] as const;

/** One writer, and a reader of its own that sees only what was committed. */
export type Connections = Readonly<{ writer: Connection; reader: Connection }>;

/** Opens the file, creating it where there is none, and brings its tables up to date. */
export function connect(file: string, now: number): Result<Connections, string> {
  const writer = new Database(file);
  const problem = refusal(writer) ?? configure(writer) ?? migrate(writer, now);
  if (problem !== null) {
    writer.close();
    return fail(problem);
  }
  const reader = new Database(file, { readonly: true });
  tune(reader);
  return ok({ writer, reader });
}

function refusal(database: Connection): string | null {
  const version = String(database.prepare("select sqlite_version()").pluck().get());
  return isOlder(version.split(".").map(Number))
    ? `This program carries SQLite ${version}, and needs ${OLDEST_SQLITE.join(".")} or later: install its packages again with npm ci.`
    : null;
}

function isOlder(version: readonly number[]): boolean {
  for (const [place, oldest] of OLDEST_SQLITE.entries()) {
    const have = version[place] ?? 0;
    if (have !== oldest) return have < oldest;
  }
  return false;
}

function configure(writer: Connection): string | null {
  writer.pragma("journal_mode = WAL");
  // In WAL mode SQLite falls from FULL to NORMAL by itself; an acknowledged change must be on disk.
  writer.pragma("synchronous = FULL");
  tune(writer);
  writer.exec(
    "create table if not exists migration (version integer primary key, name text not null, breaking integer not null, at integer not null)",
  );
  writer.prepare("delete from migration where version < 0").run();
  return isDurable(writer)
    ? null
    : "The database does not wait for the disk (synchronous is not FULL), so an acknowledged change could be lost. Is the file on a network drive?";
}

/** True where a commit is answered only once it is on disk. To be asked after a write. */
export function isDurable(writer: Connection): boolean {
  return (
    writer.pragma("journal_mode", { simple: true }) === "wal" &&
    writer.pragma("synchronous", { simple: true }) === 2
  );
}

function tune(database: Connection): void {
  database.pragma("foreign_keys = ON");
  database.pragma("busy_timeout = 5000");
  // Kibibytes: enough to keep the indexes of a large organisation in memory.
  database.pragma("cache_size = -65536");
  database.pragma("temp_store = MEMORY");
}

function migrate(writer: Connection, now: number): string | null {
  const applied = writer
    .prepare<[], { version: number; name: string; breaking: number }>(
      "select version, name, breaking from migration",
    )
    .all()
    .map((row): AppliedMigration => ({ ...row, breaking: row.breaking === 1 }));
  const pending = pendingMigrations(applied);
  if (!pending.ok) return pending.problem;

  const record = writer.prepare("insert into migration values (?, ?, ?, ?)");
  for (const { version, name, breaking, statements } of pending.value) {
    writer.transaction(() => {
      for (const statement of statements.sqlite) writer.exec(statement);
      record.run(version, name, breaking ? 1 : 0, now);
    })();
  }
  return null;
}
