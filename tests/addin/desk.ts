import { afterEach, beforeEach } from "vitest";
import { startTestServer, type TestServer } from "../support/test-server.ts";
import {
  allocationsTable,
  connectFirst,
  openPane,
  type Pane,
  type PaneOptions,
  registerRows,
} from "./pane.ts";

/** A server of its own for every test, and the panes a test opens against it. */
export type Desk = Readonly<{
  server(): TestServer;
  open(options?: PaneOptions): Promise<Pane>;
  /** A pane with two allocations connected: amounts stand in G2 and G3, ids in J. */
  connected(options?: PaneOptions): Promise<Pane>;
  /**
   * A pane with two agreements connected, Refuge as given: starts stand in C, ends in D, values in
   * E, ids in G.
   */
  agreements(refuge: readonly [start: string, end: string, status: string]): Promise<Pane>;
  /** Another workbook of the same register: it knows one of the rows, and is given the other. */
  secondWorkbook(): Promise<Pane>;
  /** Closes a pane as closing Excel does; the workbook and the browser stay. */
  leave(pane: Pane): Promise<void>;
  /** What the register holds, by title, in pence. */
  amounts(): Promise<Record<string, unknown>>;
}>;

export function aDesk(): Desk {
  let server: TestServer;
  const panes: Pane[] = [];
  beforeEach(async () => {
    server = await startTestServer();
  });
  afterEach(async () => {
    for (const pane of panes.splice(0)) await pane.close();
    await server.close();
  });
  const open = async (options: PaneOptions = {}) => {
    const pane = await openPane(server, options);
    panes.push(pane);
    return pane;
  };
  return {
    server: () => server,
    open,
    async connected(options = {}) {
      const pane = await open(options);
      allocationsTable(pane.excel, [
        ["Refuge", 60_000],
        ["Helpline", 25_000],
      ]);
      await connectFirst(pane);
      return pane;
    },
    async agreements([start, end, status]) {
      const pane = await open();
      pane.hands.pasteBlock("A1", [
        ["Title", "Provider", "Start", "Current end", "Annual value", "Status"],
        ["Refuge", "Haven", start, end, 50_000, status],
        ["Helpline", "Aurora", start, "31/03/2036", 60_000, "Live"],
      ]);
      pane.hands.makeTable("A1:F3");
      await connectFirst(pane);
      await pane.sync();
      return pane;
    },
    async secondWorkbook() {
      const pane = await open({ role: "officer" });
      allocationsTable(pane.excel, [["Refuge", 60_000]]);
      await connectFirst(pane);
      return pane;
    },
    async leave(pane) {
      panes.splice(panes.indexOf(pane), 1);
      await pane.session.close();
    },
    async amounts() {
      const rows = await registerRows(server);
      return Object.fromEntries(rows.map(({ title, amount }) => [String(title), amount]));
    },
  };
}

/** What a person sees in cells of the first sheet. */
export function seenIn(pane: Pane, ...addresses: string[]): string[] {
  return addresses.map((address) => pane.hands.seen(`Sheet1!${address}`));
}
