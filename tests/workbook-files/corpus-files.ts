import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** Files of other people's test suites, some of them broken or hostile on purpose. */
export const PUBLIC = join(import.meta.dirname, "../../../shared/data/public");
const CORPORA = ["xlsx_corpus", "csv_corpus", "contracts", "spend", "grants360"];

function* filesUnder(folder: string): Generator<string> {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* filesUnder(path);
    else yield path;
  }
}

/** Every file of the public corpora; none where they are not on this machine. */
export function corpusFiles(): readonly string[] {
  return CORPORA.flatMap((corpus) => [...filesUnder(join(PUBLIC, corpus))]);
}
