import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readXlsx } from "../../server/workbook-files/read-xlsx.ts";
import type { SheetDescription } from "../../server/workbook-files/workbook-description.ts";
import { writeXlsx } from "../../server/workbook-files/write-xlsx.ts";
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
