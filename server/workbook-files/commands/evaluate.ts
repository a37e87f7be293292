import { existsSync } from "node:fs";
import { join } from "node:path";
import { fail, ok } from "../../../shared/values/result.ts";
import type { Command } from "../command.ts";
import { evaluateFile, type FileScore } from "../evaluation/evaluate-file.ts";
import { evaluatePhrases, type PhraseScore } from "../evaluation/evaluate-phrases.ts";
import { labelSets, phraseLabels } from "../evaluation/labels.ts";
import { readOptions } from "../read-options.ts";

const ROOT = join(import.meta.dirname, "../../..");
const DATA = join(ROOT, "../shared/data/public");
const LABELS = join(ROOT, "tests/reading/labels");

/** How well files and phrases that others wrote are read, against what a person says they hold. */
export const evaluate: Command = {
  usage: ["evaluate [--data FOLDER] [--labels FOLDER]"],
  does: "compares how published files are read with how a person labelled them",

  async run(words, context) {
    const options = readOptions(words, { data: { type: "string" }, labels: { type: "string" } });
    if (!options.ok) return options;
    const { data = DATA, labels = LABELS } = options.value.values;
    if (!existsSync(data)) return fail(`There is no folder ${data}: give the files with --data.`);
    if (!existsSync(labels)) return fail(`There is no folder ${labels}: give it with --labels.`);

    for (const { name, labels: files } of await labelSets(labels)) {
      const scores: FileScore[] = [];
      for (const label of files) {
        const score = await evaluateFile(data, label);
        if (!score.ok) return score;
        scores.push(score.value);
      }
      context.out(`${name}\n\n${tableOf(scores)}\n`);
      for (const { file, misses } of scores)
        for (const miss of misses) context.say(`${file}: ${miss}`);
    }
    const phrases = await evaluatePhrases(data, await phraseLabels(labels));
    context.out(phrasesTable(phrases));
    for (const miss of phrases.misses) context.say(miss);
    return ok(0);
  },
};

function tableOf(scores: readonly FileScore[]): string {
  return [
    "| file | header and rows | columns right / unmapped / wrong (over 0.8) | cells right / held back / silently wrong |",
    "|---|---|---|---|",
    ...scores.map(
      ({ file, sheet, rangeRight, columns, cells }) =>
        `| ${sheet === null ? file : `${file}, ${sheet}`} | ${rangeRight ? "right" : "wrong"} | ${columnsIn(columns)} | ${cellsIn(cells)} |`,
    ),
    `| **${scores.length} tables** | ${scores.filter(({ rangeRight }) => rangeRight).length} right | ${columnsIn(summed(scores.map(({ columns }) => columns)))} | ${cellsIn(summed(scores.map(({ cells }) => cells)))} |`,
    "",
  ].join("\n");
}

function phrasesTable({ right, unread, wrong }: PhraseScore): string {
  return [
    "| phrases about extending | right | declared unread | wrong |",
    "|---|---|---|---|",
    `| ${right + unread + wrong} | ${right} | ${unread} | ${wrong} |`,
    "",
  ].join("\n");
}

function columnsIn({ right, unmapped, wrong, wrongAndSure }: FileScore["columns"]): string {
  return `${right} / ${unmapped} / ${wrong} (${wrongAndSure})`;
}

function cellsIn({ right, declared, silentlyWrong }: FileScore["cells"]): string {
  return `${right} / ${declared} / ${silentlyWrong}`;
}

function summed<Counts extends Record<string, number>>(all: readonly Counts[]): Counts {
  const [first, ...others] = all;
  if (first === undefined) throw new Error("No file is labelled.");
  return others.reduce<Counts>(
    (sum, each) =>
      // The same counts in both, by their names.
      Object.fromEntries(
        Object.entries(sum).map(([key, count]) => [key, count + (each[key] ?? 0)]),
      ) as Counts,
    first,
  );
}
