import type { Severity } from "../../../shared/checks/check.ts";
import type { PlanEntryKind } from "../../../shared/forward-plan/plan-entry.ts";
import type { RegisterKey } from "../../../shared/registers/field.ts";
import type {
  AlertView,
  ChangeView,
  FindingView,
  PlanEntryView,
} from "../../../shared/sync/screens.ts";
import {
  type CalendarDate,
  daysBetween,
  firstDayOf,
  IsoDay,
  IsoMonth,
  precisionOf,
} from "../../../shared/values/calendar-date.ts";
import { FinancialYear } from "../../../shared/values/financial-year.ts";
import { pence } from "../../../shared/values/pence.ts";
import { mintRowId, type RowId } from "../../../shared/values/row-id.ts";

/** What the sample screens are about. Everything is made here; nothing is anybody's data. */
export const TODAY = IsoDay.parse("2026-11-21");

/** The same ids in the same order every time. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}
const random = seeded(7);
export const rowId = (): RowId => mintRowId(random);

export const day = (text: string) => IsoDay.parse(text);
export const month = (text: string) => IsoMonth.parse(text);
export const year = (text: string) => FinancialYear.parse(text);
export const pounds = (amount: number) => pence(Math.round(amount * 100));

export const THERAPIES = rowId();
export const REFUGE = rowId();
export const ADVOCACY = rowId();

type EntryParts = Readonly<{
  kind: PlanEntryKind;
  date: CalendarDate | null;
  title: string;
  subject?: RowId;
  register?: RegisterKey;
  group?: string;
  severity?: Severity;
  owner?: string | null;
  steps?: readonly string[];
  noSuccessor?: boolean;
  step?: string;
  longPast?: boolean;
}>;

let ordinal = 0;
export function entry(parts: EntryParts): PlanEntryView {
  ordinal += 1;
  const subject = parts.subject ?? THERAPIES;
  return {
    id: `${subject}/${parts.kind}/${ordinal}`,
    kind: parts.kind,
    subject: { register: parts.register ?? "agreements", id: subject },
    date: parts.date,
    precision: parts.date === null ? "day" : precisionOf(parts.date),
    title: parts.title,
    group: parts.group ?? parts.title,
    severity: parts.severity ?? "info",
    owner: parts.owner ?? null,
    manager: null,
    steps: parts.steps ?? [],
    movedBy: [],
    noSuccessor: parts.noSuccessor ?? false,
    step: parts.step ?? null,
    subjectName: parts.title,
    subjectRef: null,
    daysLeft: parts.date === null ? null : daysBetween(TODAY, firstDayOf(parts.date)),
    longPast: parts.longPast ?? false,
  };
}

type FindingParts = Readonly<{
  severity: Severity;
  sentence: string;
  subject?: RowId;
  register?: RegisterKey;
  subjectName?: string;
  arithmetic?: readonly string[];
  quote?: string;
  suggestion?: string;
  measure?: number;
  check?: string;
}>;

export function finding(parts: FindingParts): FindingView {
  const subject = parts.subject ?? THERAPIES;
  return {
    check: parts.check ?? `check-${parts.sentence.length}`,
    rule: "R6",
    severity: parts.severity,
    source: {
      document: "Commissioning Framework 2025 to 2029",
      quote: parts.quote ?? "Spending on each service stays within the budget agreed for the year.",
      rule: "R6",
    },
    scope: `row:${subject}`,
    subject: { register: parts.register ?? "allocations", id: subject },
    measure: parts.measure ?? 1,
    sentence: parts.sentence,
    arithmetic: parts.arithmetic ?? [],
    fields: ["amount"],
    suggestion: parts.suggestion === undefined ? null : { sentence: parts.suggestion },
    subjectName: parts.subjectName ?? "Therapies for survivors",
    subjectRef: null,
  };
}

export function alert(
  parts: Readonly<{
    kind: PlanEntryKind;
    date: string;
    daysLeft: number;
    subjectName: string;
    forWhom: string;
    group?: string;
    steps?: readonly string[];
    longPast?: boolean;
  }>,
): AlertView {
  const row = rowId();
  return {
    key: `${row}/${parts.kind}`,
    state: "due",
    register: "agreements",
    row,
    subjectName: parts.subjectName,
    kind: parts.kind,
    date: parts.date,
    precision: "day",
    title: parts.subjectName,
    group: parts.group ?? parts.subjectName,
    lead: "P3M",
    forWhom: parts.forWhom,
    nobodyNamed: false,
    sendOn: TODAY,
    daysLeft: parts.daysLeft,
    steps: parts.steps ?? [],
    snoozedUntil: null,
    longPast: parts.longPast ?? false,
  };
}

/** So many contracts of a register's history: over years before it was connected. */
export function longPastAlerts(count: number): readonly AlertView[] {
  return Array.from({ length: count }, (_, place) => {
    const year = 2012 + (place % 12);
    return alert({
      kind: "decide-by",
      date: `${year}-09-30`,
      daysLeft: daysBetween(TODAY, day(`${year}-09-30`)),
      subjectName: `Framework call-off ${place + 1}`,
      forWhom: "Carys Vaughan",
      longPast: true,
    });
  });
}

