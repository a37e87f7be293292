import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { expect, test } from "vitest";
import { readCsv } from "../../server/workbook-files/read-csv.ts";
import { readXlsx } from "../../server/workbook-files/read-xlsx.ts";
import { corpusFiles, PUBLIC } from "./corpus-files.ts";

const files = corpusFiles();
const workbooks = files.filter((path) => /\.(xlsx|xlsm|xls|ods)$/i.test(path));
const tables = files.filter((path) => /\.(csv|tsv|html|json)$/i.test(path));
const absent = `the public files are not at ${PUBLIC}`;

/** One sentence or two, the last of them telling what to do. */
const SENTENCE = /^[A-Z].*\.$/s;

test.skipIf(workbooks.length === 0)(
  `[XLS16] every workbook of the public corpora is read, or refused with a sentence${workbooks.length === 0 ? ` (skipped: ${absent})` : ""}`,
  () => {
    const refused: Record<string, string> = {};
    for (const path of workbooks) {
      const read = readXlsx(readFileSync(path));
      if (!read.ok) refused[basename(path)] = read.problem;
      else expect(read.value.sheets.length, path).toBeGreaterThan(0);
    }

    for (const [name, problem] of Object.entries(refused)) expect(problem, name).toMatch(SENTENCE);
    const unexpected = Object.keys(refused).filter((name) => /\.xls[xm]$/i.test(name));
    expect(unexpected.sort()).toEqual([
      "invalid-xml.xlsx",
      "poc-xmlbomb.xlsx",
      "protected_passtika.xlsx",
    ]);
  },
);

test.skipIf(tables.length === 0)(
  `[XLS16] every text file of the public corpora is read, or refused with a sentence${tables.length === 0 ? ` (skipped: ${absent})` : ""}`,
  () => {
    for (const path of tables) {
      const read = readCsv(readFileSync(path), basename(path));
      if (read.ok) expect(read.value.rows.length, path).toBeGreaterThan(0);
      else expect(read.problem, path).toMatch(SENTENCE);
    }
  },
);
