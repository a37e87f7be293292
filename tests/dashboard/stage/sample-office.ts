import type { DashboardApi } from "../../../addin/dashboard/dashboard-api.ts";
import type { ListedRow } from "../../../addin/session.ts";
import { mostPressing } from "../../../shared/alerts/alerts-by-row.ts";
import { dyfedPowys } from "../../../shared/frameworks/dyfed-powys.ts";
import type { AlertView, PlanEntryView } from "../../../shared/sync/screens.ts";
import { addDays, type IsoDay, moveEndByMonths } from "../../../shared/values/calendar-date.ts";
import type { RowId } from "../../../shared/values/row-id.ts";
import { FUNDS, FUNDS_THEN, THEN } from "../../task-pane/stage/sample-funds.ts";
import {
  alert,
  CHANGES,
  day,
  entry,
  finding,
  longPastAlerts,
  pounds,
  rowId,
  THERAPIES,
  year,
} from "../../task-pane/stage/sample-rows.ts";
import { ME } from "../../task-pane/stage/sample-session.ts";
import { EXCEPTED_FINDINGS, sampleExceptions } from "./sample-exceptions.ts";
import { sampleFramework } from "./sample-framework.ts";

type Sample = readonly [
  service: string,
  title: string,
  provider: string,
  start: string,
  end: string,
  optionMonths: number,
];

const SAMPLES: readonly Sample[] = [
  ["Sexual violence", "Therapies for survivors", "New Pathways", "2024-04-01", "2027-03-31", 24],
  ["Sexual violence", "Referral centre", "Health board", "2022-10-01", "2026-12-31", 0],
  ["Domestic abuse", "Refuge and outreach", "Calan", "2023-04-01", "2028-03-31", 24],
  ["Domestic abuse", "Independent advocacy", "Threshold", "2025-10-01", "2027-09-30", 12],
  ["Domestic abuse", "Perpetrator programme", "Kaleidoscope", "2024-07-01", "2026-09-30", 0],
  ["Young people", "Diversion", "Youth offending service", "2026-04-01", "2031-03-31", 0],
  ["Young people", "Return home interviews", "Llamau", "2027-04-01", "2030-03-31", 24],
];

export const VICTIMS_FUND = FUNDS[1]?.id ?? rowId();

const made = SAMPLES.map(([service, title, provider, start, end, optionMonths], place) => {
  const id = place === 0 ? THERAPIES : rowId();
  return {
    id,
    ...sampleRow(id, service, title, provider),
    entries: entriesOf(id, title, start, end, optionMonths),
  };
});

function sampleRow(id: RowId, service: string, title: string, provider: string) {
  const row: ListedRow = {
    register: "agreements",
    id,
    name: title,
    values: {
      title,
      serviceArea: service,
      provider: { id: null, text: provider },
      owner: "Carys Vaughan",
      funds: service === "Sexual violence" ? [{ id: VICTIMS_FUND, text: "Victims Fund" }] : [],
    },
  };
  return { row };
}

function entriesOf(
  subject: RowId,
  title: string,
  start: string,
  end: string,
  optionMonths: number,
): readonly PlanEntryView[] {
  const last = day(end);
  const common = { title, subject, owner: "Carys Vaughan" } as const;
  const notice: IsoDay = moveEndByMonths(last, -6);
  return [
    entry({ ...common, kind: "start", date: day(start) }),
    entry({
      ...common,
      kind: "decide-by",
      date: addDays(notice, -3),
      severity: "warning",
      steps: [`Current end ${end}`, `less notice of 6 months = ${notice}`],
    }),
    ...(optionMonths === 0
      ? []
      : [
          entry({ ...common, kind: "option-notice", date: notice }),
          entry({ ...common, kind: "latest-end", date: moveEndByMonths(last, optionMonths) }),
        ]),
    entry({
      ...common,
      kind: "end",
      date: last,
      noSuccessor: optionMonths === 0,
      severity: optionMonths === 0 ? "error" : "info",
    }),
  ];
}

export const ENTRIES: readonly PlanEntryView[] = [
  ...made.flatMap(({ entries }) => entries),
  entry({
    kind: "funding-until",
    date: day("2027-03-31"),
    title: "Victims Fund",
    subject: VICTIMS_FUND,
    register: "funds",
  }),
  entry({
    kind: "milestone",
    date: day("2026-12-15"),
    title: "Grant settlement announced",
    subject: rowId(),
    register: "milestones",
  }),
  ...["Mediation, ongoing", "Floating support, ongoing"].map((title) =>
    entry({ kind: "end-not-known", date: null, title, subject: rowId() }),
  ),
];

const ALERTS: readonly AlertView[] = [
  alert({
    kind: "decide-by",
    date: "2026-11-27",
    daysLeft: 6,
    subjectName: "Therapies for survivors",
    forWhom: "Carys Vaughan",
    steps: ["Current end 31 March 2027", "less notice of 4 months"],
  }),
  alert({
    kind: "return-due",
    date: "2026-11-10",
    daysLeft: -11,
    subjectName: "Second quarter return, Refuge and outreach",
    forWhom: "Owen Pryce",
  }),
  alert({
    kind: "funding-until",
    date: "2027-03-31",
    daysLeft: 130,
    subjectName: "Victims Fund",
    forWhom: "Finance",
  }),
  ...longPastAlerts(40),
];