export const THERAPIES_PLAN: readonly PlanEntryView[] = [
  entry({ kind: "start", date: day("2024-04-01"), title: "Therapies for survivors" }),
  entry({
    kind: "decide-by",
    date: day("2026-11-27"),
    title: "Therapies for survivors",
    severity: "warning",
    owner: "Carys Vaughan",
    steps: [
      "Current end 31 March 2027",
      "less notice of 4 months = 30 November 2026",
      "decision taken at the board before: 27 November 2026",
    ],
  }),
  entry({
    kind: "option-notice",
    date: day("2026-11-30"),
    title: "Therapies for survivors",
    steps: ["Current end 31 March 2027", "less notice of 4 months = 30 November 2026"],
  }),
  entry({
    kind: "end",
    date: day("2027-03-31"),
    title: "Therapies for survivors",
    severity: "error",
    noSuccessor: true,
  }),
  entry({ kind: "latest-end", date: day("2029-03-31"), title: "Therapies for survivors" }),
  entry({ kind: "funding-until", date: month("2027-03"), title: "Victims Fund" }),
];

export const PLAN: readonly PlanEntryView[] = [
  ...THERAPIES_PLAN.slice(1, 4),
  entry({
    kind: "return-due",
    date: day("2026-11-10"),
    title: "Second quarter return, Refuge and outreach",
    subject: REFUGE,
    owner: "Owen Pryce",
  }),
  entry({ kind: "milestone", date: day("2026-12-15"), title: "Grant settlement announced" }),
  ...["North", "South", "East"].map((area) =>
    entry({
      kind: "end",
      date: month("2027-03"),
      title: `Community safety grant, ${area}`,
      subject: rowId(),
      group: "Community safety grants",
      owner: "Owen Pryce",
    }),
  ),
  entry({
    kind: "work-back",
    date: day("2027-06-01"),
    title: "Independent advocacy",
    subject: ADVOCACY,
    step: "Market engagement",
    severity: "warning",
    owner: "Carys Vaughan",
  }),
  entry({ kind: "end", date: day("2027-09-30"), title: "Independent advocacy", subject: ADVOCACY }),
  entry({ kind: "end-not-known", date: null, title: "Mediation, ongoing" }),
];

export const CHANGES: readonly ChangeView[] = [
  {
    version: 42,
    register: "allocations",
    row: THERAPIES,
    rowName: "Therapies for survivors",
    field: "amount",
    from: pounds(50000),
    to: pounds(60000),
    who: "Owen Pryce",
    replica: null,
    at: Date.UTC(2026, 10, 20, 14, 5),
  },
  {
    version: 12,
    register: "allocations",
    row: THERAPIES,
    rowName: "Therapies for survivors",
    field: "status",
    from: "proposed",
    to: "approved",
    who: "Carys Vaughan",
    replica: null,
    at: Date.UTC(2026, 9, 2, 9, 30),
  },
];
