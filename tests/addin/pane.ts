import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { apiClient, serverOver } from "../../addin/api-client.ts";
import type { ConnectChoice, SessionState, TableProposal, ToDo } from "../../addin/session.ts";
import { chosenLanguage } from "../../addin/sync/chosen-language.ts";
import type { Pocket, RunningSession } from "../../addin/sync/session-parts.ts";
import { createSession } from "../../addin/sync-session.ts";
import { excelWorkbook } from "../../addin/workbook/excel-workbook.ts";
import { memoryInBrowser } from "../../addin/workbook/memory.ts";
import type { FieldValue, RegisterKey } from "../../shared/registers/field.ts";
import type { Role } from "../../shared/sync/screens.ts";
import { Workbook } from "../excel-host/model/workbook.ts";
import { type OpenExcel, openInExcel } from "../excel-host/native-bridge.ts";
import { withNotes } from "../excel-host/notes-library.ts";
import type { TestServer } from "../support/test-server.ts";

/** What one browser keeps between openings. */
export type Browser = Readonly<{
  factory: IDBFactory;
  pocket: Map<string, string>;
  /** Names that a pane of it has taken, until it lets go of them. */
  taken: Set<string>;
}>;

export function newBrowser(): Browser {
  return { factory: new IDBFactory(), pocket: new Map(), taken: new Set() };
}

/** Time that stands still until a test moves it. */
export class HandClock {
  #now = 1_790_000_000_000;
  #timers: { at: number; run: () => void }[] = [];

  readonly now = () => this.#now;

  readonly after = (milliseconds: number, run: () => void) => {
    const timer = { at: this.#now + milliseconds, run };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((one) => one !== timer);
    };
  };

  pass(milliseconds: number): void {
    this.#now += milliseconds;
    for (;;) {
      const due = this.#timers.filter(({ at }) => at <= this.#now);
      if (due.length === 0) return;
      this.#timers = this.#timers.filter(({ at }) => at > this.#now);
      for (const { run } of due) run();
    }
  }
}

export type Pane = Readonly<{
  excel: OpenExcel;
  hands: OpenExcel["hands"];
  session: RunningSession;
  clock: HandClock;
  browser: Browser;
  /** Cuts the pane off, or lets it back. */
  line: {
    isCut: boolean;
    /** Answers that are lost on their way back. */
    losesAnswers: boolean;
    /** Calls, by what they carry, that the server answers with a fault of its own. */
    faultAt: ((body: string) => boolean) | null;
    /** Waited for between the server's answer to a call and its arrival in the pane. */
    onItsWay: ((url: string) => Promise<void>) | null;
  };
  /** What the machine does when its line is cut or back: it tells the page. */
  tellOfLine(): Promise<void>;
  /** What a person's hands do after rows were read and right before they are written. */
  betweenReadAndWrite(hand: () => void): void;
  ready(): Extract<SessionState, { phase: "ready" }>;
  toDo<Kind extends ToDo["kind"]>(kind: Kind): readonly Extract<ToDo, { kind: Kind }>[];
  sync(): Promise<void>;
  /** What comes of the events alone, once typing has settled; the whole table is not read. */
  heedHints(): Promise<void>;
  close(): Promise<void>;
}>;

export type PaneOptions = Readonly<{
  workbook?: Workbook;
  role?: Role;
  browser?: Browser;
  person?: string;
  seed?: number;
  /** In an Excel that has notes on cells. */
  notes?: boolean;
  /** Opened without a line to the server. */
  isCut?: boolean;
  /** Opened while this cell is being edited. */
  editing?: string;
}>;

