import type {
  Framework,
  ProcurementRoute,
  WorkBack,
  WorkBackStep,
} from "../framework/framework.ts";
import { type CalendarDate, firstDayOf, formatLongDate } from "../values/calendar-date.ts";
import { formatPounds } from "../values/pence.ts";
import { newEntry, ordinalOf } from "./new-entry.ts";
import {
  type Deadline,
  datedStep,
  dayAfterEnd,
  deadlineForUs,
  formatLength,
  type Length,
  lengthBeforeStart,
  lengthOf,
  withRemark,
} from "./plan-dates.ts";
import type { PlanEntry } from "./plan-entry.ts";
import type { PlannedAgreement } from "./planned-agreement.ts";

/** Renewing counted back from the day the successor must start. */
export type PlannedWorkBack = Readonly<{
  successorStart: CalendarDate;
  /** Which route was taken and why. */
  choice: string;
  steps: readonly PlannedStep[];
}>;

export type PlannedStep = Readonly<{
  step: string;
  /** How long it and all after it take. */
  length: Length;
  /** The latest day to begin it, before and after moving off a weekend. */
  before: CalendarDate;
  deadline: Deadline;
}>;

/** Null where nothing has to be worked back to, or the framework says nothing of how long it takes. */
export function workBackOf(
  agreement: PlannedAgreement,
  framework: Framework,
): PlannedWorkBack | null {
  const { end } = agreement;
  if (end === null || !needsWorkBack(agreement)) return null;
  const successorStart = dayAfterEnd(end.date);
  const { annualValue } = agreement.row.values;
  const chosen = chosenRoute(agreement);
  const ofSize = withinSize(framework.plan.workBack, annualValue ?? null);
  const taken = slowest(allowed(ofSize, chosen?.route ?? null), successorStart);
  if (taken === null) return null;
  const size =
    annualValue == null ? "its size, which is not known" : `${formatPounds(annualValue)} a year`;
  const route = taken.route === "any" ? "the usual route" : taken.route.replaceAll("-", " ");
  const choice =
    chosen === null
      ? `by ${route}, the slowest for ${size}, as no route is chosen`
      : `by ${route}, ${chosen.why}, for ${size}`;
  return { successorStart, choice, steps: plannedSteps(taken.steps, successorStart) };
}

/** Only while it is open that something new is to be found, and nothing that runs has followed. */
export function needsWorkBack(agreement: PlannedAgreement): boolean {
  const { nextStep } = agreement.row.values;
  const open =
    nextStep == null ||
    nextStep === "undecided" ||
    nextStep === "retender" ||
    nextStep === "redesign";
  return agreement.toBeRenewed && open && !hasLiveSuccessor(agreement);
}

export function hasLiveSuccessor(agreement: PlannedAgreement): boolean {
  return agreement.followers.some(({ values }) => values.status === "live");
}

export function workBackEntries(
  agreement: PlannedAgreement,
  planned: PlannedWorkBack | null,
): readonly PlanEntry[] {
  const { end, subject, name, endMovedBy } = agreement;
  if (end === null || planned === null) return [];
  const start = datedStep("so a successor starts", planned.successorStart);
  return planned.steps.map(({ step, length, before, deadline }, index) => {
    const left = planned.steps.length - index;
    const rest = left === 1 ? "this last step" : `this and the ${left - 1} after it`;
    const latest = `less ${formatLength(length)} for ${rest}, ${planned.choice} = ${formatLongDate(before)}`;
    return newEntry(subject, {
      kind: "work-back",
      ordinal: stepOrdinal(planned.steps, index),
      date: deadline.date,
      title: `${name}: ${step} to begin`,
      steps: [end.step, start, ...withRemark(latest, deadline.remark)],
      movedBy: endMovedBy,
      step,
    });
  });
}

function plannedSteps(
  steps: readonly WorkBackStep[],
  successorStart: CalendarDate,
): readonly PlannedStep[] {
  return steps.map(({ step }, index) => {
    const length = lengthOf(steps.slice(index).map((later) => later.length));
    const before = lengthBeforeStart(successorStart, length);
    return { step, length, before, deadline: deadlineForUs(before) };
  });
}

/** A grant is renewed by a grant round unless another route is chosen for it. */
function chosenRoute({
  row: { values },
}: PlannedAgreement): Readonly<{ route: ProcurementRoute; why: string }> | null {
  if (values.route != null) return { route: values.route, why: "the chosen route" };
  return values.kind === "grant" ? { route: "grant-round", why: "as it is a grant" } : null;
}

/** Those of a route, else those for any; without a route all that there are. */
function allowed(
  workBacks: readonly WorkBack[],
  route: ProcurementRoute | null,
): readonly WorkBack[] {
  if (route === null) return workBacks;
  const ofRoute = workBacks.filter((workBack) => workBack.route === route);
  return ofRoute.length > 0 ? ofRoute : workBacks.filter((workBack) => workBack.route === "any");
}

/** Of each route the band that fits the size; where the size is not known, every band may fit. */
function withinSize(
  workBacks: readonly WorkBack[],
  annualPence: number | null,
): readonly WorkBack[] {
  if (annualPence == null) return workBacks;
  const fitting = workBacks.filter(({ fromAnnualPence }) => (fromAnnualPence ?? 0) <= annualPence);
  return fitting.filter((workBack) =>
    fitting.every(
      (other) =>
        other.route !== workBack.route ||
        (other.fromAnnualPence ?? 0) <= (workBack.fromAnnualPence ?? 0),
    ),
  );
}

/** The one that must begin first; of two that begin on the same day, the first in the framework. */
function slowest(workBacks: readonly WorkBack[], start: CalendarDate): WorkBack | null {
  let found: Readonly<{ workBack: WorkBack; begins: string }> | null = null;
  for (const workBack of workBacks) {
    if (workBack.steps.length === 0) continue;
    const whole = lengthOf(workBack.steps.map(({ length }) => length));
    const begins = firstDayOf(lengthBeforeStart(start, whole));
    if (found == null || begins < found.begins) found = { workBack, begins };
  }
  return found?.workBack ?? null;
}

/** The step's own name; a name that comes again is numbered. */
function stepOrdinal(steps: readonly PlannedStep[], index: number): string {
  const ordinal = ordinalOf(steps[index]?.step ?? "");
  const earlier = steps.slice(0, index).filter(({ step }) => ordinalOf(step) === ordinal).length;
  return earlier === 0 ? ordinal : `${ordinal}-${earlier + 1}`;
}
