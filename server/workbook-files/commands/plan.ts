import { buildForwardPlan } from "../../../shared/forward-plan/build-forward-plan.ts";
import { formatDate } from "../../../shared/values/calendar-date.ts";
import { fail, ok } from "../../../shared/values/result.ts";
import type { Command } from "../command.ts";
import { LEDGER_OPTIONS, ledgerFrom } from "../ledger-options.ts";
import { jsonDocument } from "../plain-json.ts";
import { planCsv } from "../plan-csv.ts";
import { planIcs } from "../plan-ics.ts";
import { isWithin, type PlanLine, planLine } from "../plan-lines.ts";
import { dayOption, readOptions } from "../read-options.ts";

export const plan: Command = {
  usage: [
    "plan FILE... --framework F [--register R] [--sheet S] [--as-at DATE] [--from DATE] [--to DATE] [--json | --csv | --ics]",
  ],
  does: "derives the forward plan from the files",

  async run(words, context) {
    const options = readOptions(words, {
      ...LEDGER_OPTIONS,
      from: { type: "string" },
      to: { type: "string" },
      csv: { type: "boolean" },
      ics: { type: "boolean" },
    });
    if (!options.ok) return options;
    const { values: given, positionals } = options.value;
    if ([given.json, given.csv, given.ics].filter(Boolean).length > 1) {
      return fail("plan prints one of --json, --csv and --ics at a time.");
    }
    const from = dayOption(given.from, "--from", null);
    if (!from.ok) return from;
    const to = dayOption(given.to, "--to", null);
    if (!to.ok) return to;
    const loaded = await ledgerFrom(positionals, given, context);
    if (!loaded.ok) return loaded;

    const lines = buildForwardPlan(loaded.value.ledger, loaded.value.framework)
      .filter((entry) => isWithin(entry, from.value, to.value))
      .map((entry) => planLine(entry, loaded.value));
    if (given.json) context.out(jsonDocument({ asAt: loaded.value.asAt, entries: lines }));
    else if (given.csv) context.out(planCsv(lines));
    else if (given.ics) context.out(planIcs(lines, loaded.value.asAt));
    else context.out(inWords(lines));
    return ok(0);
  },
};

function inWords(lines: readonly PlanLine[]): string {
  const each = lines.map(({ date, title }) => {
    const when = date === null ? "not known" : formatDate(date);
    return `${when.padEnd(16)}${title}`;
  });
  return `${each.join("\n")}\n`;
}
