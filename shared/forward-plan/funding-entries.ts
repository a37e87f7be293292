import { type Framework, statedValue } from "../framework/framework.ts";
import { nameOf, type Row } from "../registers/ledger.ts";
import { formatLongDate } from "../values/calendar-date.ts";
import {
  type FinancialYear,
  firstDayOfYear,
  lastDayOfYear,
  yearsAfter,
} from "../values/financial-year.ts";
import { type EntrySubject, newEntry } from "./new-entry.ts";
import { datedStep, dayAfterEnd, deadlineForUs, withRemark } from "./plan-dates.ts";
import type { PlanEntry } from "./plan-entry.ts";
import type { PlanIndex } from "./plan-index.ts";

type Fund = Row<"funds">;

/** A fund's entries: how long its money is confirmed, what follows it, its bid, its budget reviews. */
export function fundEntries(
  fund: Fund,
  index: PlanIndex,
  framework: Framework,
): readonly PlanEntry[] {
  const name = nameOf(fund);
  const subject: EntrySubject = {
    ref: { register: "funds", id: fund.id },
    group: groupOfFund(fund),
    owner: fund.values.holder,
    manager: null,
  };
  const followers = index.followersOfFund(fund.id);
  return [
    ...fundingUntil(fund, name, subject, followers),
    ...fundingDue(fund, subject, followers),
    ...bidDeadline(fund, name, subject),
    ...budgetReviews(name, subject, index.budgetsOf(fund.id), framework),
  ];
}

/** The fund it is part of, else its funder: two grants of one ministry print as one line. */
function groupOfFund(fund: Fund): string {
  return fund.values.partOf?.text ?? fund.values.source ?? nameOf(fund);
}

/** Money that was never given has no end to run to. */
function isGiven(fund: Fund): boolean {
  const { status } = fund.values;
  return status == null || status === "awarded" || status === "live" || status === "ended";
}

function fundingUntil(
  fund: Fund,
  name: string,
  subject: EntrySubject,
  followers: readonly Fund[],
): readonly PlanEntry[] {
  const until = fund.values.fundingUntil;
  if (until == null || !isGiven(fund)) return [];
  const noSuccessor = followers.every(({ values }) => values.status === "not-awarded");
  const step = datedStep("funding is confirmed until", until);
  return [
    newEntry(subject, {
      kind: "funding-until",
      date: until,
      title: `${name} ends`,
      steps: noSuccessor ? [step, "no fund is recorded that follows it"] : [step],
      severity: noSuccessor && fund.values.status !== "ended" ? "warning" : "info",
      movedBy: ["confirmation of funding for longer"],
      noSuccessor,
    }),
  ];
}

function fundingDue(
  fund: Fund,
  subject: EntrySubject,
  followers: readonly Fund[],
): readonly PlanEntry[] {
  const until = fund.values.fundingUntil;
  if (until == null) return [];
  const due = dayAfterEnd(until);
  return followers
    .filter(({ values }) => values.status !== "not-awarded" && values.status !== "ended")
    .map((follower) => {
      const name = nameOf(follower);
      const group = groupOfFund(follower);
      const owner = follower.values.holder ?? subject.owner;
      return newEntry(
        { ...subject, group, owner },
        {
          kind: "funding-due",
          ordinal: follower.id,
          date: due,
          title: `${name} due`,
          steps: [
            datedStep("funding is confirmed until", until),
            `plus a day = ${formatLongDate(due)}`,
          ],
        },
      );
    });
}

function bidDeadline(fund: Fund, name: string, subject: EntrySubject): readonly PlanEntry[] {
  const { bidDeadline: by, status } = fund.values;
  if (by == null || (status != null && status !== "idea")) return [];
  const { date, remark } = deadlineForUs(by, "the deadline");
  const steps = withRemark(datedStep("bids are to be in by", by), remark);
  const title = `${name}: the bid is due`;
  return [newEntry(subject, { kind: "milestone", ordinal: "bid", date, title, steps })];
}

/** A budget of one year is reviewed before the next begins, until the next one is confirmed (R27). */
function budgetReviews(
  name: string,
  subject: EntrySubject,
  budgets: readonly Row<"budgets">[],
  framework: Framework,
): readonly PlanEntry[] {
  const policy = framework.plan.budgetReview;
  if (policy === undefined || statedValue(policy) == null) return [];
  const years = yearsOf(budgets, () => true);
  const confirmed = yearsOf(budgets, ({ values }) => values.status === "confirmed");
  return [...years]
    .map((year) => yearsAfter(year, 1))
    .filter((next) => !confirmed.has(next))
    .map((next) => {
      const { date, remark } = deadlineForUs(lastDayOfYear(yearsAfter(next, -1)));
      const step = datedStep("the last day before the year begins on", firstDayOfYear(next));
      return newEntry(
        { ...subject, group: `Budget review for ${next}` },
        {
          kind: "budget-review",
          ordinal: next.replace("/", "-"),
          date,
          title: `${name}: review the budget for ${next}`,
          steps: withRemark(step, remark),
          movedBy: [`confirming the budget for ${next}`],
        },
      );
    });
}

function yearsOf(
  budgets: readonly Row<"budgets">[],
  which: (budget: Row<"budgets">) => boolean,
): ReadonlySet<FinancialYear> {
  const years = budgets.filter(which).map(({ values }) => values.financialYear);
  return new Set(years.filter((year) => year != null));
}
