// Loaded before a command: when it ends, the most memory it held goes to a file.
import { writeFileSync } from "node:fs";

process.on("exit", () => {
  writeFileSync(process.env.FOREPLAN_PEAK_FILE, String(process.resourceUsage().maxRSS * 1024));
});
