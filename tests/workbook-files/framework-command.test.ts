import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openDatabase } from "../../server/persistence/open-database.ts";
import { frameworkWorkbook } from "../../server/workbook-files/framework-workbook.ts";
import { readXlsx } from "../../server/workbook-files/read-xlsx.ts";
import type { SheetDescription } from "../../server/workbook-files/workbook-description.ts";
import { writeXlsx } from "../../server/workbook-files/write-xlsx.ts";
import { frameworkOf } from "../../shared/frameworks/all-frameworks.ts";
import { starter } from "../../shared/frameworks/starter.ts";
import { pence } from "../../shared/values/pence.ts";
import { council, SCHEME } from "../framework/council.ts";
import {
  idsFrom,
  insert,
  ORGANISATION,
  openedStore,
  pushedRow,
  pushOf,
} from "../persistence/opened-store.ts";
import { named } from "../sync/pushed-rows.ts";
import { foreplan, json, TestFolder } from "./run-foreplan.ts";

/** A workbook that was written, with one cell of one sheet written over. */
function changed(file: string, sheet: string, cell: readonly [number, number], value: string) {
  const read = readXlsx(readFileSync(file));
  if (!read.ok) throw new Error(read.problem);
  const sheets = read.value.sheets.map(
    ({ name, rows }): SheetDescription => ({
      name,
      rows: rows.map((cells, row) =>
        cells.map((old, column) =>
          name === sheet && row === cell[0] && column === cell[1] ? value : old.value,
        ),
      ),
    }),
  );
  return writeXlsx({ sheets });
}

const ALLOCATIONS =
  "financialYear,fund,title,serviceArea,scheme,amount,status,mechanism,role,provider\n" +
  "2020/21,Police Property Act,Boxing club,Prevention Activities,Community Grant Scheme,3001,approved,Grant,Lead,A club\n";

test("[CLI35] a framework written as a workbook is taken wherever a framework is, with the same answers", async () => {
  using folder = new TestFolder();
  const file = join(folder.path, "dorset.xlsx");
  expect((await foreplan(["framework", "show", "dorset", "--xlsx", file])).exit).toBe(0);
  const rows = folder.write("allocations.csv", ALLOCATIONS);
  const words = ["check", `${rows}:allocations`, "--framework"];

  const byName = await json(...words, "dorset");
  const byFile = await json(...words, file);

  expect(byFile.document.findings).toEqual(byName.document.findings);
  expect(byFile.document.findings.map(({ rule }) => rule)).toContain("R30");
});

test("[CLI35] a workbook is never written over a file that is there", async () => {
  using folder = new TestFolder();
  const file = folder.write("mine.xlsx", "mine");
  const ran = await foreplan(["framework", "show", "dorset", "--xlsx", file]);

  expect([ran.exit, readFileSync(file, "utf8")]).toEqual([2, "mine"]);
  expect(ran.said).toEqual([
    `${file} cannot be written: it is there already. Give the name of a new file.`,
  ]);
});

test("[CLI36] a preview names each cell to put right and what is left open, and `check` sends to it", async () => {
  using folder = new TestFolder();
  const whole = join(folder.path, "whole.xlsx");
  await foreplan(["framework", "show", "dorset", "--xlsx", whole]);
  const fine = await foreplan(["framework", "preview", whole]);
  expect(fine.exit).toBe(0);
  expect(fine.out).toContain("OPEN  Under which power are grants made?");

  const broken = folder.write("broken.xlsx", changed(whole, "Rules", [4, 1], "Long turm fund"));
  const previewed = await foreplan(["framework", "preview", broken]);
  expect(previewed.exit).toBe(1);
  expect(previewed.out).toMatch(/ERROR {2}Sheet "Rules", cell B5 \(Kind of rule\) says "Long turm/);

  const checked = await foreplan(["check", broken, "--framework", broken]);
  expect(checked.exit).toBe(2);
  expect(checked.said[0]).toMatch(
    /is no whole framework, with 1 to put right: .* framework preview/,
  );
});

test("[CLI37] an edition is previewed against the register, proposed, signed and adopted on the command line", async () => {
  using folder = new TestFolder();
  const opened = await openedStore(starter);
  onTestFinished(() => opened.close());
  const olwen = await opened.as("officer", "olwen");
  await opened.as("administrator", "ann");
  await opened.as("manager", "megan");
  const mint = idsFrom(5);
  const grant = (pounds: number) =>
    pushedRow(
      olwen,
      pushOf("allocations", [
        insert(mint(), {
          ...{ title: `Grant of ${pounds}`, financialYear: "2026/27", status: "proposed" },
          ...{ fund: named("Community fund"), scheme: named(SCHEME), serviceArea: "youth-work" },
          amount: pence(pounds * 100),
        }),
      ]),
    );
  await grant(3_500);
  const file = folder.write("council.xlsx", frameworkWorkbook(council("1", 3_000)));
  const run = (...words: string[]) =>
    foreplan(["framework", ...words], {
      openStore: () => openDatabase(opened.file, { clock: opened.clock, randomBytes, frameworkOf }),
    });

  const previewed = await run("preview", file, "--as", "ann", "--from", "2026-04-01");
  expect(previewed.exit).toBe(1);
  expect(previewed.out).toContain("1 row would fail under it.\n  Grant of 3500: £3,500 is £500");
  const early = await run("propose", file, "--as", "megan", "--from", "2026-04-01");
  expect([early.exit, early.said[0]]).toEqual([2, expect.stringMatching(/by an administrator/)]);
  const proposed = await run("propose", file, "--as", "ann", "--from", "2026-04-01");
  const id = proposed.out.trim();
  expect((await run("adopt", id, "--as", "ann")).said).toEqual([
    "It cannot be adopted yet: it needs 2 more signatures.",
  ]);
  for (const who of ["ann", "megan"]) expect((await run("sign", id, "--as", who)).exit).toBe(0);
  expect((await run("adopt", id, "--as", "ann")).said[0]).toBe(
    "Adopted from 1 April 2026; 2 printed rows came in.",
  );
  expect((await run("editions", "--as", "ann")).out).toContain(
    "in-force\t2026-04-01\tSaltmarsh grants policy, 1",
  );
  expect((await grant(3_001)).kind).toBe("refused");
  expect((await opened.store.verify(ORGANISATION.id)).problems).toEqual([]);
});

test.each([
  [["propose", "dorset"], /^Say who you are with --as: one of ann\.$/],
  [["propose", "dorset", "--as", "ann"], /^--from takes the day it comes into force/],
  [["withdraw", "x", "--as", "ann"], /^--reason is missing/],
  [["sign", "x", "--as", "ann"], /^There is no such proposal/],
  [["annul", "x"], /^framework takes list, show, preview, propose, /],
])("[CLI37] framework %j ends with a sentence", async (words, said) => {
  const opened = await openedStore(starter);
  onTestFinished(() => opened.close());
  await opened.as("administrator", "ann");
  const { exit, said: sentences } = await foreplan(["framework", ...words], {
    openStore: () => openDatabase(opened.file, { clock: opened.clock, randomBytes, frameworkOf }),
  });

  expect([exit, sentences[0]]).toEqual([2, expect.stringMatching(said)]);
});
