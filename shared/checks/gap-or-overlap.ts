import { currentEndOf } from "../forward-plan/agreement-term.ts";
import { nameOf, type Row } from "../registers/ledger.ts";
import {
  type CalendarDate,
  daysBetween,
  firstDayOf,
  formatLongDate,
  lastDayOf,
} from "../values/calendar-date.ts";
import type { Check, Problem } from "./check.ts";
import { endLine } from "./common-lines.ts";
import { compare } from "./compare.ts";
import { messagesOf } from "./message.ts";
import { NoParameters, problemOf } from "./problem.ts";
import { scopeSubject } from "./scope-key.ts";
import { agreementValues } from "./typed-row.ts";
import { counted } from "./words.ts";

type Apart = Readonly<{ days: number; name: string; end: CalendarDate; start: CalendarDate }>;

export const gapOrOverlapWords = {
  gap: (p: Apart) =>
    `${counted(p.days, "day")} without a service: ends ${formatLongDate(p.end)}, and ${p.name}, which follows it, starts ${formatLongDate(p.start)}.`,
  overlap: (p: Apart) =>
    `${counted(p.days, "day")} paid for twice? Ends ${formatLongDate(p.end)}, and ${p.name}, which follows it, starts ${formatLongDate(p.start)}.`,
  starts: (p: { name: string; start: CalendarDate }) =>
    `${p.name} starts ${formatLongDate(p.start)}`,
};

const say = messagesOf("gap-or-overlap", gapOrOverlapWords);

/** Only what is certain: months that touch are neither a gap nor an overlap. */
export const gapOrOverlap: Check = {
  id: "gap-or-overlap",
  statement: "What follows an agreement starts the day after it ends.",
  scope: "agreement",
  parameters: NoParameters,

  run({ key, ledger }) {
    const agreements = ledger.rows("agreements");
    const row = agreements.find(({ id }) => id === scopeSubject(key));
    const end = row === undefined ? null : currentEndOf(agreementValues(row));
    if (row === undefined || end === null) return [];
    const [first] = agreements
      .filter(
        ({ id, values }) =>
          id !== row.id && (values.follows ?? []).some((each) => each.id === row.id),
      )
      .flatMap((follower) => {
        const { start } = follower.values;
        return start == null ? [] : [{ follower, start }];
      })
      .toSorted(
        (one, other) =>
          compare(firstDayOf(one.start), firstDayOf(other.start)) ||
          compare(one.follower.id, other.follower.id),
      );
    return first === undefined ? [] : problemBetween(row, end.date, first);
  },
};

function problemBetween(
  row: Row<"agreements">,
  end: CalendarDate,
  { follower, start }: Readonly<{ follower: Row<"agreements">; start: CalendarDate }>,
): readonly Problem[] {
  const gap = daysBetween(lastDayOf(end), firstDayOf(start)) - 1;
  const overlap = daysBetween(lastDayOf(start), firstDayOf(end)) + 1;
  if (gap <= 0 && overlap <= 0) return [];
  const name = nameOf(follower);
  const days = Math.max(gap, overlap);
  const parts = { days, name, end, start };
  return [
    problemOf(row, {
      measure: days,
      sentence: gap > 0 ? say.gap(parts) : say.overlap(parts),
      arithmetic: [endLine(agreementValues(row)) ?? [], say.starts({ name, start })].flat(),
      fields: ["currentEnd"],
    }),
  ];
}
