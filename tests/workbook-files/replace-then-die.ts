import { readFileSync } from "node:fs";
import { replaceFile } from "../../server/workbook-files/save-workbook-file.ts";

// Replaces a file over and over until it is killed: whenever that is, the file is whole.
const [path = "", first = "", second = ""] = process.argv.slice(2);
const contents = [readFileSync(first), readFileSync(second)] as const;
process.stdout.write("started\n");
for (let turn = 0; ; turn++) {
  const [before, after] = turn % 2 === 0 ? contents : [contents[1], contents[0]];
  const replaced = await replaceFile(path, before, after);
  if (!replaced.ok) throw new Error(replaced.problem);
}
