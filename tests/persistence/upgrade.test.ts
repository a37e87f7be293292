import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { MIGRATIONS } from "../../server/persistence/migrate.ts";
import { connect } from "../../server/persistence/sqlite/connect.ts";
import { tamper } from "./raw-file.ts";

/** A file as the program of an earlier step left it. */
function fileAt(version: number): string {
  const folder = mkdtempSync(join(tmpdir(), "foreplan-upgrade-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "test.db");
  const database = new Database(file);
  database.exec(
    "create table migration (version integer primary key, name text not null, breaking integer not null, at integer not null)",
  );
  for (const step of MIGRATIONS.filter((one) => one.version <= version)) {
    for (const statement of step.statements.sqlite) database.exec(statement);
    database
      .prepare("insert into migration values (?, ?, ?, 0)")
      .run(step.version, step.name, step.breaking ? 1 : 0);
  }
  database.close();
  return file;
}

test("[STO33] findings, plan entries and alerts of step 2 are there after step 3, those sent with what they said", () => {
  const file = fileAt(2);
  const entry = JSON.stringify({ id: "A/end/1", title: "It ends" });
  const finding = "'o', 'row:A', 0, 'A', 'agreements', 'warning', '{}'";
  const planned = `'o', 'A', 'A/end/1', 'end', '2029-03-31', '2026-05-04', '${entry}'`;
  const alert = (key: string, state: string) =>
    `insert into alert values ('o', '${key}', 'A', '${entry}', 'due', 'owner', 'Anna', '2029-03-31', '${state}', null, null, null, 7)`;
  tamper(file, `insert into finding values (${finding})`);
  tamper(file, `insert into plan_entry values (${planned})`);
  tamper(file, alert("waiting", "due"));
  tamper(file, alert("told", "sent"));

  const opened = connect(file, 0);
  if (!opened.ok) throw new Error(opened.problem);
  const { reader, writer } = opened.value;
  onTestFinished(() => {
    reader.close();
    writer.close();
  });

  const all = (table: string) => reader.prepare(`select * from ${table}`).raw().all();
  expect(all("finding")).toEqual([["o", "row:A", 0, "A", "agreements", "warning", "{}"]]);
  expect(all("plan_entry")).toEqual([
    ["o", "A", "A/end/1", "end", "2029-03-31", "2026-05-04", entry],
  ]);
  const rest = ["due", "owner", "Anna", "2029-03-31"];
  expect(all("alert")).toEqual([
    ["o", "told", "A", "A/end/1", entry, ...rest, "sent", null, null, null, 7],
    ["o", "waiting", "A", "A/end/1", null, ...rest, "due", null, null, null, 7],
  ]);
});