/** The add-in as it runs beside a workbook, against the real server. */
export async function openPane(server: TestServer, options: PaneOptions = {}): Promise<Pane> {
  const excel = openInExcel(options.workbook ?? new Workbook(), {
    person: options.person ?? "Officer",
  });
  const browser = options.browser ?? newBrowser();
  const clock = new HandClock();
  const line: Pane["line"] = {
    isCut: options.isCut ?? false,
    losesAnswers: false,
    faultAt: null,
    onItsWay: null,
  };
  if (options.editing !== undefined) excel.hands.beginEdit(options.editing, "");
  let token: string | null = null;
  const pocket: Pocket = {
    read: (key) => browser.pocket.get(key) ?? null,
    write: (key, text) => {
      if (text === null) browser.pocket.delete(key);
      else browser.pocket.set(key, text);
    },
  };
  nextSeed += 1;
  const random = seeded(options.seed ?? nextSeed);
  const notes = options.notes ?? false;
  const { Excel } = notes ? withNotes(excel) : excel;
  const workbook = excelWorkbook(Excel, () => excel.workbook.address, { notes });
  let between: () => void = () => undefined;
  let lineChanged: () => void = () => undefined;
  const session = createSession({
    workbook: {
      ...workbook,
      writeCells: (block, writes) => {
        if (writes.length > 0) between();
        return workbook.writeCells(block, writes);
      },
    },
    server: serverOver(
      apiClient({
        url: `${server.url}/trpc`,
        token: () => token,
        language: () => chosenLanguage(pocket),
        fetch: async (input, init) => {
          if (line.isCut) throw new TypeError("fetch failed");
          if (line.faultAt?.(`${input} ${init?.body ?? ""}`)) return faultyAnswer();
          const answer = await fetch(input, init);
          await line.onItsWay?.(String(input));
          if (line.losesAnswers) throw new TypeError("the answer was lost");
          return answer;
        },
      }),
    ),
    memory: memoryInBrowser({ factory: browser.factory, ranges: IDBKeyRange }, ""),
    clock,
    random,
    uuid: () => uuidFrom(random),
    pocket,
    locks: {
      async take(name) {
        if (browser.taken.has(name)) return null;
        browser.taken.add(name);
        return () => browser.taken.delete(name);
      },
    },
    news: null,
    network: {
      start(onChange) {
        lineChanged = onChange;
        return () => {
          lineChanged = () => undefined;
        };
      },
    },
    takeToken: (given) => {
      token = given;
    },
  });
  await session.idle();
  if (session.state().phase === "signed-out") {
    await session.signIn(server.token("dyfed-powys", options.role ?? "manager"));
  }
  const pane: Pane = {
    excel,
    hands: excel.hands,
    session,
    clock,
    browser,
    line,
    async tellOfLine() {
      lineChanged();
      clock.pass(0);
      await session.idle();
    },
    betweenReadAndWrite(hand) {
      between = hand;
    },
    ready() {
      const state = session.state();
      if (state.phase !== "ready") throw new Error(`The pane is ${JSON.stringify(state)}.`);
      return state;
    },
    toDo<Kind extends ToDo["kind"]>(kind: Kind) {
      return pane
        .ready()
        .toDo.filter((one): one is Extract<ToDo, { kind: Kind }> => one.kind === kind);
    },
    async sync() {
      await excel.settled();
      await session.syncNow();
      await excel.settled();
    },
    async heedHints() {
      await excel.settled();
      clock.pass(400);
      await session.idle();
      await excel.settled();
    },
    async close() {
      await session.close();
      excel.close();
    },
  };
  return pane;
}

/** As tRPC answers where something throws on the server. */
function faultyAnswer(): Response {
  const error = { message: "It broke.", code: -32603, data: { httpStatus: 500 } };
  return Response.json([{ error }], { status: 500 });
}

let nextSeed = 1_000;

export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function uuidFrom(random: () => number): string {
  const hex = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16));
  hex[12] = "4";
  hex[16] = "8";
  const text = hex.join("");
  return [8, 12, 16, 20, 32]
    .map((end, at, ends) => text.slice(at === 0 ? 0 : ends[at - 1], end))
    .join("-");
}

/** A table of allocations at A1 with the headers people use, made and typed by hand. */
export function allocationsTable(
  excel: OpenExcel,
  lines: readonly (readonly [title: string, amount: number | string])[],
): void {
  excel.hands.pasteBlock("A1", [
    [
      "Title",
      "Service area",
      "Financial year",
      "Fund",
      "Priorities",
      "Mechanism",
      "Amount",
      "Status",
      "My notes",
    ],
    ...lines.map(([title, amount]) => [
      title,
      "Domestic Abuse",
      "2021/22",
      "Commissioning budget",
      "1, 2",
      "Direct",
      amount,
      "Approved",
      "",
    ]),
  ]);
  excel.hands.makeTable(`A1:I${lines.length + 1}`);
}

/** Connects the first proposal as it stands. */
export async function connectFirst(
  pane: Pane,
  change: (choice: ConnectChoice, proposal: TableProposal) => ConnectChoice = (choice) => choice,
): Promise<string> {
  const [proposal] = await pane.session.proposeTables();
  if (proposal === undefined) throw new Error("No table was found.");
  const choice = change(
    {
      table: proposal.id,
      register: proposal.register,
      columns: Object.fromEntries(proposal.columns.map(({ column, field }) => [column, field])),
      constants: proposal.constants,
      readOnly: false,
      openEnded: [],
      sameNames: [],
      ...(proposal.spread === undefined ? {} : { spread: proposal.spread }),
    },
    proposal,
  );
  const connected = await pane.session.connect(choice);
  if (!connected.ok) throw new Error(connected.problem);
  await pane.excel.settled();
  return connected.value.id;
}

/** The register's rows, as the server has them. */
export async function registerRows(
  server: TestServer,
  register: RegisterKey = "allocations",
): Promise<readonly Readonly<Record<string, FieldValue>>[]> {
  const member = await server.store.memberOf(server.token("dyfed-powys", "manager"));
  if (member === null) throw new Error("The demonstration has a manager.");
  const rows = await server.store.openOrganisation(member).rowsOf(register);
  return rows.map(({ id, values }) => ({ id, ...values }));
}
