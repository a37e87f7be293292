import type { Ledger, Row } from "../registers/ledger.ts";
import { currentEndOf } from "./agreement-term.ts";
import type { PlanEntry } from "./plan-entry.ts";
import { isRowOf } from "./plan-index.ts";
import { inPlanOrder } from "./plan-order.ts";

/** What became of the plan between two days. */
export type PlanDifference = Readonly<{
  added: readonly PlanEntry[];
  /** The same thing on another date, or on the same one known more or less closely. */
  moved: readonly Readonly<{ from: PlanEntry; to: PlanEntry }>[];
  /** Gone because it was seen to. */
  done: readonly PlanEntry[];
  /** Gone for any other reason. */
  dropped: readonly PlanEntry[];
}>;

/** Compares two plans by the ids of their entries; `now` tells what was done from what was dropped. */
export function comparePlans(
  before: readonly PlanEntry[],
  after: readonly PlanEntry[],
  now: Ledger,
): PlanDifference {
  const was = new Map(before.map((entry) => [entry.id, entry]));
  const is = new Map(after.map((entry) => [entry.id, entry]));
  const gone = inPlanOrder(before.filter(({ id }) => !is.has(id)));
  return {
    added: inPlanOrder(after.filter(({ id }) => !was.has(id))),
    moved: inPlanOrder(after).flatMap((to) => {
      const from = was.get(to.id);
      return from === undefined || from.date === to.date ? [] : [{ from, to }];
    }),
    done: gone.filter((entry) => wasSeenTo(entry, now)),
    dropped: gone.filter((entry) => !wasSeenTo(entry, now)),
  };
}

function wasSeenTo(entry: PlanEntry, now: Ledger): boolean {
  const subject = now.byId(entry.subject.id);
  if (subject === undefined) return false;
  if (isRowOf("agreements", subject)) return agreementSaysDone(entry, subject, now);
  if (isRowOf("allocations", subject)) {
    const { agreement, end, unspentReturned } = subject.values;
    if (entry.kind === "underspend-return") return unspentReturned != null;
    return entry.kind === "end-not-known" && (agreement?.id != null || end != null);
  }
  if (isRowOf("funds", subject)) return fundSaysDone(entry, subject, now);
  return false;
}

function agreementSaysDone(entry: PlanEntry, { values }: Row<"agreements">, now: Ledger): boolean {
  const ordinal = entry.id.slice(entry.id.lastIndexOf("/") + 1);
  const ended = values.status === "ended" || values.status === "terminated";
  switch (entry.kind) {
    case "option-notice":
      return values.extensionOptions?.[Number(ordinal) - 1]?.state !== "unused" || ended;
    case "return-due":
      return now
        .rows("returns")
        .some(({ id, values: sent }) => id === ordinal && sent.received != null);
    case "decide-by":
    case "work-back":
    case "review-opens":
    case "review-closes":
      return ended || isDecided(values.nextStep) || hasLiveFollower(entry, now);
    case "end-not-known":
      return ended || currentEndOf(values) !== null;
    case "successor-due":
      return ended;
    default:
      return false;
  }
}

function fundSaysDone(entry: PlanEntry, fund: Row<"funds">, now: Ledger): boolean {
  if (entry.kind === "milestone") return fund.values.status !== "not-awarded";
  if (entry.kind !== "budget-review") return false;
  const year = entry.id.slice(entry.id.lastIndexOf("/") + 1).replace("-", "/");
  return now
    .rows("budgets")
    .some(
      ({ values }) =>
        values.fund?.id === fund.id &&
        values.financialYear === year &&
        values.status === "confirmed",
    );
}

function isDecided(nextStep: string | null): boolean {
  return nextStep != null && nextStep !== "undecided";
}

function hasLiveFollower(entry: PlanEntry, now: Ledger): boolean {
  return now
    .rows("agreements")
    .some(
      ({ values }) =>
        values.status === "live" &&
        (values.follows ?? []).some(({ id }) => id === entry.subject.id),
    );
}
