import { ok } from "../../../shared/values/result.ts";
import type { Command } from "../command.ts";
import { jsonDocument } from "../plain-json.ts";
import { readOptions } from "../read-options.ts";
import { withStore } from "../with-store.ts";

export const verify: Command = {
  usage: ["verify [--json]"],
  does: "proves the log whole and everything kept equal to what it gives; exit 1 if not",

  async run(words, context) {
    const options = readOptions(words, { json: { type: "boolean" } });
    if (!options.ok) return options;
    return withStore(context, async (store) => {
      const organisations = [];
      for (const organisation of await store.organisations()) {
        organisations.push({ organisation, ...(await store.verify(organisation)) });
      }
      const sound = organisations.every(({ problems }) => problems.length === 0);
      const lines = organisations.flatMap(({ organisation, changes, rows, problems }) => [
        `${organisation}: ${changes} changes, ${rows} rows, ${problems.length === 0 ? "all as the log says" : "not as the log says"}`,
        ...problems.map((problem) => `  ${problem}`),
      ]);
      context.out(
        options.value.values.json ? jsonDocument({ organisations }) : `${lines.join("\n")}\n`,
      );
      return ok(sound ? 0 : 1);
    });
  },
};
