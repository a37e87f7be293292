import { ok } from "../../../shared/values/result.ts";
import type { Command } from "../command.ts";
import { readOptions } from "../read-options.ts";
import { withStore } from "../with-store.ts";

export const rebuild: Command = {
  usage: ["rebuild"],
  does: "works everything derived out anew from the log",

  async run(words, context) {
    const options = readOptions(words, {});
    if (!options.ok) return options;
    return withStore(context, async (store) => {
      for (const organisation of await store.organisations()) {
        await store.rebuild(organisation);
        context.say(`${organisation}: rebuilt.`);
      }
      return ok(0);
    });
  },
};
