import { describe, expect, test } from "vitest";
import type { FieldValue, RegisterKey } from "../../shared/registers/field.ts";
import { catchUpLines } from "../../shared/sync/catch-up-lines.ts";
import { checkpointRow, rowFromCheckpoint } from "../../shared/sync/checkpoint.ts";
import { isMassVanishingOfLines, lookAtLines } from "../../shared/sync/look-at-lines.ts";
import { pushParts } from "../../shared/sync/push-parts.ts";
import type { SentRow } from "../../shared/sync/send-cells.ts";
import { newColumns, placesOf, type Spread, withColumn } from "../../shared/sync/spread.ts";
import { idInLine, type RowId } from "../../shared/values/row-id.ts";
import { edit, idsFrom, insert, named } from "./pushed-rows.ts";
import { type SheetLine, SPREAD, type SpreadSheet, TABLE } from "./spread-sheet.ts";
import { presentRows, QUIET, startedSheet } from "./started-sheet.ts";

const nextId = idsFrom(77);
const BEN = { register: "budgets" as const, role: "finance" as const, by: "Ben" };

function lineAt(sheet: SpreadSheet, at: number): SheetLine {
  const line = sheet.lines[at];
  if (line === undefined) throw new Error(`There is no line ${at}.`);
  return line;
}

/** What the register has: fund, year, kind and pounds. */
function register(sheet: SpreadSheet): readonly string[] {
  return presentRows(sheet)
    .map(({ values }) => {
      const fund = (values.fund as { text: string }).text;
      const kind = values.kind == null ? "" : ` ${values.kind}`;
      return `${fund} ${values.financialYear}${kind} ${Number(values.amount) / 100}`;
    })
    .sort();
}

function addElsewhere(sheet: SpreadSheet, fund: string, amount: number, more = {}): RowId {
  const id = nextId();
  const values = { fund: named(fund), financialYear: "2026/27", amount: amount as FieldValue };
  sheet.register.push({ ...BEN, changes: [insert(id, { ...values, ...more })] });
  return id;
}

const STARTED = [
  "Safer Streets 2025/26 200",
  "Safer Streets 2026/27 400",
  "Victims Grant 2025/26 100",
  "Victims Grant 2026/27 200",
];

