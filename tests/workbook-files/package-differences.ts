import { openZip, storedBytes } from "../../server/workbook-files/zip-archive.ts";

/** The parts by which two workbooks differ, each compared byte for byte as it lies in the archive. */
export function partsThatDiffer(before: Uint8Array, after: Uint8Array): readonly string[] {
  const [old, now] = [openZip(before), openZip(after)];
  const known = new Map(old.entries.map((entry) => [entry.name, entry]));
  const differing: string[] = [];
  for (const entry of now.entries) {
    const was = known.get(entry.name);
    known.delete(entry.name);
    if (was === undefined) differing.push(`${entry.name} (new)`);
    else if (Buffer.compare(storedBytes(old, was), storedBytes(now, entry)) !== 0) {
      differing.push(entry.name);
    }
  }
  return [...differing, ...[...known.keys()].map((name) => `${name} (gone)`)].sort();
}
