import { nameOf } from "../registers/ledger.ts";
import { firstDayOf, formatLongDate } from "../values/calendar-date.ts";
import { formatTerm } from "../values/term.ts";
import { newEntry } from "./new-entry.ts";
import { optionDeadline } from "./option-notice.ts";
import {
  type Deadline,
  datedStep,
  dayBeforeStart,
  deadlineForUs,
  formatLength,
  lengthBeforeEnd,
  lengthOf,
  withRemark,
} from "./plan-dates.ts";
import type { PlanEntry } from "./plan-entry.ts";
import type { PlannedAgreement } from "./planned-agreement.ts";
import { hasLiveSuccessor, needsWorkBack, type PlannedWorkBack } from "./work-back.ts";

/** One reason why a choice closes on a day. */
type Candidate = Readonly<{ deadline: Deadline; step: string }>;

/**
 * The last day on which every choice is still open: the earliest of the candidates, which are all
 * steps, the binding one first. Where none is known the entry says what is missing; it is never
 * the end. Notice for ending a fixed term early is a right, and no candidate.
 */
export function decideByEntries(
  agreement: PlannedAgreement,
  workBack: PlannedWorkBack | null,
): readonly PlanEntry[] {
  const { nextStep } = agreement.row.values;
  const decided = nextStep === "let-it-end" || nextStep === "decommission";
  if (!agreement.toBeRenewed || decided || hasLiveSuccessor(agreement)) return [];
  const candidates = [
    ...optionCandidate(agreement),
    ...workBackCandidate(agreement, workBack),
    ...rollingCandidate(agreement),
  ].sort((a, b) => (firstDayOf(a.deadline.date) < firstDayOf(b.deadline.date) ? -1 : 1));
  const binding = candidates[0];
  if (binding !== undefined) {
    return [
      newEntry(agreement.subject, {
        kind: "decide-by",
        date: binding.deadline.date,
        title: `${agreement.name}: decide what comes next`,
        steps: candidates.map(({ step }) => step),
        severity: "warning",
        movedBy: agreement.endMovedBy,
      }),
    ];
  }
  const missing = whatIsMissing(agreement);
  if (missing.length === 0) return [];
  return [
    newEntry(agreement.subject, {
      kind: "decide-by",
      date: null,
      title: `${agreement.name}: decide-by not known`,
      steps: missing,
      severity: "warning",
    }),
  ];
}

function optionCandidate(agreement: PlannedAgreement): readonly Candidate[] {
  if (agreement.end == null) return [];
  const last = optionDeadline(agreement, agreement.end);
  if (last == null) return [];
  return [
    { deadline: last.deadline, step: `to use option ${last.number}: ${last.steps.join("; ")}` },
  ];
}

function workBackCandidate(
  agreement: PlannedAgreement,
  planned: PlannedWorkBack | null,
): readonly Candidate[] {
  const first = planned?.steps[0];
  if (agreement.end === null || planned === null || first === undefined) return [];
  const working = [
    agreement.end.step,
    datedStep("so a successor starts", planned.successorStart),
    ...withRemark(
      `less ${formatLength(first.length)} to renew it ${planned.choice} = ${formatLongDate(first.before)}`,
      first.deadline.remark,
    ),
  ];
  return [{ deadline: first.deadline, step: `to find a successor: ${working.join("; ")}` }];
}

/** An agreement without an end is to end when its successor starts: the only wanted end on record. */
function rollingCandidate(agreement: PlannedAgreement): readonly Candidate[] {
  const notice = rollingNotice(agreement);
  if (notice == null) return [];
  return agreement.followers.flatMap((follower) => {
    const { values } = follower;
    if (values.start == null || values.status === "ended" || values.status === "terminated") {
      return [];
    }
    const wanted = dayBeforeStart(values.start);
    const before = lengthBeforeEnd(wanted, lengthOf([notice]));
    const deadline = deadlineForUs(before, "the wanted end");
    const working = [
      datedStep(`wanted end, the day before ${nameOf(follower)} starts,`, wanted),
      ...withRemark(
        `less notice ${formatTerm(notice)} = ${formatLongDate(before)}`,
        deadline.remark,
      ),
    ];
    return [{ deadline, step: `to end it by notice: ${working.join("; ")}` }];
  });
}

/** The notice that ends an agreement which has no end of its own. */
function rollingNotice(agreement: PlannedAgreement) {
  if (agreement.end != null) return null;
  const { terminationNotice, noticePeriod } = agreement.row.values;
  return terminationNotice ?? noticePeriod;
}

/** Nothing for an agreement whose end is not known and cannot be brought about: it says so itself. */
function whatIsMissing(agreement: PlannedAgreement): readonly string[] {
  if (agreement.end == null) {
    if (rollingNotice(agreement) == null) return [];
    return ["missing: the day it is wanted to end, such as the start of what follows it"];
  }
  const missing: string[] = [];
  const next = agreement.nextOption;
  if (next == null) missing.push("no unused option is recorded");
  else missing.push(`missing: the notice for option ${next.number}, or the day to use it by`);
  if (needsWorkBack(agreement)) {
    missing.push("missing: how long renewing takes by its route and size, in the framework");
  }
  return missing;
}
