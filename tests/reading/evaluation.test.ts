import { existsSync, mkdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  evaluateFile,
  type FileScore,
} from "../../server/workbook-files/evaluation/evaluate-file.ts";
import {
  evaluatePhrases,
  type PhraseScore,
} from "../../server/workbook-files/evaluation/evaluate-phrases.ts";
import {
  type FileLabel,
  labelSets,
  phraseLabels,
} from "../../server/workbook-files/evaluation/labels.ts";
import { foreplan, TestFolder } from "../workbook-files/run-foreplan.ts";

const DATA = "../shared/data/public";
const LABELS = "tests/reading/labels";

describe.skipIf(!existsSync(DATA)).each(await labelSets(LABELS))(
  `files that others wrote, by $name (skipped where ${DATA} is absent)`,
  ({ labels }) => {
    let scores: readonly FileScore[] = [];
    beforeAll(async () => {
      const all: FileScore[] = [];
      for (const label of labels) {
        const score = await evaluateFile(DATA, label);
        if (!score.ok) throw new Error(score.problem);
        all.push(score.value);
      }
      scores = all;
    }, 120_000);

    test("[REA52] the header and the rows of every labelled file are as a person sees them", () => {
      expect(scores.length).toBeGreaterThanOrEqual(12);
      expect(scores.filter(({ rangeRight }) => !rangeRight).map(({ file }) => file)).toEqual([]);
    });

    test("[REA52] of the labelled columns 95 in 100 are right or left alone, and none is surely wrong", () => {
      const sum = (of: keyof FileScore["columns"]) =>
        scores.reduce((total, { columns }) => total + columns[of], 0);
      const all = sum("right") + sum("unmapped") + sum("wrong");
      expect(sum("right") + sum("unmapped")).toBeGreaterThanOrEqual(all * 0.95);
      expect(sum("wrongAndSure")).toBe(0);
    });

    test("[REA52] of the sampled cells 98 in 100 are right, and none is silently wrong", () => {
      const sum = (of: keyof FileScore["cells"]) =>
        scores.reduce((total, { cells }) => total + cells[of], 0);
      const all = sum("right") + sum("declared") + sum("silentlyWrong");
      expect(all).toBeGreaterThanOrEqual(scores.length * 10);
      expect(sum("right")).toBeGreaterThanOrEqual(all * 0.98);
      expect(sum("silentlyWrong")).toBe(0);
    });
  },
);

describe.skipIf(!existsSync(DATA))(
  `phrases that others wrote (skipped where ${DATA} is absent)`,
  () => {
    let phrases: PhraseScore = { right: 0, unread: 0, wrong: 0, misses: [] };
    beforeAll(async () => {
      phrases = await evaluatePhrases(DATA, await phraseLabels(LABELS));
    });

    test("[REA53] of the phrases 9 in 10 are read as a person reads them, and none is wrong", () => {
      const { right, unread, wrong } = phrases;
      expect(right + unread + wrong).toBe(81);
      expect(right).toBeGreaterThanOrEqual(73);
      expect(wrong).toBe(0);
    });
  },
);

describe("the evaluation itself", () => {
  const folder = new TestFolder();
  afterAll(() => folder[Symbol.dispose]());

  const file = folder.write(
    "register.csv",
    "Title,Supplier,Colour,Start date\nAdvice,Acme,red,01/04/2024\nHelp,Bright,blue,TBC\n",
  );
  const data = file.slice(0, file.lastIndexOf("/"));
  const label: FileLabel = {
    file: "register.csv",
    sheet: null,
    register: "agreements",
    header: 1,
    first: 2,
    last: 3,
    rows: 2,
    columns: { Title: "title", Supplier: ["provider"], "Start date": "start" },
    cells: [
      [2, "Supplier", "provider", "Acme"],
      [2, "Start date", "start", "2024-04-01"],
      [3, "Start date", "start", "(not known)"],
    ],
  };

  async function scoreOf(given: Partial<FileLabel>) {
    const score = await evaluateFile(data, { ...label, ...given });
    if (!score.ok) throw new Error(score.problem);
    return score.value;
  }

  test("[REA51] counts what is as labelled", async () => {
    expect(await scoreOf({})).toEqual({
      file: "register.csv",
      sheet: null,
      rangeRight: true,
      columns: { right: 4, unmapped: 0, wrong: 0, wrongAndSure: 0 },
      cells: { right: 3, declared: 0, silentlyWrong: 0 },
      misses: [],
    });
  });

  test("[REA51] tells a wrong row range, a wrong column, and a cell that is wrong without a word", async () => {
    const score = await scoreOf({
      rows: 3,
      columns: { Title: "title", Supplier: "owner", "Start date": "start", Colour: "note" },
      cells: [
        [2, "Start date", "start", "2024-01-04"],
        [3, "Start date", "start", "2024-05-01"],
      ],
    });
    expect(score).toMatchObject({
      rangeRight: false,
      columns: { right: 2, unmapped: 1, wrong: 1, wrongAndSure: 1 },
      cells: { right: 0, declared: 1, silentlyWrong: 1 },
    });
    expect(score.misses).toHaveLength(4);
  });

  test("[REA130] where no table is found, nothing is right, and every cell is held back", async () => {
    folder.write("letter.csv", "Dear all\n");
    expect(await scoreOf({ file: "letter.csv" })).toEqual({
      file: "letter.csv",
      sheet: null,
      rangeRight: false,
      columns: { right: 0, unmapped: 3, wrong: 0, wrongAndSure: 0 },
      cells: { right: 0, declared: 3, silentlyWrong: 0 },
      misses: ["no table was found"],
    });
  });

  test("[REA131] every set of labels in the folder has its own table", async () => {
    const labels = new TestFolder();
    labels.write("files.json", JSON.stringify([label]));
    labels.write("unseen-files.json", JSON.stringify([{ ...label, rows: 3 }]));
    labels.write("phrases.json", "[]");
    mkdirSync(`${data}/derived`);
    folder.write("derived/extension_phrases_2020_dev.tsv", "phrase\n");
    const { out, said } = await foreplan(["evaluate", "--data", data, "--labels", labels.path]);
    labels[Symbol.dispose]();
    expect(out.match(/^\S*files\.json$/gm)).toEqual(["files.json", "unseen-files.json"]);
    expect(out.match(/^\| \*\*1 tables\*\* \| \d right/gm)).toEqual([
      "| **1 tables** | 1 right",
      "| **1 tables** | 0 right",
    ]);
    expect(said).toEqual(["register.csv: header, first, last, rows: 1, 2, 3, 2"]);
  });

  test("[REA51] a folder that is not there is one sentence", async () => {
    const { exit, said } = await foreplan(["evaluate", "--data", `${data}/absent`]);
    expect([exit, said]).toEqual([
      2,
      [`There is no folder ${data}/absent: give the files with --data.`],
    ]);
  });

  test.skipIf(!existsSync(DATA))(
    "[REA51] prints one table, and what was missed beside it",
    async () => {
      const { exit, out } = await foreplan(["evaluate"]);
      expect(exit).toBe(0);
      expect(out).toContain("| file | header and rows |");
      expect(out).toContain("| phrases about extending | right | declared unread | wrong |");
    },
    120_000,
  );
});