describe("the rows of a line", () => {
  test("[SYN77] each filled cell is a row under the line's id and its column's key", () => {
    const sheet = startedSheet(1);
    expect(register(sheet)).toEqual(STARTED);
    const { id } = lineAt(sheet, 0);
    const ids = presentRows(sheet).map((row) => row.id);
    expect(ids.filter((one) => one.startsWith(id))).toEqual([`${id}.2025-26`, `${id}.2026-27`]);
  });

  test("[SYN77] emptying a cell is a question, and removes nothing by itself", () => {
    const sheet = startedSheet(1);
    lineAt(sheet, 0).amounts["2026-27"] = null;
    sheet.sync({ ...QUIET, gone: "wait" });
    expect(register(sheet)).toEqual(STARTED);
    const asked = [...sheet.memory.values()].filter(
      ({ standing }) => standing.kind === "asked-about",
    );
    expect(asked.map(({ id }) => id)).toEqual([idInLine(lineAt(sheet, 0).id as RowId, "2026-27")]);
  });

  test("[SYN77] a line counts once among what vanished, however many its rows are", () => {
    const sheet = startedSheet(1);
    const rows = [...sheet.memory.keys()];
    const many = new Map(
      Array.from({ length: 60 }, () => nextId()).flatMap((line) =>
        rows.map((id, at) => {
          const row = sheet.memory.get(id);
          if (row === undefined) throw new Error("The row is remembered.");
          const own = idInLine(line, `y${at}`);
          return [own, { ...row, id: own, cell: undefined }] as const;
        }),
      ),
    );
    const ids = [...many.keys()];
    expect(isMassVanishingOfLines(ids.slice(0, 5 * rows.length), many)).toBe(false);
    expect(isMassVanishingOfLines(ids.slice(0, 7 * rows.length), many)).toBe(true);
  });

  test("[SYN78] what a line says of all its rows is sent for each of them, together, and the amounts after it", () => {
    const sheet = startedSheet(1);
    sheet.done = [];
    Object.assign(lineAt(sheet, 0), { note: "agreed" });
    lineAt(sheet, 0).amounts["2025-26"] = 30_000;
    sheet.sync(QUIET);
    const { id } = lineAt(sheet, 0);
    expect(sheet.done).toEqual([
      `sent edit ${id}.2025-26`,
      `sent edit ${id}.2026-27`,
      `sent edit ${id}.2025-26`,
    ]);
    expect(presentRows(sheet).filter(({ values }) => values.note === "agreed")).toHaveLength(2);
    expect(register(sheet)).toContain("Victims Grant 2025/26 300");
  });

  test("[SYN78] where somebody changed one of them meanwhile none is changed, and what is typed next is taken", () => {
    const sheet = startedSheet(1);
    const line = lineAt(sheet, 0);
    const first = idInLine(line.id as RowId, "2025-26");
    const version = sheet.memory.get(first)?.version ?? 0;
    sheet.register.push({ ...BEN, changes: [edit(first, version, { note: "theirs" })] });
    line.note = "mine";
    // The other's change is only met by the push: this sheet has not received it.
    sheet.syncOffline();
    const notes = () =>
      presentRows(sheet)
        .filter(({ id }) => id.startsWith(line.id))
        .map(({ values }) => values.note ?? null);
    expect(notes()).toEqual(["theirs", null]);
    expect(line.note).toBe("mine");
    line.note = "both";
    sheet.sync(QUIET);
    expect(notes()).toEqual(["both", "both"]);
  });

  test("[SYN78] rows that stand together are never parted between two pushes", () => {
    const rows = Array.from({ length: 505 }, (_, at): SentRow => {
      const id = nextId();
      const together = at >= 498 && at < 502 ? { together: "line" } : {};
      return { id, change: { kind: "edit", id, base: 1, values: {}, ...together }, shown: {} };
    });
    expect(
      pushParts(rows, { register: "allocations", connecting: false }).map((part) => part.length),
    ).toEqual([498, 7]);
  });

  test("[SYN90] the rows of a sheet that connects go a hundred at a time, agreements thirty", () => {
    const rows = Array.from({ length: 250 }, (): SentRow => {
      const id = nextId();
      return { id, change: { kind: "insert", id, values: {} }, shown: {} };
    });
    const lengths = (register: RegisterKey, connecting: boolean) =>
      pushParts(rows, { register, connecting }).map((part) => part.length);
    expect(lengths("allocations", true)).toEqual([100, 100, 50]);
    expect(lengths("agreements", true)).toEqual([30, 30, 30, 30, 30, 30, 30, 30, 10]);
    expect(lengths("agreements", false)).toEqual([250]);
  });

  test("[SYN84] a copied line is a new line, each of its rows under a new id", () => {
    const sheet = startedSheet(1);
    const original = lineAt(sheet, 0);
    sheet.lines.unshift({ ...original, amounts: { ...original.amounts, "2025-26": 77_700 } });
    sheet.sync(QUIET);
    const [copy, kept] = sheet.lines;
    expect(kept?.id).not.toBe(copy?.id);
    expect(register(sheet)).toEqual(
      [...STARTED, "Victims Grant 2025/26 777", "Victims Grant 2026/27 200"].sort(),
    );
    expect(sheet.memory.get(idInLine(copy?.id as RowId, "2025-26"))?.copiedFrom).toBe(
      `${kept?.id}.2025-26`,
    );
  });
});

