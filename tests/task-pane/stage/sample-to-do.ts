import type { ToDo } from "../../../addin/session.ts";
import { alert, finding, longPastAlerts, pounds, rowId, THERAPIES } from "./sample-rows.ts";

export const AT = Date.UTC(2026, 10, 21, 14, 5);
const at = (field: string | null, rowName?: string) => ({
  table: "allocations",
  row: THERAPIES,
  field,
  ...(rowName !== undefined && { rowName }),
});

export const OVER_BUDGET = finding({
  severity: "error",
  sentence:
    "Allocations from the Victims Fund in 2026/27 come to £824,076, £10,000 over its budget.",
  arithmetic: [
    "budget of the Victims Fund for 2026/27: £814,076",
    "allocated before this change: £814,076",
    "this change adds £10,000",
  ],
  quote: "No allocation is made beyond the budget of the fund from which it is paid.",
  suggestion: "£50,000 would stay within the budget.",
});

/** What a signed exception covers, and what waits for one. */
export const TO_DO_EXCEPTED: readonly ToDo[] = [
  {
    kind: "finding",
    at: at("amount", "Therapies for survivors"),
    finding: {
      ...OVER_BUDGET,
      arithmetic: [
        ...OVER_BUDGET.arithmetic,
        "excepted until 31 March 2027, signed by Rhian Morgan and Owen Pryce: the grant is confirmed in January.",
      ],
      excepted: { exception: "one", standing: "covers" },
    },
  },
  {
    kind: "finding",
    at: at("amount", "Mediation"),
    finding: {
      ...finding({
        severity: "error",
        subject: rowId(),
        subjectName: "Mediation",
        check: "award-size",
        measure: 250_050,
        sentence: "£5,500.50 is £2,500.50 over the most that the scheme gives, £3,000.",
      }),
      rule: "award-size",
    },
  },
  {
    kind: "finding",
    at: at("amount", "Diversion"),
    finding: {
      ...finding({
        severity: "error",
        subject: rowId(),
        subjectName: "Diversion",
        check: "award-size",
        sentence: "£3,001 is £1 over the most that the scheme gives, £3,000.",
        arithmetic: [
          "an exception until 31 March 2027 was asked for by Carys Vaughan: agreed at the panel; 1 of 2 signatures",
        ],
      }),
      excepted: { exception: "two", standing: "waiting" },
    },
  },
];

export const TO_DO: readonly ToDo[] = [
  {
    kind: "finding",
    at: at("priorities", "Mediation"),
    finding: finding({
      severity: "warning",
      subjectName: "Mediation",
      check: "priority-present",
      sentence: "No priority is given. Every allocation serves at least one.",
    }),
  },
  {
    kind: "conflict",
    at: at("amount", "Therapies for survivors"),
    conflict: {
      id: "conflict-1",
      register: "allocations",
      row: THERAPIES,
      field: "amount",
      base: pounds(50000),
      mine: pounds(60000),
      theirs: pounds(55000),
      theirsBy: "Owen Pryce",
      theirsAt: AT - 3_600_000,
      mineBy: "Carys Vaughan",
      mineAt: AT,
    },
    base: "£50,000",
    mine: "£60,000",
    theirs: "£55,000",
  },
  {
    kind: "refused",
    at: at("amount"),
    reason: OVER_BUDGET.sentence,
    findings: [OVER_BUDGET],
    sheetText: "£60,000",
    registerText: "£50,000",
    askAgreed: true,
  },
  {
    kind: "question",
    id: "gone-1",
    at: null,
    question: "3 rows are no longer in Allocations. What became of them?",
    choices: [
      {
        key: "removed",
        label: "Removed for everyone",
        consequence: "They leave the register; their history is kept.",
      },
      { key: "only-here", label: "Only from this sheet", consequence: "The register keeps them." },
    ],
  },
  {
    kind: "unread",
    at: at("start", "Independent advocacy"),
    seen: "early 2027",
    accepted: "a date such as 31/03/2027, or a month such as March 2027",
  },
  {
    kind: "alert",
    at: at(null),
    alert: alert({
      kind: "decide-by",
      date: "2026-11-27",
      daysLeft: 6,
      subjectName: "Therapies for survivors",
      forWhom: "Carys Vaughan",
      steps: ["Current end 31 March 2027", "less notice of 4 months = 30 November 2026"],
    }),
  },
  {
    kind: "alert",
    at: null,
    alert: alert({
      kind: "return-due",
      date: "2026-11-10",
      daysLeft: -11,
      subjectName: "Second quarter return, Refuge and outreach",
      forWhom: "Owen Pryce",
    }),
  },
  { kind: "finding", at: at("amount"), finding: OVER_BUDGET },
];

const MANY = Array.from({ length: 10 }, (_, place) => ({
  ...at("status", `Line ${place + 1}`),
  row: rowId(),
}));

const DATES = [
  { kind: "option-notice", date: "2026-11-30", daysLeft: 9 },
  { kind: "decide-by", date: "2026-11-10", daysLeft: -11 },
  { kind: "end", date: "2027-03-31", daysLeft: 130 },
] as const;

/** The history that came with a register: the first of its rows stands in this workbook. */
export const TO_DO_LONG_PAST: readonly ToDo[] = longPastAlerts(40).map((one, place) => ({
  kind: "alert",
  at: place === 0 ? { ...at(null, one.subjectName), row: one.row } : null,
  alert: one,
}));

/** A fault of the server, the dates of one row, cells nobody could read, and history. */
export const TO_DO_GATHERED: readonly ToDo[] = [
  {
    kind: "held-up",
    at: at("amount", "Therapies for survivors"),
    places: [at("amount", "Therapies for survivors")],
    reference: "3f2a91c4",
  },
  ...DATES.map((date): ToDo => {
    const said = alert({ ...date, subjectName: "Refuge", forWhom: "Carys Vaughan" });
    return {
      kind: "alert",
      at: at(null, "Refuge"),
      alert: { ...said, row: THERAPIES, key: `${THERAPIES}/${date.kind}` },
    };
  }),
  ...MANY.slice(0, 3).map(
    (place, nth): ToDo => ({
      kind: "unread",
      at: { ...place, field: "start" },
      seen: `spring ${2027 + nth}`,
      accepted: "a date such as 31/03/2027, or a month such as March 2027",
    }),
  ),
  ...TO_DO_LONG_PAST,
];

/** What is the same of several rows: told of a whole column, and row by row. */
export const TO_DO_OF_MANY: readonly ToDo[] = [
  {
    kind: "finding",
    at: MANY[0] ?? null,
    places: MANY,
    finding: {
      ...finding({
        severity: "warning",
        check: "expected-fields",
        sentence: "Status is not known in 10 rows.",
        measure: MANY.length,
      }),
      fields: ["status"],
    },
  },
  ...MANY.slice(0, 3).map(
    (place): ToDo => ({
      kind: "finding",
      at: { ...place, field: "priorities" },
      finding: finding({
        severity: "warning",
        subject: place.row,
        subjectName: place.rowName ?? "",
        check: "priority-present",
        sentence: "No priority is given. Every allocation serves at least one.",
      }),
    }),
  ),
];
