import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { REGISTER_KEYS } from "../../../shared/registers/all-registers.ts";
import type { RegisterKey } from "../../../shared/registers/field.ts";

/** What a person found by looking at a file. Rows are numbered as Excel numbers them, from 1. */
const FileLabel = z.object({
  file: z.string(),
  /** Null for the first one. */
  sheet: z.string().nullable(),
  register: z.enum(REGISTER_KEYS as [RegisterKey, ...RegisterKey[]]),
  /** The last row of the header. */
  header: z.number(),
  first: z.number(),
  last: z.number(),
  /** How many real rows there are. */
  rows: z.number(),
  /** By header the field, or several that would do; every other column is no field of the register. */
  columns: z.record(z.string(), z.union([z.string(), z.array(z.string().nullable())])),
  /** Row, header, field, and the value: money in pence, a reference by its text. */
  cells: z.array(z.tuple([z.number(), z.string(), z.string(), z.json()])),
});
export type FileLabel = z.infer<typeof FileLabel>;

/** A cell that must be held back and told, or that says nothing is known. */
export const HELD_BACK = "(unread)";
export const NOT_KNOWN = "(not known)";

const PhraseLabel = z.object({
  /** Its place in the file, from 1. */
  phrase: z.number(),
  term: z.number().nullable(),
  /** In months; empty where the phrase says nothing that could be put down. */
  options: z.array(z.number()),
  upTo: z.boolean(),
});
export type PhraseLabel = z.infer<typeof PhraseLabel>;

/** Labels that were made together: `files.json`, `unseen-files.json`. */
export type LabelSet = Readonly<{ name: string; labels: readonly FileLabel[] }>;

/** Every set of the folder; those who label apart from the reader's authors have one of their own. */
export async function labelSets(folder: string): Promise<readonly LabelSet[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith("files.json")).sort();
  return Promise.all(
    names.map(async (name) => ({
      name,
      labels: z.array(FileLabel).parse(JSON.parse(await readFile(join(folder, name), "utf8"))),
    })),
  );
}

export async function phraseLabels(folder: string): Promise<readonly PhraseLabel[]> {
  return z
    .array(PhraseLabel)
    .parse(JSON.parse(await readFile(join(folder, "phrases.json"), "utf8")));
}
