import { describe, expect, test } from "vitest";
import { rowChanges } from "../../addin/dashboard/changes/row-changes.ts";
import { filterPlan, rangeDays, sortPlan } from "../../addin/dashboard/plan/plan-table.ts";
import { addressOf, linkTo } from "../../addin/dashboard/use-page.ts";
import { rowsBehind } from "../../addin/task-pane/look/rows-behind.ts";
import { en } from "../../addin/words/en.ts";
import {
  CHANGES,
  day,
  entry,
  month,
  pounds,
  rowId,
  TODAY,
  year,
} from "../task-pane/stage/sample-rows.ts";

const rows = [
  entry({ kind: "end", date: month("2027-03"), title: "Refuge", owner: "Owen Pryce" }),
  entry({ kind: "decide-by", date: day("2026-11-27"), title: "Therapies", owner: null }),
  entry({ kind: "start", date: day("2024-04-01"), title: "Thérapies", owner: "Carys Vaughan" }),
  entry({ kind: "end-not-known", date: null, title: "Mediation" }),
];
const everything = { text: "", kind: "", from: "", to: "" };
const titles = (filter: Partial<typeof everything>) =>
  filterPlan(rows, { ...everything, ...filter }).map(({ title }) => title);

describe("the plan as a table", () => {
  test.each([
    { filter: {}, left: ["Refuge", "Therapies", "Thérapies", "Mediation"] },
    { filter: { text: "THERAPIES" }, left: ["Therapies", "Thérapies"] },
    { filter: { text: "pryce" }, left: ["Refuge"] },
    { filter: { kind: "end" }, left: ["Refuge"] },
    { filter: { from: "2027-03-31" }, left: ["Refuge", "Mediation"] },
    { filter: { from: "2027-04-01" }, left: ["Mediation"] },
    { filter: { to: "2027-03-01" }, left: ["Refuge", "Therapies", "Thérapies", "Mediation"] },
    { filter: { to: "2027-02-28" }, left: ["Therapies", "Thérapies", "Mediation"] },
    { filter: { from: "2030-01-01", to: "2030-12-31" }, left: ["Mediation"] },
    { filter: { kind: "end", to: "2027-03-01" }, left: ["Refuge"] },
    { filter: { kind: "end-not-known", to: "2027-02-28" }, left: ["Mediation"] },
  ])("[SCR45] leaves $left for $filter", ({ filter, left }) => {
    expect(titles(filter)).toEqual(left);
  });

  test.each([
    { by: "date", ascending: true, order: ["Thérapies", "Therapies", "Refuge", "Mediation"] },
    { by: "date", ascending: false, order: ["Refuge", "Therapies", "Thérapies", "Mediation"] },
    { by: "owner", ascending: true, order: ["Thérapies", "Refuge", "Therapies", "Mediation"] },
    { by: "kind", ascending: true, order: ["Therapies", "Mediation", "Refuge", "Thérapies"] },
  ] as const)("[SCR46] is sorted by $by, what is not known last", ({ order, ...sort }) => {
    expect(sortPlan(rows, sort, en.plan.kinds).map(({ title }) => title)).toEqual(order);
  });

  test("[SCR46] counts its ranges from today", () => {
    expect(rangeDays("year", TODAY)).toEqual({ from: "2026-11-21", to: "2027-11-20" });
    expect(rangeDays("all", TODAY)).toEqual({ from: "", to: "" });
  });
});

describe("a link to a page", () => {
  test.each([
    ["#plan?kind=end", { page: "plan", filter: { kind: "end" } }],
    ["#findings", { page: "findings", filter: {} }],
    ["", { page: "overview", filter: {} }],
    ["#nowhere", { page: "overview", filter: {} }],
  ] as const)(
    "[SCR47] %s shows what it names, and the overview where it names nothing",
    (hash, address) => {
      expect(addressOf(hash)).toEqual(address);
    },
  );

  test("[SCR47] leads back to what made it, without what is empty", () => {
    const link = linkTo("plan", { kind: "end", text: "", from: "2026-11-21" });

    expect(link).toBe("#plan?kind=end&from=2026-11-21");
    expect(addressOf(link).filter).toEqual({ kind: "end", from: "2026-11-21" });
  });
});

describe("the rows behind a figure", () => {
  const fund = { id: rowId(), fund: "Victims Fund" };
  const row = (values: Parameters<typeof rowsBehind>[0][number]["values"]) => ({
    register: "allocations" as const,
    id: rowId(),
    name: "Row",
    values,
  });
  const matched = row({
    financialYear: "2026/27",
    fund: { id: fund.id, text: "VF" },
    amount: pounds(5),
  });
  const named = row({ financialYear: "2026/27", fund: { id: null, text: "victims  fund" } });
  const others = [
    row({ financialYear: "2027/28", fund: { id: fund.id, text: "VF" } }),
    row({ financialYear: "2026/27", fund: { id: rowId(), text: "Victims Fund" } }),
    row({ financialYear: "2026/27", fund: null }),
  ];

  test("[SCR48] are those of its fund and year, by id, and by name where nobody matched it", () => {
    expect(rowsBehind([matched, named, ...others], fund, year("2026/27"))).toEqual([
      { row: matched, amount: pounds(5) },
      { row: named, amount: null },
    ]);
  });
});

describe("changes", () => {
  test("[SCR49] are gathered by what was done at once; a row that begins is told from an edit", () => {
    const [edit] = CHANGES;
    if (edit === undefined) throw new Error("The sample has changes.");
    const begun = ["title", "amount"].map((field) => ({ ...edit, version: 7, field, from: null }));
    const filled = { ...edit, version: 6, from: null };

    expect(
      rowChanges([edit, ...begun, filled]).map(({ kind, changes }) => [kind, changes.length]),
    ).toEqual([
      ["changed", 1],
      ["new", 2],
      ["changed", 1],
    ]);
  });
});
