import { peakMegabytes } from "../support/peak-memory.ts";
import { foreplan } from "./run-foreplan.ts";

/** What the command said of one file in a process of its own, and the most memory the process held. */
export type ReadAlone = Readonly<{
  exit: number;
  out: string;
  said: readonly string[];
  megabytes: number;
}>;

const [file = ""] = process.argv.slice(2);
const { exit, out, said } = await foreplan(["read", file, "--json"]);
const alone: ReadAlone = { exit, out, said, megabytes: peakMegabytes() };
process.send?.(alone);
