import { currentEndOf, phaseOf } from "../forward-plan/agreement-term.ts";
import { nameOf, type Row } from "../registers/ledger.ts";
import {
  type CalendarDate,
  daysBetween,
  formatLongDate,
  lastDayOf,
} from "../values/calendar-date.ts";
import type { Check } from "./check.ts";
import { endLine } from "./common-lines.ts";
import { compare } from "./compare.ts";
import { type Message, messagesOf } from "./message.ts";
import { NoParameters, problemOf } from "./problem.ts";
import { scopeSubject } from "./scope-key.ts";
import { agreementValues } from "./typed-row.ts";
import { joined } from "./words.ts";

type FundedUntil = Readonly<{ name: string; until: CalendarDate }>;

export const outlivesFundingWords = {
  outlives: (p: { end: CalendarDate; funds: readonly FundedUntil[] }) =>
    `Runs to ${formatLongDate(p.end)}, but ${joined(p.funds.map(({ name, until }) => `${name} is confirmed only until ${formatLongDate(until)}`))}.`,
  confirmed: (p: FundedUntil) => `${p.name} confirmed until ${formatLongDate(p.until)}`,
  thenUntil: (p: FundedUntil) => `then ${p.name} until ${formatLongDate(p.until)}`,
  open: (p: { name: string }) => `${p.name} follows it, its end not known`,
  clause: () => "A clause that ends the agreement with its funding, or another fund.",
};

const say = messagesOf("outlives-funding", outlivesFundingWords);

type Fund = Row<"funds">;
type Cover = Readonly<{ name: string; until: CalendarDate; steps: readonly Message[] }>;

/** A fund that takes over counts as far as its own money is confirmed (source: R36, R80, R102). */
export const outlivesFunding: Check = {
  id: "outlives-funding",
  statement: "An agreement does not run on after the money behind it is confirmed.",
  scope: "agreement",
  parameters: NoParameters,

  run({ key, ledger }) {
    const row = ledger.rows("agreements").find(({ id }) => id === scopeSubject(key));
    if (row === undefined || phaseOf(agreementValues(row)) === "over") return [];
    const end = currentEndOf(agreementValues(row));
    if (end === null) return [];
    const funds = ledger.rows("funds");
    const paidFrom = (row.values.funds ?? []).map(({ id }) => id);
    const short = funds
      .filter(({ id }) => paidFrom.includes(id))
      .flatMap((fund) => coverOf(fund, funds) ?? [])
      .filter(({ until }) => lastDayOf(until) < lastDayOf(end.date))
      .toSorted((one, other) => compare(one.until, other.until));
    const [first] = short;
    if (first === undefined) return [];
    return [
      problemOf(row, {
        measure: daysBetween(lastDayOf(first.until), lastDayOf(end.date)),
        sentence: say.outlives({
          end: end.date,
          funds: short.map(({ name, until }) => ({ name, until })),
        }),
        arithmetic: [
          endLine(agreementValues(row)) ?? [],
          ...short.map(({ steps }) => steps),
        ].flat(),
        fields: ["funds", "currentEnd"],
        suggestion: { sentence: say.clause() },
      }),
    ];
  },
};

function coverOf(fund: Fund, funds: readonly Fund[]): Cover | null {
  const until = fund.values.fundingUntil;
  if (until == null) return null;
  const followers = funds
    .filter(
      ({ values }) =>
        values.status !== "not-awarded" && (values.follows ?? []).some(({ id }) => id === fund.id),
    )
    .toSorted((one, other) => compare(one.id, other.id));
  const step = say.confirmed({ name: nameOf(fund), until });
  const [longest] = followers
    .flatMap((follower) => {
      const date = follower.values.fundingUntil;
      return date == null ? [] : [{ name: nameOf(follower), date }];
    })
    .toSorted((one, other) => compare(lastDayOf(other.date), lastDayOf(one.date)));
  if (longest === undefined || lastDayOf(longest.date) <= lastDayOf(until)) {
    const open = followers.filter(({ values }) => values.fundingUntil == null).map(nameOf);
    return {
      name: nameOf(fund),
      until,
      steps: [step, ...open.toSorted().map((name) => say.open({ name }))],
    };
  }
  const then = say.thenUntil({ name: longest.name, until: longest.date });
  return { name: longest.name, until: longest.date, steps: [step, then] };
}
