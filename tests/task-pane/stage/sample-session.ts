import type { Session, SessionState, ToDo } from "../../../addin/session.ts";
import { dyfedPowys } from "../../../shared/frameworks/dyfed-powys.ts";
import type { Me } from "../../../shared/sync/screens.ts";
import { ok } from "../../../shared/values/result.ts";
import { PROPOSALS } from "./sample-proposals.ts";
import {
  alert,
  CHANGES,
  FUNDS,
  FUNDS_EMPTY,
  FUNDS_THEN,
  finding,
  MONEY_ROWS,
  PLAN,
  pounds,
  THEN,
  THERAPIES,
  THERAPIES_PLAN,
  TODAY,
  year,
} from "./sample-rows.ts";

export const ME: Me = {
  member: { id: "carys", name: "Carys Vaughan", role: "officer" },
  organisation: {
    id: "dyfed-powys",
    name: "Office of the Police and Crime Commissioner, Dyfed-Powys",
  },
  framework: dyfedPowys,
  today: TODAY,
  head: 42,
  mayWrite: ["allocations", "agreements"],
};

const NEAR_YEARS = [year("2026/27"), year("2027/28")];

const AT = Date.UTC(2026, 10, 21, 14, 5);
const at = (field: string | null, rowName?: string) => ({
  table: "allocations",
  row: THERAPIES,
  field,
  ...(rowName !== undefined && { rowName }),
});

const OVER_BUDGET = finding({
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

export const STATES = {
  starting: { phase: "starting" },
  unsupported: {
    phase: "unsupported",
    sentence: "This Excel is too old for Foreplan. It needs Excel on the web or Microsoft 365.",
  },
  "signed-out": { phase: "signed-out", problem: null },
  "signed-out-wrong": {
    phase: "signed-out",
    problem: "That code is not known here. Check it, or ask your administrator for a new one.",
  },
  fresh: {
    phase: "ready",
    me: ME,
    truth: { kind: "all-saved", at: null },
    tables: [],
    toDo: [],
    selected: null,
    head: 1,
  },
  busy: {
    phase: "ready",
    me: ME,
    truth: { kind: "needs-you", items: TO_DO.length },
    tables: [
      {
        id: "allocations",
        sheetName: "Allocations",
        tableName: "Allocations",
        register: "allocations",
        rows: 10,
        readOnly: false,
      },
      {
        id: "agreements",
        sheetName: "Contracts",
        tableName: "Contracts",
        register: "agreements",
        rows: 42,
        readOnly: false,
      },
    ],
    toDo: TO_DO,
    selected: {
      table: "agreements",
      row: THERAPIES,
      register: "agreements",
      name: "Therapies for survivors of sexual violence",
      field: null,
    },
    head: 42,
  },
  quiet: {
    phase: "ready",
    me: ME,
    truth: { kind: "all-saved", at: AT },
    tables: [
      {
        id: "allocations",
        sheetName: "Allocations",
        tableName: "Allocations",
        register: "allocations",
        rows: 10,
        readOnly: false,
      },
    ],
    toDo: [],
    selected: null,
    head: 42,
  },
  offline: {
    phase: "ready",
    me: ME,
    truth: { kind: "offline", editsKept: 4 },
    tables: [
      {
        id: "allocations",
        sheetName: "Allocations",
        tableName: "Allocations",
        register: "allocations",
        rows: 10,
        readOnly: true,
      },
    ],
    toDo: [],
    selected: null,
    head: 42,
  },
} as const satisfies Record<string, SessionState>;

export type Scene = keyof typeof STATES;

/** What the pane asked of the session, for a test to look at. */
export type Asked = readonly [name: string, ...given: unknown[]];

export type SampleSession = Session & Readonly<{ become: (scene: Scene) => void }>;

/** A session that shows one state, answers from the samples, and writes down what it was asked. */
export function sampleSession(scene: Scene, asked: Asked[]): SampleSession {
  let state: SessionState = STATES[scene];
  const listeners = new Set<() => void>();
  const become = (next: Scene) => {
    state = STATES[next];
    for (const listener of listeners) listener();
  };
  const note = async (...what: Asked) => {
    asked.push(what);
  };
  return {
    become,
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    signIn: (token) => note("signIn", token),
    signOut: () => note("signOut"),
    proposeTables: async () => PROPOSALS,
    previewConnect: async (choice) => {
      await note("previewConnect", choice);
      return ok({
        rows: 10,
        fresh: 9,
        same: 1,
        possibleDuplicates: 1,
        unreadableCells: [
          {
            address: "E9",
            header: "Amount (£)",
            seen: "tbc",
            accepted: "an amount in pounds, such as 12,500",
          },
        ],
        columnsLeftAlone: ["Internal code"],
        skipped: [{ sheetRow: 12, why: "continues the line above" }],
        newNames: [{ register: "providers", names: ["New Pathways", "Community Housing Cymru"] }],
        errors: [OVER_BUDGET],
        warnings: [],
        notes: ["Without a fund column every row is paid from the Commissioning budget."],
      });
    },
    connect: async (choice) => {
      await note("connect", choice);
      become("quiet");
      return ok(STATES.quiet.tables[0]);
    },
    disconnect: (table) => note("disconnect", table),
    show: (place) => note("show", place),
    resolveConflict: async (id, choice) => {
      await note("resolveConflict", id, choice);
      return ok(null);
    },
    putBack: (place) => note("putBack", place),
    tryAgain: (place) => note("tryAgain", place),
    recordAsAgreed: (place, who, why) => note("recordAsAgreed", place, who, why),
    answer: (question, choice) => note("answer", question, choice),
    acknowledge: (key) => note("acknowledge", key),
    snooze: (key, until, reason) => note("snooze", key, until, reason),
    syncNow: () => note("syncNow"),
    plan: async () => PLAN,
    rowPlan: async () => THERAPIES_PLAN,
    rowFindings: async () => [OVER_BUDGET],
    rowHistory: async () => CHANGES,
    alerts: async () => [],
    commitments: async (from) => {
      if (from === THEN) return FUNDS_THEN;
      return scene === "quiet" ? FUNDS_EMPTY : FUNDS;
    },
    yearsWithMoney: async () => (scene === "quiet" ? [THEN] : [THEN, ...NEAR_YEARS]),
    rowsOf: async (register) => MONEY_ROWS.filter((row) => row.register === register),
  };
}