/** An office at work, as the server would answer about it. */
export function sampleApi(
  asked: unknown[][],
  framework: Parameters<typeof sampleFramework>[1] = { role: "administrator", adopted: false },
  hasExceptions = false,
): DashboardApi {
  const note = async (...what: unknown[]) => {
    asked.push(what);
  };
  const waiting = () =>
    ALERTS.filter(
      ({ key }) =>
        !asked.some(([what, keys]) => what === "acknowledge" && String(keys).includes(key)),
    );
  return {
    me: async () => ({
      ...ME,
      framework: {
        ...dyfedPowys,
        plan: {
          ...dyfedPowys.plan,
          bodyEndsOn: {
            kind: "our-default",
            value: day("2028-05-07"),
            question: "When does the office itself end?",
          },
        },
      },
    }),
    plan: async () => ENTRIES,
    planOf: async (subjects) => ENTRIES.filter(({ subject }) => subjects.includes(subject.id)),
    planBrief: async () => ENTRIES,
    commitments: async (from) => (from === THEN ? FUNDS_THEN : FUNDS),
    yearsWithMoney: async () => [THEN, year("2026/27"), year("2027/28")],
    findings: async () => [
      ...(hasExceptions ? EXCEPTED_FINDINGS : []),
      finding({
        severity: "error",
        sentence:
          "Allocations from the Victims Fund in 2026/27 come to £832,000, £17,924 over its budget.",
        arithmetic: ["budget £814,076", "allocated £832,000", "over by £17,924"],
        suggestion: "Take £17,924 from another fund, or from next year.",
        measure: 1792400,
      }),
      finding({
        severity: "warning",
        subjectName: "Mediation",
        check: "priority-present",
        sentence: "No priority is given.",
      }),
      ...["Mediation", "Diversion"].map((subjectName) => ({
        ...finding({
          severity: "warning",
          subject: rowId(),
          subjectName,
          check: "expected-fields",
          sentence: "Not known: Status.",
        }),
        fields: ["status"],
      })),
      finding({
        severity: "info",
        subjectName: "Diversion",
        check: "year-on-year",
        sentence: "12% more than in 2025/26.",
      }),
    ],
    alerts: async () => waiting(),
    alertsThatPress: async (most) => mostPressing(waiting(), most),
    conflicts: async () => [
      {
        id: "conflict-1",
        register: "agreements",
        row: THERAPIES,
        field: "annualValue",
        base: pounds(50000),
        mine: pounds(60000),
        theirs: pounds(55000),
        mineBy: "Carys Vaughan",
        mineAt: Date.UTC(2026, 10, 21, 14, 5),
        theirsBy: "Owen Pryce",
        theirsAt: Date.UTC(2026, 10, 21, 13, 5),
      },
    ],
    rows: async (register) =>
      register === "agreements"
        ? made.map(({ row }) => row)
        : register === "allocations"
          ? [
              {
                register,
                id: rowId(),
                name: "Therapies for survivors",
                values: {
                  financialYear: "2026/27",
                  fund: { id: VICTIMS_FUND, text: "Victims Fund" },
                  amount: pounds(60000),
                },
              },
            ]
          : [],
    rowsById: async (ids) => made.map(({ row }) => row).filter(({ id }) => ids.includes(id)),
    changesOfDays: async () => CHANGES,
    acknowledge: (keys) => note("acknowledge", keys),
    snooze: (key, until, reason) => note("snooze", key, until, reason),
    settle: ({ id }, choice) => note("settle", id, choice),
    framework: sampleFramework(asked, framework),
    exceptions: sampleExceptions(asked, hasExceptions ? framework.role : null),
  };
}

const LARGE = Array.from({ length: 8_000 }, (_, place) => {
  const id = rowId();
  const title = `Contract ${place}`;
  return {
    ...sampleRow(id, `Service ${place % 50}`, title, `Provider ${place % 300}`),
    entries: entriesOf(id, title, "2024-04-01", `2027-${place % 2 === 0 ? "03-31" : "06-30"}`, 0),
  };
});

/** As many agreements as a published register of contracts has, all alive today. */
export const LARGE_REGISTER: Pick<DashboardApi, "planBrief" | "planOf" | "alerts"> &
  Readonly<{ agreements: readonly ListedRow[] }> = {
  planBrief: async () => LARGE.flatMap(({ entries }) => entries),
  planOf: async (subjects) =>
    LARGE.flatMap(({ entries }) => entries.filter(({ subject }) => subjects.includes(subject.id))),
  alerts: async () =>
    LARGE.slice(0, 300).map(({ row: { id, name } }) => ({
      ...alert({
        ...{ kind: "decide-by", date: "2026-11-27", daysLeft: 6, subjectName: name },
        forWhom: "Carys Vaughan",
      }),
      row: id,
    })),
  agreements: LARGE.map(({ row }) => row),
};
