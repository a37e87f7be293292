import { describe, expect, test } from "vitest";
import type { ConnectChoice, ConnectPreview } from "../../addin/session.ts";
import { saveWorkbook } from "../excel-host/file/save-workbook.ts";
import { aDesk } from "./desk.ts";
import { allocationsTable, connectFirst, type Pane, registerRows } from "./pane.ts";

const { open, connected, server } = aDesk();

const CONTRACTS = [
  ["Contract title", "Supplier", "Start date", "End date", "Annual value", "Ours"],
  ["Refuge", "Safe Homes Ltd", "01/04/2024", "Ongoing", 60_000, "a"],
  ["Helpline", "Safe Homes Limited", "'03/04/2024", "31/03/2027", "lots", "b"],
  ["Mediation", "Talk & Listen", "01/04/2024", "Rolling", 12_000, "c"],
];

const AS_CONTRACTS = {
  register: "agreements",
  columns: { 0: "title", 1: "provider", 2: "start", 3: "currentEnd", 4: "annualValue", 5: null },
} as const;

async function contracts(): Promise<Pane> {
  const pane = await open();
  pane.hands.pasteBlock("A1", CONTRACTS);
  pane.hands.makeTable("A1:F4");
  return pane;
}

async function previewed(pane: Pane, change: Partial<ConnectChoice> = {}): Promise<ConnectPreview> {
  const [proposal] = await pane.session.proposeTables();
  if (proposal === undefined) throw new Error("a table is found");
  const { id, register, columns, constants } = proposal;
  const preview = await pane.session.previewConnect({
    table: id,
    register,
    columns: Object.fromEntries(columns.map(({ column, field }) => [column, field])),
    constants,
    readOnly: false,
    openEnded: [],
    sameNames: [],
    ...change,
  });
  if (!preview.ok) throw new Error(preview.problem);
  return preview.value;
}