describe("what comes from the register", () => {
  test("[SYN82] a row of a line fills its empty cell, and one of no line comes as a line of its own", () => {
    const sheet = startedSheet(1);
    addElsewhere(sheet, "victims grant", 5_000, { financialYear: "2027/28" });
    addElsewhere(sheet, "Reserves", 6_000);
    addElsewhere(sheet, "Reserves", 7_000, { financialYear: "2027/28" });
    sheet.sync(QUIET);
    expect(
      sheet.lines.map(({ fund, amounts }) => [
        fund,
        amounts["2026-27"] ?? null,
        amounts["2027-28"],
      ]),
    ).toEqual([
      ["Victims Grant", 20_000, 5_000],
      ["Safer Streets", 40_000, null],
      ["Reserves", 6_000, 7_000],
    ]);
  });

  test("[SYN82] where two lines go by one name a row is put into neither", () => {
    const sheet = startedSheet(1);
    sheet.lines.push({ id: "", fund: "Victims Grant", note: null, amounts: { "2025-26": 900 } });
    sheet.sync(QUIET);
    addElsewhere(sheet, "Victims Grant", 5_000, { financialYear: "2027/28" });
    sheet.sync(QUIET);
    expect(sheet.lines.map(({ amounts }) => amounts["2027-28"] ?? null)).toEqual([
      null,
      null,
      null,
      5_000,
    ]);
  });

  test("[SYN79] a cell of several rows shows their sum, and what was moved out is taken off", () => {
    const sheet = startedSheet(1);
    addElsewhere(sheet, "Victims Grant", 5_000, { kind: "in-year-award" });
    addElsewhere(sheet, "Victims Grant", 2_000, { kind: "virement-out" });
    sheet.sync(QUIET);
    expect(lineAt(sheet, 0).amounts["2026-27"]).toBe(23_000);
    expect(sheet.lines).toHaveLength(2);
  });

  test.each([
    ["correct", ["Victims Grant 2026/27 350", "Victims Grant 2026/27 in-year-award 50"]],
    [
      "award",
      [
        "Victims Grant 2026/27 200",
        "Victims Grant 2026/27 in-year-award 150",
        "Victims Grant 2026/27 in-year-award 50",
      ],
    ],
    [
      "move",
      [
        "Victims Grant 2026/27 200",
        "Victims Grant 2026/27 in-year-award 50",
        "Victims Grant 2026/27 virement-in 150",
      ],
    ],
    ["back", ["Victims Grant 2026/27 200", "Victims Grant 2026/27 in-year-award 50"]],
  ] as const)("[SYN80] typed over a sum: %s", (over, expected) => {
    const sheet = startedSheet(1);
    addElsewhere(sheet, "Victims Grant", 5_000, { kind: "in-year-award" });
    sheet.sync(QUIET);
    lineAt(sheet, 0).amounts["2026-27"] = 40_000;
    sheet.sync({ ...QUIET, over });
    expect(register(sheet).filter((row) => row.startsWith("Victims Grant 2026/27"))).toEqual(
      expected,
    );
    expect(lineAt(sheet, 0).amounts["2026-27"]).toBe(over === "back" ? 25_000 : 40_000);
    expect(lineAt(sheet, 1).amounts["2026-27"]).toBe(over === "move" ? 25_000 : 40_000);
  });

  test("[SYN83] what the register says of one row of a line alone is told and not written, until all say it", () => {
    const sheet = startedSheet(1);
    const [first, second] = presentRows(sheet);
    if (first === undefined || second === undefined) throw new Error("There are rows.");
    sheet.register.push({ ...BEN, changes: [edit(first.id, first.version, { note: "new" })] });
    sheet.sync(QUIET);
    expect(lineAt(sheet, 0).note).toBeNull();
    const asker = { who: "Anna", at: 1 };
    const { unfolded } = lookAtLines(TABLE, sheet.seenLines(), sheet.memory, asker);
    const told = catchUpLines(TABLE, unfolded.rows, sheet.memory, () => new Set()).differs;
    expect(told).toEqual([{ line: 0, field: "note", rows: [first.id] }]);
    sheet.register.push({ ...BEN, changes: [edit(second.id, second.version, { note: "new" })] });
    sheet.sync(QUIET);
    expect(lineAt(sheet, 0).note).toBe("new");
  });

  test("[SYN86] a row the register moved to another year is taken for no amount of the old one", () => {
    const sheet = startedSheet(1);
    const row = presentRows(sheet)[0];
    if (row === undefined) throw new Error("There are rows.");
    sheet.register.push({
      ...BEN,
      changes: [edit(row.id, row.version, { financialYear: "2027/28" })],
    });
    lineAt(sheet, 0).amounts["2025-26"] = 55_500;
    sheet.sync(QUIET);
    expect(lineAt(sheet, 0).amounts).toEqual({
      "2025-26": null,
      "2026-27": 20_000,
      "2027-28": 10_000,
    });
  });

  test("[SYN85] the checkpoint keeps the cell of a row whose id does not say it", () => {
    const sheet = startedSheet(1);
    const id = addElsewhere(sheet, "Victims Grant", 5_000, { financialYear: "2027/28" });
    sheet.sync(QUIET);
    const row = sheet.memory.get(id);
    if (row === undefined) throw new Error("The row came into the sheet.");
    const binding = { columns: [{ field: "fund" }, { field: "note" }], spread: SPREAD };
    const kept = rowFromCheckpoint(binding, checkpointRow(binding, row));
    expect(kept.cell).toEqual({ line: lineAt(sheet, 0).id, key: "2027-28" });
    expect(kept.cells.amount?.digest).toBe(row.cells.amount?.digest);
  });
});

