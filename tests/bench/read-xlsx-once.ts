import { readFileSync } from "node:fs";
import { Unzip, UnzipInflate } from "fflate";
import { SaxesParser } from "saxes";
import { readXlsx } from "../../server/workbook-files/read-xlsx.ts";
import { peakMegabytes } from "../support/peak-memory.ts";

/** What reading a workbook once took, and the most memory the process held. */
export type ReadOnce = Readonly<{ milliseconds: number; megabytes: number }>;

/** Pieces a plain program would read a file in: given whole, an inflater holds all it unpacks. */
const PIECE = 64 * 1024;

const [how, file = ""] = process.argv.slice(2);
const bytes = readFileSync(file);
const began = performance.now();
const cells = how === "ours" ? read(bytes) : parse(bytes);
const milliseconds = performance.now() - began;
if (cells < 2_000_000) throw new Error(`Only ${cells} cells were read.`);
const measured: ReadOnce = {
  milliseconds,
  megabytes: peakMegabytes(),
};
process.send?.(measured);

function read(workbook: Uint8Array): number {
  const result = readXlsx(workbook);
  if (!result.ok) throw new Error(result.problem);
  return result.value.sheets.flatMap(({ rows }) => rows).reduce((sum, row) => sum + row.length, 0);
}

/** Every part through the same inflater and the same parser, and only the cells counted. */
function parse(workbook: Uint8Array): number {
  let cells = 0;
  const unzip = new Unzip((part) => {
    const decoder = new TextDecoder();
    const parser = new SaxesParser({ position: false });
    parser.on("opentag", ({ name }) => {
      if (name === "c") cells += 1;
    });
    parser.on("text", () => {});
    part.ondata = (error, piece, isLast) => {
      if (error) throw error;
      parser.write(decoder.decode(piece, { stream: true }));
      if (isLast) parser.close();
    };
    part.start();
  });
  unzip.register(UnzipInflate);
  for (let at = 0; at < workbook.length; at += PIECE) {
    unzip.push(workbook.subarray(at, at + PIECE), at + PIECE >= workbook.length);
  }
  return cells;
}