describe("the preview before connecting", () => {
  test("[ADD93] changes neither the workbook nor anything on the server", async () => {
    const pane = await contracts();
    const before = saveWorkbook(pane.excel.workbook);
    const head = pane.ready().me.head;
    await previewed(pane, AS_CONTRACTS);
    await previewed(pane, { ...AS_CONTRACTS, readOnly: true });
    await pane.sync();
    expect(saveWorkbook(pane.excel.workbook)).toEqual(before);
    expect(await registerRows(server(), "agreements")).toEqual([]);
    expect(await registerRows(server(), "providers")).toEqual([]);
    expect(pane.ready().head).toBe(head);
    expect(pane.ready().tables).toEqual([]);
  });

  test("[ADD94] says of every row what it was taken for, and of which row it may be a duplicate", async () => {
    await connected();
    const pane = await open({ role: "officer" });
    allocationsTable(pane.excel, [
      ["Refuge", 60_000],
      ["Helpline", 26_000],
      ["Mentoring", 5_000],
    ]);
    const preview = await previewed(pane);
    expect(preview).toMatchObject({ rows: 3, fresh: 1, same: 1, possibleDuplicates: 1, untold: 0 });
    expect(preview.lines.map(({ of, ...line }) => ({ ...line, of: of?.split(",")[0] }))).toEqual([
      { sheetRow: 2, name: "Refuge", kind: "known", of: "Refuge" },
      { sheetRow: 3, name: "Helpline", kind: "possible-duplicate", of: "Helpline" },
      { sheetRow: 4, name: "Mentoring", kind: "new", of: undefined },
    ]);
  });

  test("[ADD94] says of every cell that was not read what was seen and what would be taken", async () => {
    const preview = await previewed(await contracts(), AS_CONTRACTS);
    expect(preview.unreadableCells).toEqual([
      {
        address: "E3",
        header: "Annual value",
        seen: "lots",
        accepted: expect.stringMatching(/pounds/),
      },
    ]);
    expect(preview.columnsLeftAlone).toEqual(["Ours"]);
    expect(preview.notes.filter((note) => /day before the month/.test(note))).toEqual([
      "Start date: Dates are read with the day before the month.",
    ]);
  });

  test("[ADD95] asks once per column what a word for a date means, and takes the answer", async () => {
    const pane = await contracts();
    const preview = await previewed(pane, AS_CONTRACTS);
    expect(preview.openEnded).toEqual([
      { field: "currentEnd", header: "End date", words: ["Ongoing", "Rolling"], cells: 2 },
    ]);
    await connectFirst(pane, (choice) => ({
      ...choice,
      ...AS_CONTRACTS,
      openEnded: ["currentEnd"],
    }));
    expect(pane.toDo("question")).toEqual([]);
    expect(pane.hands.seen("D2")).toBe("Ongoing");
  });

  test("[ADD96] asks whether spellings that look alike are one name, and adds one on a yes", async () => {
    const pane = await contracts();
    const preview = await previewed(pane, AS_CONTRACTS);
    expect(preview.newNames).toEqual([
      { register: "providers", names: ["Safe Homes Ltd", "Safe Homes Limited", "Talk & Listen"] },
    ]);
    expect(preview.alikeNames).toEqual([
      { key: "providers: safehomes", name: "Safe Homes Ltd", others: ["Safe Homes Limited"] },
    ]);
    await connectFirst(pane, (choice) => ({
      ...choice,
      ...AS_CONTRACTS,
      sameNames: ["providers: safehomes"],
    }));
    const providers = await registerRows(server(), "providers");
    expect(providers.map(({ name, knownAs }) => [name, knownAs ?? null])).toEqual([
      ["Safe Homes Ltd", ["Safe Homes Limited"]],
      ["Talk & Listen", null],
    ]);
    const rows = await registerRows(server(), "agreements");
    const [refuge, helpline] = rows.map(({ provider }) => provider as { id: string; text: string });
    expect(helpline?.id).toBe(refuge?.id);
    // The cell keeps the spelling people gave it.
    expect(pane.hands.seen("B3")).toBe("Safe Homes Limited");
  });

  test("[ADD96] without a yes each spelling is a name of its own", async () => {
    const pane = await contracts();
    await connectFirst(pane, (choice) => ({ ...choice, ...AS_CONTRACTS }));
    expect((await registerRows(server(), "providers")).length).toBe(3);
  });

  test("[ADD96] a spelling like one the register has becomes another name of it on a yes", async () => {
    const pane = await contracts();
    await connectFirst(pane, (choice) => ({
      ...choice,
      ...AS_CONTRACTS,
      sameNames: ["providers: safehomes"],
    }));
    const other = await open();
    other.hands.pasteBlock("A1", [
      ...CONTRACTS.slice(0, 1),
      ["Outreach", "The Safe Homes", "01/04/2025", "31/03/2028", 9_000, "d"],
    ]);
    other.hands.makeTable("A1:F2");
    const preview = await previewed(other, AS_CONTRACTS);
    expect(preview.alikeNames).toEqual([
      { key: "providers: safehomes", name: "Safe Homes Ltd", others: ["The Safe Homes"] },
    ]);
    await connectFirst(other, (choice) => ({
      ...choice,
      ...AS_CONTRACTS,
      sameNames: ["providers: safehomes"],
    }));
    const providers = await registerRows(server(), "providers");
    expect(providers.find(({ name }) => name === "Safe Homes Ltd")?.knownAs).toEqual([
      "Safe Homes Limited",
      "The Safe Homes",
    ]);
    expect(providers.length).toBe(2);
  });

  test("[ADD212] asks of funds too, and on a yes each spelling means the one, whoever connects", async () => {
    const [first, spelt, next] = [
      "MoJ Victims Fund 2024/25",
      "MOJ victims' fund 24-25",
      "MoJ Victims Fund 2025/26",
    ];
    const pane = await open({ role: "officer" });
    pane.hands.pasteBlock("A1", [
      ["Title", "Service area", "Financial year", "Fund", "Amount", "Status"],
      ...[first, spelt, next].map((fund, at) => [
        `Line ${at}`,
        "Domestic Abuse",
        "2024/25",
        fund,
        100,
        "Idea",
      ]),
    ]);
    pane.hands.makeTable("A1:F4");
    const preview = await previewed(pane);
    expect(preview.alikeNames).toEqual([
      { key: "funds: moj victim fund 2024 25", name: first, others: [spelt] },
    ]);
    const sameNames = preview.alikeNames.map(({ key }) => key);
    await connectFirst(pane, (choice) => ({ ...choice, sameNames }));

    const known = await registerRows(server(), "funds");
    const idOf = (name: string) => known.find((fund) => fund.name === name)?.id;
    expect([first, spelt, next].map((name) => idOf(name) !== undefined)).toEqual([
      true,
      false,
      true,
    ]);
    pane.hands.pasteBlock("A5", [["Line 3", "Domestic Abuse", "2024/25", spelt, 100, "Idea"]]);
    await pane.sync();

    // One typed later in that spelling is of the same fund, and each cell keeps its own.
    const rows = await registerRows(server());
    expect(rows.map(({ title, fund }) => [title, (fund as { id: string }).id])).toEqual([
      ["Line 0", idOf(first)],
      ["Line 1", idOf(first)],
      ["Line 2", idOf(next)],
      ["Line 3", idOf(first)],
    ]);
    expect(pane.hands.seen("D3")).toBe(spelt);
  });

  test("[ADD212] a spelling like a fund of the register means that one on a yes", async () => {
    const first = await connected();
    const other = await open({ role: "officer" });
    allocationsTable(other.excel, [["Mentoring", 5_000]]);
    other.hands.type("D2", "The commissioning budgets");
    const preview = await previewed(other);
    expect(preview.alikeNames).toEqual([
      {
        key: "funds: commissioning budget",
        name: "Commissioning budget",
        others: ["The commissioning budgets"],
      },
    ]);
    const sameNames = preview.alikeNames.map(({ key }) => key);
    await connectFirst(other, (choice) => ({ ...choice, sameNames }));
    await other.sync();
    await first.sync();

    const rows = await registerRows(server());
    const ids = rows.map(({ fund }) => (fund as { id: string }).id);
    expect([rows.length, new Set(ids).size]).toEqual([3, 1]);
  });

  test("[ADD212] without a yes each spelling of a fund is a fund of its own", async () => {
    const pane = await open({ role: "officer" });
    pane.hands.pasteBlock("A1", [
      ["Title", "Service area", "Financial year", "Fund", "Amount", "Status"],
      ["Line 0", "Domestic Abuse", "2024/25", "Safer Streets", 100, "Idea"],
      ["Line 1", "Domestic Abuse", "2024/25", "The Safer Streets", 100, "Idea"],
    ]);
    pane.hands.makeTable("A1:F3");
    await connectFirst(pane);
    const names = (await registerRows(server(), "funds")).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(["Safer Streets", "The Safer Streets"]));
  });
});
