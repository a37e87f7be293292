import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { fail, ok } from "../../../shared/values/result.ts";
import type { Command } from "../command.ts";
import { readOptions } from "../read-options.ts";
import { withStore } from "../with-store.ts";

export const backup: Command = {
  usage: ["backup FILE"],
  does: "copies the database, while it is in use, into a new file",

  async run(words, context) {
    const options = readOptions(words, {});
    if (!options.ok) return options;
    const [file, ...others] = options.value.positionals;
    if (file === undefined || others.length > 0) return fail("backup takes one file to write to.");
    if (existsSync(file)) return fail(`${file} is there already; a backup never replaces a file.`);
    if (!existsSync(dirname(file))) return fail(`There is no folder ${dirname(file)}.`);
    return withStore(context, async (store) => {
      await store.backup(file);
      context.say(`The database is copied to ${file}.`);
      return ok(0);
    });
  },
};
