import { commitments as commitmentsOf } from "../../../shared/forward-plan/commitments.ts";
import type { FundCommitments } from "../../../shared/forward-plan/fund-commitments.ts";
import { financialYearOf, readFinancialYear } from "../../../shared/values/financial-year.ts";
import { formatPounds } from "../../../shared/values/pence.ts";
import { fail, ok } from "../../../shared/values/result.ts";
import type { Command } from "../command.ts";
import { LEDGER_OPTIONS, ledgerFrom } from "../ledger-options.ts";
import { jsonDocument } from "../plain-json.ts";
import { readOptions } from "../read-options.ts";

/** This year and the next five. */
const USUAL_YEARS = 6;
const MOST_YEARS = 50;

export const commitments: Command = {
  usage: ["commitments FILE... --framework F [--from FY] [--years N] [--register R] [--json]"],
  does: "adds up per fund and financial year what is budgeted, committed and left",

  async run(words, context) {
    const options = readOptions(words, {
      ...LEDGER_OPTIONS,
      from: { type: "string" },
      years: { type: "string" },
    });
    if (!options.ok) return options;
    const { values: given, positionals } = options.value;
    const from = given.from === undefined ? null : readFinancialYear(given.from);
    if (given.from !== undefined && from === null) {
      return fail(`--from was given "${given.from}"; it takes a financial year such as 2026/27.`);
    }
    const years = Number(given.years ?? USUAL_YEARS);
    if (!Number.isInteger(years) || years < 1 || years > MOST_YEARS) {
      return fail(`--years was given "${given.years}"; it takes a number from 1 to ${MOST_YEARS}.`);
    }
    const loaded = await ledgerFrom(positionals, given, context);
    if (!loaded.ok) return loaded;

    const first = from ?? financialYearOf(loaded.value.asAt);
    const funds = commitmentsOf(loaded.value.ledger, first, years);
    context.out(given.json ? jsonDocument({ funds }) : inWords(funds));
    return ok(0);
  },
};

function inWords(funds: readonly FundCommitments[]): string {
  const lines = funds.flatMap(({ fund, years }) => [
    fund,
    ...years.map(
      ({ financialYear, budget, committed, notYetContracted, headroom }) =>
        `  ${financialYear}  budget ${formatPounds(budget)}, committed ${formatPounds(committed)}, not yet contracted ${formatPounds(notYetContracted)}, left ${formatPounds(headroom)}`,
    ),
  ]);
  return `${lines.join("\n")}\n`;
}
