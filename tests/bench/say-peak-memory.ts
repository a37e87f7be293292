// Loaded before a command: when it ends, the most memory it held goes to a file.
import { writeFileSync } from "node:fs";
import { peakMegabytes } from "../support/peak-memory.ts";

process.on("exit", () => {
  writeFileSync(process.env.FOREPLAN_PEAK_FILE ?? "", String(peakMegabytes()));
});
