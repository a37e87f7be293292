import type { Session, SessionState } from "../../../addin/session.ts";
import { dyfedPowys } from "../../../shared/frameworks/dyfed-powys.ts";
import type { Me } from "../../../shared/sync/screens.ts";
import { ok } from "../../../shared/values/result.ts";
import { FUNDS, FUNDS_EMPTY, FUNDS_THEN, MONEY_ROWS, THEN } from "./sample-funds.ts";
import { PROPOSALS } from "./sample-proposals.ts";
import {
  CHANGES,
  finding,
  PLAN,
  rowId,
  THERAPIES,
  THERAPIES_PLAN,
  TODAY,
  year,
} from "./sample-rows.ts";
import { overBudgetIn, toDoIn } from "./sample-said.ts";
import {
  AT,
  OVER_BUDGET,
  TO_DO,
  TO_DO_EXCEPTED,
  TO_DO_GATHERED,
  TO_DO_OF_MANY,
} from "./sample-to-do.ts";

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
    language: "en",
    truth: { kind: "all-saved", at: null },
    tables: [],
    toDo: [],
    selected: null,
    head: 1,
  },
  administrator: {
    phase: "ready",
    me: { ...ME, member: { ...ME.member, role: "administrator" }, mayWrite: [] },
    language: "en",
    truth: { kind: "all-saved", at: null },
    tables: [],
    toDo: [],
    selected: null,
    head: 1,
  },
  busy: {
    phase: "ready",
    me: ME,
    language: "en",
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
  wide: {
    phase: "ready",
    me: ME,
    language: "en",
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
    toDo: TO_DO_OF_MANY,
    selected: null,
    head: 42,
  },
  excepted: {
    phase: "ready",
    me: ME,
    language: "en",
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
    toDo: TO_DO_EXCEPTED,
    selected: null,
    head: 42,
  },
  gathered: {
    phase: "ready",
    me: ME,
    language: "en",
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
    toDo: TO_DO_GATHERED,
    selected: null,
    head: 42,
  },
  quiet: {
    phase: "ready",
    me: ME,
    language: "en",
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
    workbook: "book-1",
    head: 42,
  },
  /** What is said in another language once that is chosen. */
  said: {
    phase: "ready",
    me: ME,
    language: "en",
    truth: { kind: "needs-you", items: 1 },
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
    toDo: toDoIn("en"),
    selected: {
      table: "allocations",
      row: THERAPIES,
      register: "allocations",
      name: "Therapies for survivors",
      field: null,
    },
    head: 42,
  },
  offline: {
    phase: "ready",
    me: ME,
    language: "en",
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
  const show = (next: SessionState) => {
    state = next;
    for (const listener of listeners) listener();
  };
  const become = (next: Scene) => show(STATES[next]);
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
        possibleDuplicates: 0,
        untold: 0,
        lines: [
          { sheetRow: 6, name: "Independent advocacy", kind: "new", of: null },
          { sheetRow: 7, name: "Refuge and outreach", kind: "known", of: "Refuge and outreach" },
        ],
        openEnded: [{ field: "end", header: "Until", words: ["Ongoing"], cells: 3 }],
        alikeNames: ["New Pathways", "Haven", "Aurora", "Hafan", "Llamau", "Barod"].map((name) => ({
          key: name.toLowerCase().replace(" ", ""),
          name,
          others: [`${name} Ltd`],
        })),
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
        warnings: ["Mediation", "Refuge"].map((subjectName) => ({
          ...finding({
            severity: "warning",
            subject: rowId(),
            subjectName,
            check: "expected-fields",
            sentence: "Not known: Status.",
          }),
          fields: ["status"],
        })),
        notes: ["Without a fund column every row is paid from the Commissioning budget."],
      });
    },
    connect: async (choice) => {
      await note("connect", choice);
      become("quiet");
      return ok(STATES.quiet.tables[0]);
    },
    disconnect: (table) => note("disconnect", table),
    mark: async (choice) => {
      await note("mark", choice);
      return ok(null);
    },
    show: (place) => note("show", place),
    resolveConflict: async (id, choice) => {
      await note("resolveConflict", id, choice);
      return ok(null);
    },
    putBack: (place) => note("putBack", place),
    sendAgain: () => note("sendAgain"),
    tryAgain: (place) => note("tryAgain", place),
    recordAsAgreed: (place, who, why) => note("recordAsAgreed", place, who, why),
    answer: (question, choice) => note("answer", question, choice),
    askException: async (exception) => {
      await note("askException", exception);
      return ok(null);
    },
    acknowledge: (keys) => note("acknowledge", keys),
    snooze: (key, until, reason) => note("snooze", key, until, reason),
    syncNow: () => note("syncNow"),
    sayFindingsIn: async (language) => {
      await note("sayFindingsIn", language);
      if (state.phase !== "ready") return;
      show({ ...state, language, toDo: scene === "said" ? toDoIn(language) : state.toDo });
    },
    plan: async () =>
      scene === "gathered" || scene === "quiet" ? PLAN.filter(({ date }) => date === null) : PLAN,
    rowPlan: async () => THERAPIES_PLAN,
    rowFindings: async () => [
      state.phase === "ready" && scene === "said" ? overBudgetIn(state.language) : OVER_BUDGET,
    ],
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
