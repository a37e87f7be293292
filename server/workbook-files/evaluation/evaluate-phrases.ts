import { readFile } from "node:fs/promises";
import { PLAIN_CONTEXT } from "../../../shared/reading/cell-reading.ts";
import { EMPTY_CELL } from "../../../shared/reading/raw-sheet.ts";
import { readCell } from "../../../shared/reading/read-cell.ts";
import type { ExtensionOption } from "../../../shared/registers/field.ts";
import type { PhraseLabel } from "./labels.ts";

export const PHRASES_FILE = "derived/extension_phrases_2020_dev.tsv";

export type PhraseScore = Readonly<{
  right: number;
  /** Declared unread although there was something to read. */
  unread: number;
  wrong: number;
  misses: readonly string[];
}>;

/** Reads each phrase as a cell of an extension options column. */
export async function evaluatePhrases(
  data: string,
  labels: readonly PhraseLabel[],
): Promise<PhraseScore> {
  const lines = (await readFile(`${data}/${PHRASES_FILE}`, "utf8")).trim().split("\n").slice(1);
  const score = { right: 0, unread: 0, wrong: 0 };
  const misses: string[] = [];
  for (const { phrase, ...label } of labels) {
    const read = readPhrase(lines[phrase - 1]?.split("\t").at(-1) ?? "");
    const nothing = label.options.length === 0;
    if (read === null) score[nothing ? "right" : "unread"]++;
    else if (!nothing && saysTheSame(read, label)) score.right++;
    else score.wrong++;
    if (read === null ? !nothing : !saysTheSame(read, label)) {
      misses.push(`phrase ${phrase}: ${read === null ? "unread" : JSON.stringify(read)}`);
    }
  }
  return { ...score, misses };
}

type ReadPhrase = Omit<PhraseLabel, "phrase">;

function readPhrase(text: string): ReadPhrase | null {
  const cell = { ...EMPTY_CELL, value: text, text };
  const reading = readCell(cell, { kind: "extension-options" }, PLAIN_CONTEXT);
  if (reading.kind !== "value" || !Array.isArray(reading.value)) return null;
  const also = reading.remark?.kind === "also-says" ? reading.remark : null;
  const term = also?.values.initialTerm;
  return {
    term: typeof term === "string" ? monthsOf(term) : null,
    // The reader of extension options gives options.
    options: (reading.value as readonly ExtensionOption[]).map(({ length }) => monthsOf(length)),
    upTo: also?.upTo ?? false,
  };
}

function saysTheSame(read: ReadPhrase, label: ReadPhrase): boolean {
  return (
    read.term === label.term &&
    read.upTo === label.upTo &&
    read.options.join() === label.options.join()
  );
}

/** "P24M" is 24; weeks and days do not occur in these phrases. */
function monthsOf(term: string): number {
  return Number(term.slice(1, -1));
}
