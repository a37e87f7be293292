import { describe, expect, test } from "vitest";
import type { FieldValue, RegisterKey } from "../../shared/registers/field.ts";
import type { SeenCell } from "../../shared/sync/diff-rows.ts";
import type { LastYearsSpread, LastYearsTable } from "../../shared/sync/last-years-table.ts";
import { renewTable } from "../../shared/sync/next-year.ts";
import type { PulledRow } from "../../shared/sync/protocol.ts";
import { digestIn } from "../../shared/sync/settle-answer.ts";
import type { TableMemory } from "../../shared/sync/table-memory.ts";
import { FinancialYear } from "../../shared/values/financial-year.ts";
import { idInLine, type RowId } from "../../shared/values/row-id.ts";
import { idsFrom } from "./sheet-rows.ts";

type Values = Readonly<Record<string, FieldValue>>;

const nextId = idsFrom(11);
const A = nextId();
const B = nextId();
const THEN = "and say so again";

/** The register says `was` of a row, and the copy says `is`; a row without either is not there. */
type Line = Readonly<{ id: RowId; was?: Values; is: Values; removed?: boolean }>;

type Given = Readonly<{
  register: RegisterKey;
  constants?: Values;
  lines: readonly Line[];
  titles?: string;
  sheetName?: string;
  typed?: Values;
  spread?: LastYearsSpread;
  memory?: TableMemory;
  registerRows?: readonly PulledRow[];
}>;

function seen(register: RegisterKey, values: Values): Readonly<Record<string, SeenCell>> {
  return Object.fromEntries(
    Object.entries(values).map(([field, value]) => [
      field,
      { kind: "value", value, digest: digestIn(register, field, value) },
    ]),
  );
}

function pulled(register: RegisterKey, id: RowId, values: Values, removed = false): PulledRow {
  return { register, id, version: 1, removed, values };
}

function renew({ register, constants = {}, lines, typed, ...rest }: Given) {
  const fields = new Set(lines.flatMap(({ is }) => Object.keys(is)));
  const written = lines.map(({ id, is }) => ({ idText: String(id), cells: seen(register, is) }));
  const below = typed === undefined ? [] : [{ idText: "", cells: seen(register, typed) }];
  const table: LastYearsTable = {
    binding: { register, table: { name: "Ours" }, sheetName: "Sheet1", constants },
    sheetName: rest.sheetName ?? "Sheet1",
    titles: rest.titles ?? "",
    firstRow: 2,
    rows: [...written, ...below],
    placeOf: new Map([...fields].map((field, place) => [field, place])),
    spread: rest.spread ?? null,
  };
  const known = lines.flatMap(({ id, was, removed }) =>
    was === undefined ? [] : [pulled(register, id, was, removed)],
  );
  const registerRows = rest.registerRows ?? known;
  return renewTable(table, {
    memory: rest.memory ?? new Map(),
    registerRows: new Map(registerRows.map((row) => [row.id, row])),
    random: seededRandom(),
    thenDo: THEN,
  });
}

