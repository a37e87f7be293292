import { nameOf } from "../registers/ledger.ts";
import { formatLongDate, isDay } from "../values/calendar-date.ts";
import type { Check } from "./check.ts";
import { NoParameters, problemOf } from "./problem.ts";
import { scopeSubject } from "./scope-key.ts";

const GIVEN = ["awarded", "live"];

export const fundWithoutSuccessor: Check = {
  id: "fund-without-successor",
  statement: "A fund whose money ends has something recorded that follows it.",
  scope: "fund",
  parameters: NoParameters,

  run({ key, ledger }) {
    const funds = ledger.rows("funds");
    const fund = funds.find(({ id }) => id === scopeSubject(key));
    const until = fund?.values.fundingUntil;
    if (fund === undefined || until == null) return [];
    if (fund.values.status != null && !GIVEN.includes(fund.values.status)) return [];
    const followed = funds.some(
      ({ values }) =>
        values.status !== "not-awarded" && (values.follows ?? []).some(({ id }) => id === fund.id),
    );
    if (followed) return [];
    return [
      problemOf(fund, {
        sentence: `${nameOf(fund)} ends ${isDay(until) ? "on" : "in"} ${formatLongDate(until)} and no fund is recorded that follows it.`,
        arithmetic: [`funding confirmed until ${formatLongDate(until)}`],
        fields: ["fundingUntil"],
        suggestion: { sentence: "Record the fund that follows it, if only as an idea or a bid." },
      }),
    ];
  },
};
