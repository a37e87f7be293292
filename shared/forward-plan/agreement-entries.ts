import { latestEndOf } from "./agreement-term.ts";
import { newEntry } from "./new-entry.ts";
import { datedStep } from "./plan-dates.ts";
import type { PlanEntry } from "./plan-entry.ts";
import type { PlannedAgreement } from "./planned-agreement.ts";

/** The facts of an agreement's term: when it starts, ends, and ends at the latest. */
export function termEntries(agreement: PlannedAgreement): readonly PlanEntry[] {
  const { row, name, subject, end } = agreement;
  const entries: PlanEntry[] = [];
  const { start } = row.values;
  if (start != null) {
    const steps = [datedStep("start", start)];
    entries.push(newEntry(subject, { kind: "start", date: start, title: `${name} starts`, steps }));
  }
  if (end == null) return [...entries, ...endNotKnown(agreement)];
  entries.push(endEntry(agreement, end));
  const latest = agreement.phase === "over" ? null : latestEndOf(row.values, end);
  if (latest != null) {
    entries.push(
      newEntry(subject, {
        kind: "latest-end",
        date: latest.date,
        title: `${name} ends at the latest, with every option used`,
        steps: [end.step, latest.step],
      }),
    );
  }
  return entries;
}

export function insuranceEntries(agreement: PlannedAgreement): readonly PlanEntry[] {
  const until = agreement.row.values.insuranceUntil;
  if (until == null || agreement.phase === "over") return [];
  return [
    newEntry(agreement.subject, {
      kind: "insurance-expiry",
      date: until,
      title: `${agreement.name}: the provider's insurance expires`,
      steps: [datedStep("insurance expiry", until)],
      severity: "warning",
    }),
  ];
}

function endEntry(
  agreement: PlannedAgreement,
  end: NonNullable<PlannedAgreement["end"]>,
): PlanEntry {
  const noSuccessor = lacksSuccessor(agreement);
  return newEntry(agreement.subject, {
    kind: "end",
    date: end.date,
    title: `${agreement.name} ends`,
    steps: noSuccessor ? [end.step, "nothing is recorded that follows it"] : [end.step],
    severity: noSuccessor && agreement.phase === "running" ? "warning" : "info",
    movedBy: agreement.phase === "over" ? [] : agreement.endMovedBy,
    noSuccessor,
  });
}

/** An end that nobody meant to be the last, and after which nothing is recorded (R103). */
function lacksSuccessor(agreement: PlannedAgreement): boolean {
  const { nextStep } = agreement.row.values;
  const meantToEnd = nextStep === "let-it-end" || nextStep === "decommission";
  return agreement.toBeRenewed && !meantToEnd && agreement.followers.length === 0;
}

/** A planned agreement has no end yet and one that is over needs none: only a running one asks. */
function endNotKnown(agreement: PlannedAgreement): readonly PlanEntry[] {
  if (agreement.phase !== "running") return [];
  const { terminationNotice } = agreement.row.values;
  return [
    newEntry(agreement.subject, {
      kind: "end-not-known",
      date: null,
      title: `${agreement.name}: the end is not known`,
      steps: [
        "no current end, no initial end, and no start with an initial term",
        terminationNotice == null
          ? "nor a notice by which it could be ended"
          : "it runs on until notice ends it",
      ],
      severity: "warning",
      movedBy: ["recording its end"],
    }),
  ];
}