function seededRandom(): () => number {
  let state = 5;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const term = (start: string, currentEnd: string): Values => ({ start, currentEnd });
const OLD_TERM = term("2034-04-01", "2035-03-31");
const year = (financialYear: string): Values => ({ financialYear });

describe("what of a table is next year's", () => {
  test.each<{ given: string; table: Given; fresh: readonly number[]; origins: (RowId | null)[] }>([
    {
      given: "rows of a year column that all say another year",
      table: {
        register: "allocations",
        lines: [
          { id: A, was: year("2034/35"), is: year("2035/36") },
          { id: B, was: year("2034/35"), is: year("2035/36") },
        ],
      },
      fresh: [0, 1],
      origins: [A, B],
    },
    {
      given: "a row of a year that the register has not been sent yet",
      table: { register: "allocations", lines: [{ id: A, is: year("2035/36") }] },
      fresh: [0],
      origins: [null],
    },
    {
      given: "a row that stands in a line of another workbook",
      table: {
        register: "budgets",
        lines: [{ id: idInLine(A, "2034-35"), was: year("2034/35"), is: year("2035/36") }],
      },
      fresh: [0],
      origins: [idInLine(A, "2034-35")],
    },
    {
      given: "rows whose year stands over them, or is the one after",
      table: {
        register: "allocations",
        constants: year("2034/35"),
        lines: [{ id: A, was: year("2034/35"), is: { title: "Refuge" } }],
      },
      fresh: [0],
      origins: [A],
    },
    {
      given: "of agreements those with another start and another end",
      table: {
        register: "agreements",
        lines: [
          { id: A, was: OLD_TERM, is: term("2035-04-01", "2036-03-31") },
          { id: B, was: OLD_TERM, is: term("2034-04-01", "2036-03-31") },
        ],
      },
      fresh: [0],
      origins: [A],
    },
    {
      given: "no agreement whose id the register does not know, or has removed",
      table: {
        register: "agreements",
        lines: [
          { id: A, is: term("2035-04-01", "2036-03-31") },
          { id: B, was: OLD_TERM, is: term("2035-04-01", "2036-03-31"), removed: true },
        ],
        typed: term("2035-04-01", "2036-03-31"),
      },
      fresh: [],
      origins: [],
    },
    {
      given: "nothing of a table that says neither year nor dates",
      table: { register: "providers", lines: [{ id: A, was: { name: "X" }, is: { name: "Y" } }] },
      fresh: [],
      origins: [],
    },
  ])("[SYN130] $given", ({ table, fresh, origins }) => {
    const renewed = renew(table);
    if (!renewed.ok) throw new Error(renewed.problem);
    const { ids, rows } = renewed.value;

    expect(ids.map(({ at }) => at)).toEqual(fresh);
    expect(rows.map(({ id, copiedFrom, version }) => ({ id, copiedFrom, version }))).toEqual(
      ids.map(({ id }, at) => ({ id, copiedFrom: origins[at], version: 0 })),
    );
    expect(ids.some(({ id }) => id === A || id === B)).toBe(false);
  });

  test.each([
    { given: "the year after", titles: "", sheetName: "Sheet1", is: "2035/36" },
    { given: "the title's", titles: "Plan 2036/37", sheetName: "Sheet1", is: "2036/37" },
    { given: "the sheet's", titles: "Plan", sheetName: "2037-38", is: "2037/38" },
  ])("[SYN130] a year that stands over the rows becomes $given", ({ is, ...over }) => {
    const lines = [{ id: A, was: year("2034/35"), is: { title: "Refuge" } }];
    const given = { register: "allocations", constants: year("2034/35"), lines, ...over } as const;

    expect(renew(given)).toMatchObject({ value: { binding: { constants: year(is) } } });
  });

  test("[SYN130] the one year of all rows keeps those of other years out; of two, none is kept", () => {
    const line = (id: RowId, to: string) => ({ id, was: year("2033/34"), is: year(to) });
    const one = renew({ register: "allocations", lines: [line(A, "2034/35")] });
    const two = renew({
      register: "allocations",
      lines: [line(A, "2034/35"), line(B, "2035/36")],
    });

    expect(one).toMatchObject({ value: { binding: { constants: year("2034/35") } } });
    expect(two).toMatchObject({ value: { binding: { constants: {} } } });
  });

  test("[SYN130] what is not new is said, by its row", () => {
    const lines = [
      { id: A, was: OLD_TERM, is: term("2035-04-01", "2036-03-31") },
      { id: B, was: OLD_TERM, is: OLD_TERM },
    ];

    expect(renew({ register: "agreements", lines })).toMatchObject({
      value: {
        said: [
          "1 row has not both another start and another end, and stays the agreement it is (row 3).",
        ],
      },
    });
  });
});

describe("amounts side by side", () => {
  const column = (key: string, value: string) => ({
    ...{ key, value, columnId: 1, header: `Budget ${value}`, unit: null },
  });
  const across = (by: "financialYear" | "fund", more: Partial<LastYearsSpread>) => ({
    spread: { field: "amount", by, columns: [column("2034-35", "2034/35")], leftAlone: [] },
    fresh: [],
    lost: [],
    columnIdAt: (place: number) => 40 + place,
    isFilled: () => true,
    ...more,
  });
  const next = FinancialYear.parse("2035/36");
  const fresh = [{ place: 3, year: next, header: "Budget 2035/36" }];

  test("[SYN130] a column of another year is new, each filled cell a row of its line", () => {
    const spread = across("financialYear", { fresh, isFilled: (at) => at === 0 });
    const lines = [
      { id: A, is: { fund: "Core" } },
      { id: B, is: { fund: "Youth" } },
    ];
    const renewed = renew({ register: "budgets", lines, spread });
    const id = idInLine(A, "2035-36");

    expect(renewed).toMatchObject({
      value: {
        ids: [],
        rows: [{ id, copiedFrom: null, cell: { line: A, key: "2035-36" } }],
        binding: { spread: { columns: [{ key: "2034-35" }, { key: "2035-36", columnId: 43 }] } },
      },
    });
    expect(renewed.ok && renewed.value.rows).toHaveLength(1);
  });

  test("[SYN131] without a column of another year are not taken, with what to do", () => {
    const lines = [{ id: A, is: { fund: "Core" } }];
    const spread = across("financialYear", {});

    expect(renew({ register: "budgets", lines, spread })).toEqual({
      ok: false,
      problem:
        "No column of the table Ours says another year than last year's file had. Add next year's column, headed like the others, and say so again.",
    });
  });

  test("[SYN130] funds of another year are a new line, with each cell copied from what stood in it", () => {
    const other = nextId();
    const values = year("2034/35");
    const inCell = { line: A, key: "youth" };
    const memory: TableMemory = new Map([
      [
        other,
        {
          ...{ id: other, version: 1, values: null, cells: {}, copiedFrom: null, cell: inCell },
          standing: { kind: "known" },
        },
      ],
    ]);
    const core = idInLine(A, "core");
    const renewed = renew({
      register: "allocations",
      lines: [{ id: A, is: year("2035/36") }],
      spread: across("fund", {}),
      memory,
      registerRows: [
        pulled("allocations", core, values),
        pulled("allocations", idInLine(A, "core-2"), values, true),
        pulled("allocations", other, values),
      ],
    });
    if (!renewed.ok) throw new Error(renewed.problem);
    const [line] = renewed.value.ids;

    expect(renewed.value.rows.map(({ cell, copiedFrom }) => ({ cell, copiedFrom }))).toEqual([
      { cell: { line: line?.id, key: "core" }, copiedFrom: core },
      { cell: { line: line?.id, key: "youth" }, copiedFrom: other },
    ]);
  });
});

describe("a table that would be last year's again", () => {
  const kept = (id: RowId, to: string) => ({ id, was: year("2034/35"), is: year(to) });
  test.each<{ given: string; table: Given; problem: string }>([
    {
      given: "with rows that still say last year",
      table: { register: "allocations", lines: [kept(A, "2034/35"), kept(B, "2035/36")] },
      problem:
        "1 row of the table Ours still says last year in the year column, and would be in the register twice (row 2). Change the year, and say so again.",
    },
    {
      given: "under last year's title",
      table: {
        ...{ register: "allocations", constants: year("2034/35"), titles: "Plan 2034/35" },
        lines: [{ id: A, was: year("2034/35"), is: { title: "Refuge" } }],
      },
      problem:
        "What stands over the table Ours says 2034/35, so its rows would be last year's again. Say the new year there, and say so again.",
    },
    {
      given: "without an agreement of another start and end",
      table: { register: "agreements", lines: [{ id: A, was: OLD_TERM, is: OLD_TERM }] },
      problem:
        "No row of the table Ours has another start and another end than in the register, so none is next year's yet. Type the new dates, and say so again.",
    },
  ])("[SYN131] $given is not taken, with what to do", ({ table, problem }) => {
    expect(renew(table)).toEqual({ ok: false, problem });
  });
});