describe("the columns of a spread", () => {
  const headed = (...headers: readonly string[]) =>
    headers.map((header, at) => ({ id: at + 1, header }));
  const spread: Spread = {
    ...SPREAD,
    columns: SPREAD.columns.map((column, at) => ({ ...column, columnId: at + 2 })),
  };

  test.each<[string, readonly { id: number; header: string }[], Record<string, number>]>([
    [
      "as they were",
      headed("Fund", "2025/26", "2026/27", "2027/28"),
      { "2025-26": 1, "2026-27": 2, "2027-28": 3 },
    ],
    [
      "moved about",
      [
        { id: 4, header: "2027/28" },
        { id: 2, header: "2025/26" },
        { id: 1, header: "Fund" },
        { id: 3, header: "2026/27" },
      ],
      { "2025-26": 1, "2026-27": 3, "2027-28": 0 },
    ],
    [
      "renamed to other words",
      headed("Fund", "First year", "2026/27", "Y3"),
      { "2025-26": 1, "2026-27": 2, "2027-28": 3 },
    ],
    [
      "under new ids, in other spellings",
      [
        { id: 11, header: "FY26" },
        { id: 12, header: "2026-27" },
        { id: 13, header: "2027/28" },
      ],
      { "2025-26": 0, "2026-27": 1, "2027-28": 2 },
    ],
    [
      "all headed a year on: none is the old one by its place",
      headed("Fund", "2026/27", "2027/28", "2028/29"),
      { "2026-27": 1, "2027-28": 2 },
    ],
    ["one gone", headed("Fund", "2025/26"), { "2025-26": 1 }],
  ])("[SYN81] are found again: %s", (_, columns, expected) => {
    expect(Object.fromEntries(placesOf(spread, columns))).toEqual(expected);
  });

  test("[SYN81] a year that came into the table is a new column, and once taken has a key of its own", () => {
    const columns = headed(
      "Fund",
      "2025/26",
      "2026/27",
      "2027/28",
      "2028/29",
      "Spent 2028/29",
      "Total",
    );
    const [found, ...others] = newColumns(spread, columns);
    expect([found, others]).toEqual([{ place: 4, year: "2028/29", header: "2028/29" }, []]);
    if (found === undefined) throw new Error("It is found.");
    const taken = withColumn(spread, found, 5);
    expect(taken.columns.at(-1)).toMatchObject({ key: "2028-29", value: "2028/29", columnId: 5 });
    expect(newColumns(taken, columns)).toEqual([]);
    expect(newColumns({ ...spread, leftAlone: ["2028/29"] }, columns)).toEqual([]);
  });
});
