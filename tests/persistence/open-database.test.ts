import { randomBytes } from "node:crypto";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { getTableConfig, type SQLiteTable } from "drizzle-orm/sqlite-core";
import { describe, expect, onTestFinished, test } from "vitest";
import { MIGRATIONS, pendingMigrations } from "../../server/persistence/migrate.ts";
import { openDatabase } from "../../server/persistence/open-database.ts";
import { connect, isDurable } from "../../server/persistence/sqlite/connect.ts";
import * as tables from "../../server/persistence/sqlite/tables.ts";
import { starter } from "../../shared/frameworks/starter.ts";
import { IsoDay } from "../../shared/values/calendar-date.ts";
import { movedClock } from "../support/moved-clock.ts";
import { allocation } from "../sync/pushed-rows.ts";
import { idsFrom, insert, ORGANISATION, openedStore, pushed, pushOf } from "./opened-store.ts";
import { columnOf, tamper } from "./raw-file.ts";

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "foreplan-open-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

function connected() {
  const opened = connect(join(folder(), "test.db"), 0);
  if (!opened.ok) throw new Error(opened.problem);
  onTestFinished(() => {
    opened.value.reader.close();
    opened.value.writer.close();
  });
  return opened.value;
}

const world = {
  clock: movedClock(IsoDay.parse("2026-05-04")),
  randomBytes,
  frameworkOf: () => starter,
};

describe("opening", () => {
  test("[STO4] a commit is on disk before it is answered, also after the first write", () => {
    const { writer } = connected();
    writer.exec("create table one (a)");
    writer.prepare("insert into one values (1)").run();
    expect(isDurable(writer)).toBe(true);
    writer.pragma("synchronous = NORMAL");
    expect(isDurable(writer)).toBe(false);
  });

  test("[STO4] the reader cannot write", () => {
    const { reader } = connected();
    expect(() => reader.exec("delete from member")).toThrow(/readonly/);
  });

  test("[STO18] opening again changes nothing", () => {
    const file = join(folder(), "test.db");
    for (const _again of [1, 2]) {
      const opened = connect(file, 0);
      if (!opened.ok) throw new Error(opened.problem);
      opened.value.reader.close();
      opened.value.writer.close();
    }
    expect(columnOf(file, "select version from migration")).toEqual(
      MIGRATIONS.map(({ version }) => version),
    );
  });

  test("[STO18] a database with a newer breaking step is refused with a sentence, and left alone", async () => {
    const file = join(folder(), "test.db");
    const opened = await openDatabase(file, world);
    if (opened.ok) await opened.value.close();
    tamper(file, "insert into migration values (99, 'later', 1, 0)");
    const before = columnOf(file, "select count(*) from sqlite_master");
    const refused = await openDatabase(file, world);
    expect(refused).toMatchObject({ ok: false, problem: expect.stringMatching(/step 99, later/) });
    expect(columnOf(file, "select count(*) from sqlite_master")).toEqual(before);
  });

  test("[STO18] a newer step that breaks nothing is borne", () => {
    const applied = [...MIGRATIONS, { version: 99, name: "later", breaking: false }];
    expect(pendingMigrations(applied)).toEqual({ ok: true, value: [] });
  });

  test("[STO18] missing steps come in the order of their numbers", () => {
    const step = (version: number) => ({
      version,
      name: `step-${version}`,
      breaking: false,
      statements: { sqlite: [], postgres: [] },
    });
    const pending = pendingMigrations([{ ...step(2) }], [step(3), step(1), step(2)]);
    expect(pending.ok && pending.value.map(({ version }) => version)).toEqual([1, 3]);
  });

  test("[STO19] a PostgreSQL address is answered with a sentence", async () => {
    expect(await openDatabase("postgres://localhost/foreplan", world)).toMatchObject({
      ok: false,
      problem: expect.stringMatching(/PostgreSQL/),
    });
  });

  test.each(
    Object.values(tables).map((table): [string, SQLiteTable] => [
      getTableConfig(table).name,
      table,
    ]),
  )("[STO20] the migrations make table %s as the program has it", (name, table) => {
    const { writer } = connected();
    const made = writer.pragma(`table_info("${name}")`) as Readonly<
      { name: string; type: string; notnull: number; pk: number }[]
    >;
    const { columns, primaryKeys, indexes } = getTableConfig(table);
    expect(
      made.map((column) => [column.name, column.type.toLowerCase(), column.notnull === 1]),
    ).toEqual(columns.map((column) => [column.name, column.getSQLType(), column.notNull]));
    const keys = primaryKeys.flatMap((key) => key.columns.map((column) => column.name));
    expect(
      made
        .filter(({ pk }) => pk > 0)
        .sort((a, b) => a.pk - b.pk)
        .map((column) => column.name),
    ).toEqual(keys.length > 0 ? keys : ["id"]);
    expect(writer.pragma(`index_list("${name}")`)).toEqual(
      expect.arrayContaining(
        indexes.map((index) => expect.objectContaining({ name: index.config.name })),
      ),
    );
  });

  test("[STO20] every key of every table begins with the organisation", () => {
    for (const table of Object.values(tables)) {
      const { name, primaryKeys, indexes } = getTableConfig(table);
      if (name === "organisation") continue;
      expect(primaryKeys[0]?.columns[0]?.name).toBe("organisation");
      for (const index of indexes)
        expect(index.config.columns[0]).toMatchObject({ name: "organisation" });
    }
  });

  test("[STO21] what another framework edition worked out is worked out anew on opening", async () => {
    const opened = await openedStore(starter);
    onTestFinished(() => opened.close());
    const anna = await opened.as("officer");
    await pushed(anna, pushOf("allocations", [insert(idsFrom(1)(), allocation())]));
    const copy = join(folder(), "copy.db");
    await opened.store.backup(copy);
    expect(columnOf(copy, "select count(*) from finding")).not.toEqual([0]);
    const quiet = { ...starter, rules: [], plan: { ...starter.plan, workBack: [] } };
    const again = await openDatabase(copy, { ...world, frameworkOf: () => quiet });
    if (!again.ok) throw new Error(again.problem);
    expect((await again.value.verify(ORGANISATION.id)).problems).toEqual([]);
    await again.value.close();
  });
});

describe("backup", () => {
  test("[STO22] a copy made while the store is in use opens, is whole, and holds every answered change", async () => {
    const opened = await openedStore(starter);
    onTestFinished(() => opened.close());
    const anna = await opened.as("officer");
    const id = idsFrom(1);
    for (let n = 0; n < 5; n += 1) {
      await pushed(anna, pushOf("allocations", [insert(id(), allocation())]));
    }
    const copy = join(folder(), "copy.db");
    await opened.store.backup(copy);
    const integrity = new Database(copy, { readonly: true });
    expect(integrity.pragma("integrity_check", { simple: true })).toBe("ok");
    integrity.close();
    copyFileSync(copy, join(folder(), "elsewhere.db"));
    const restored = await openDatabase(copy, world);
    if (!restored.ok) throw new Error(restored.problem);
    expect(await restored.value.verify(ORGANISATION.id)).toEqual({
      changes: 5,
      rows: 5,
      problems: [],
    });
    await restored.value.close();
  });
});
