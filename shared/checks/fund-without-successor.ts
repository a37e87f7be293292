import { nameOf } from "../registers/ledger.ts";
import { type CalendarDate, formatLongDate, isDay } from "../values/calendar-date.ts";
import type { Check } from "./check.ts";
import { messagesOf } from "./message.ts";
import { NoParameters, problemOf } from "./problem.ts";
import { scopeSubject } from "./scope-key.ts";

export const fundWithoutSuccessorWords = {
  nothingFollows: (p: { fund: string; until: CalendarDate }) =>
    `${p.fund} ends ${isDay(p.until) ? "on" : "in"} ${formatLongDate(p.until)} and no fund is recorded that follows it.`,
  confirmed: (p: { until: CalendarDate }) => `funding confirmed until ${formatLongDate(p.until)}`,
  record: () => "Record the fund that follows it, if only as an idea or a bid.",
};

const say = messagesOf("fund-without-successor", fundWithoutSuccessorWords);

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
        sentence: say.nothingFollows({ fund: nameOf(fund), until }),
        arithmetic: [say.confirmed({ until })],
        fields: ["fundingUntil"],
        suggestion: { sentence: say.record() },
      }),
    ];
  },
};
