import type { Framework } from "../../../shared/framework/framework.ts";
import { FRAMEWORKS } from "../../../shared/frameworks/all-frameworks.ts";
import { fail, ok } from "../../../shared/values/result.ts";
import { chooseFramework } from "../choose-framework.ts";
import type { Command } from "../command.ts";
import { jsonDocument } from "../plain-json.ts";
import { readOptions } from "../read-options.ts";

export const framework: Command = {
  usage: ["framework list [--json]", "framework show F [--json]"],
  does: "lists the frameworks that come with Foreplan, or shows one with its sources",

  async run(words, context) {
    const options = readOptions(words, { json: { type: "boolean" } });
    if (!options.ok) return options;
    const { values: given, positionals } = options.value;
    const [action, name] = positionals;
    if (action === "list") {
      const all = Object.values(FRAMEWORKS).map(({ key, organisation, document }) => ({
        key,
        organisation,
        title: document.title,
        edition: document.edition,
      }));
      const lines = all.map(({ key, organisation, title }) => `${key}: ${title} (${organisation})`);
      context.out(given.json ? jsonDocument({ frameworks: all }) : `${lines.join("\n")}\n`);
      return ok(0);
    }
    if (action === "show") {
      const chosen = await chooseFramework(name);
      if (!chosen.ok) return chosen;
      context.out(given.json ? jsonDocument(chosen.value) : inWords(chosen.value));
      return ok(0);
    }
    return fail(`framework takes list or show; "${action ?? ""}" is neither.`);
  },
};

function inWords({ document, organisation, rules, questions = [] }: Framework): string {
  return [
    `${document.title}, ${document.edition} (${organisation})`,
    ...rules.map(
      ({ id, check, force, source }) => `  ${id}: ${check} (${force}): "${source.quote}"`,
    ),
    ...questions.map(({ question }) => `  Open: ${question}`),
    "",
  ].join("\n");
}
