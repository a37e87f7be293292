import { describe, expect, test } from "vitest";
import type { ToDo } from "../../addin/session.ts";
import { orderToDo, placesOf, toDoKey } from "../../addin/task-pane/to-do/order-to-do.ts";
import { alert, finding, rowId } from "./stage/sample-rows.ts";
import { TO_DO, TO_DO_GATHERED, TO_DO_LONG_PAST } from "./stage/sample-to-do.ts";

const all = { onlyMine: false, onlyErrors: false };
const CARYS = { name: "Carys Vaughan", role: "officer" } as const;
const groups = (items: readonly ToDo[], filter = all) =>
  orderToDo(items, filter, CARYS).groups.map(({ group, cards }) => [group, cards.length]);

const placeOf = (table: string, rowName: string, field: string) => ({
  table,
  row: rowId(),
  field,
  rowName,
});

function monthOnly(name: string, month: string): ToDo {
  const at = placeOf("contracts", name, "currentEnd");
  const said = finding({
    severity: "info",
    subject: at.row,
    register: "agreements",
    subjectName: name,
    check: "month-only-end",
    sentence: `Only the month of the end is known, ${month}: on which day does it end?`,
  });
  return { kind: "finding", at, finding: said };
}

/** What a column of a table leaves open, as the session tells it. */
function absence(table: string, rows: number): ToDo {
  const places = Array.from({ length: rows }, (_, row) => placeOf(table, `Row ${row}`, "status"));
  const said = finding({
    severity: "warning",
    check: "expected-fields",
    sentence: `Status is not known in ${rows} rows.`,
    measure: rows,
  });
  return {
    kind: "finding",
    at: places[0] ?? null,
    finding: { ...said, fields: ["status"] },
    places,
  };
}

describe("the list of what needs a person", () => {
  test("[SCR1] is in order of what it costs to wait, and leaves empty groups out", () => {
    expect(groups(TO_DO)).toEqual([
      ["conflict", 1],
      ["refused", 1],
      ["question", 1],
      ["unread", 1],
      ["alert", 2],
      ["error", 1],
      ["warning", 1],
    ]);
  });

  test("[SCR1] has the most overdue alert first", () => {
    const alerts = orderToDo(TO_DO, all, CARYS).groups.find(({ group }) => group === "alert");

    expect(
      alerts?.cards.map(({ items: [item] }) => item.kind === "alert" && item.alert.daysLeft),
    ).toEqual([-11, 6]);
  });

  test("[SCR80] gathers the dates of a row in one card, the soonest first", () => {
    const { groups: found } = orderToDo([...TO_DO_GATHERED, ...TO_DO], all, CARYS);
    const cards = found.find(({ group }) => group === "alert")?.cards ?? [];

    expect(
      cards.map(({ items }) =>
        items.map((item) => item.kind === "alert" && [item.alert.kind, item.alert.daysLeft]),
      ),
    ).toEqual([
      [
        ["decide-by", -11],
        ["option-notice", 9],
        ["end", 130],
      ],
      [["return-due", -11]],
      [["decide-by", 6]],
    ]);
    expect(cards.map((card) => placesOf(card).length)).toEqual([1, 0, 1]);
  });

  test("[SCR185] gathers what one column could not be read for, by cause, from three cells on", () => {
    const unread = (field: string, accepted: string, cells: number): readonly ToDo[] =>
      Array.from({ length: cells }, (_, place) => ({
        kind: "unread",
        at: placeOf("contracts", `Row ${place}`, field),
        seen: `soon ${place}`,
        accepted,
      }));
    const items = [
      ...unread("currentEnd", "a date", 200),
      ...unread("currentEnd", "Is 03/04/2027 the third of April?", 1),
      ...unread("start", "a date", 2),
      ...unread("totalValue", "an amount", 3),
    ];
    const { groups: found, hidden } = orderToDo(items, all, CARYS);

    expect(found[0]?.cards.map((card) => card.items.length)).toEqual([200, 1, 1, 1, 3]);
    expect(new Set(found[0]?.cards.map(({ key }) => key)).size).toBe(5);
    expect(found[0]?.cards.map((card) => placesOf(card).length)).toEqual([200, 1, 1, 1, 3]);
    expect(hidden).toBe(0);
  });

  test("[SCR180] has what was over long before it came last, a line a register, and counted in full", () => {
    const fund = alert({
      ...{ kind: "funding-until", date: "2014-03-31", daysLeft: -4600, longPast: true },
      ...{ subjectName: "Old fund", forWhom: "Finance" },
    });
    const old: ToDo = { kind: "alert", at: null, alert: { ...fund, register: "funds" } };
    const { groups: found } = orderToDo([old, ...TO_DO_LONG_PAST, ...TO_DO], all, CARYS);
    const last = found.at(-1);

    expect(last?.group).toBe("long-past");
    expect(last?.cards.map(({ items }) => items.length)).toEqual([TO_DO_LONG_PAST.length, 1]);
    expect(groups([...TO_DO_LONG_PAST, ...TO_DO]).slice(0, -1)).toEqual(groups(TO_DO));
  });

  test.each([
    {
      filter: { onlyMine: true, onlyErrors: false },
      left: ["conflict", "refused", "question", "unread", "alert", "error"],
    },
    {
      filter: { onlyMine: false, onlyErrors: true },
      left: ["conflict", "refused", "question", "unread", "error"],
    },
  ])("[SCR2] keeps $left with $filter", ({ filter, left }) => {
    expect(groups(TO_DO, filter).map(([group]) => group)).toEqual(left);
  });

  test("[SCR2] shows as mine only alerts for me", () => {
    const owen = { name: "Owen Pryce", role: "officer" } as const;
    const mine = orderToDo(TO_DO, { onlyMine: true, onlyErrors: false }, owen)
      .groups.flatMap(({ cards }) => cards)
      .flatMap(({ items }) => items)
      .filter((item) => item.kind === "alert" || item.kind === "conflict");

    expect(mine.map((item) => item.kind === "alert" && item.alert.forWhom)).toEqual(["Owen Pryce"]);
  });

  test("[SCR1] tells every item from every other", () => {
    const keys = TO_DO.map(toDoKey);

    expect(new Set(keys).size).toBe(keys.length);
  });

  test("[SCR70] says once what is the same of several rows, with every cell it is about", () => {
    const march = [monthOnly("Mediation", "March 2027"), monthOnly("Refuge", "March 2027")];
    const june = monthOnly("Helpline", "June 2027");
    const { groups: found } = orderToDo([...march, june], all, CARYS);
    const [card, alone] = found[0]?.cards ?? [];

    expect(found.map(({ cards }) => cards.length)).toEqual([2]);
    expect(card && placesOf(card).map(({ rowName }) => rowName)).toEqual(["Mediation", "Refuge"]);
    expect(alone?.items).toEqual([june]);
  });

  test("[SCR70] keeps what two sheets leave open apart", () => {
    const here = absence("allocations", 3);
    const there = absence("grants", 2);

    expect(groups([here, there])).toEqual([["absent", 2]]);
    expect(
      orderToDo([here, there], all, CARYS).groups[0]?.cards.map((card) => placesOf(card).length),
    ).toEqual([3, 2]);
  });

  test("[SCR71] has what is only not known last, after notes, and never as a problem", () => {
    const items = [absence("allocations", 10), ...TO_DO];

    expect(groups(items).at(-1)).toEqual(["absent", 1]);
    expect(groups(items, { onlyMine: false, onlyErrors: true }).map(([group]) => group)).toEqual(
      groups(TO_DO, { onlyMine: false, onlyErrors: true }).map(([group]) => group),
    );
  });

  test("[SCR72] keeps what is said of funds and budgets for finance, whatever is left out", () => {
    const stated: ToDo = {
      kind: "finding",
      at: null,
      finding: finding({
        severity: "info",
        register: "budgets",
        check: "stated-total",
        sentence: "£507,975 of the £2,126,869 stated for 2021/22 is not listed.",
      }),
    };
    const mine = { onlyMine: true, onlyErrors: false };
    const finance = { name: "Femi", role: "finance" } as const;

    expect(orderToDo([stated], mine, finance).groups.map(({ group }) => group)).toEqual(["info"]);
    expect(orderToDo([stated], mine, CARYS)).toEqual({ groups: [], hidden: 1 });
  });

  test("[SCR72] counts what a filter leaves out as it would be shown", () => {
    const rows = [monthOnly("Mediation", "March 2027"), monthOnly("Refuge", "March 2027")];
    const errors = { onlyMine: false, onlyErrors: true };

    expect(orderToDo([...TO_DO, ...rows], errors, CARYS).hidden).toBe(4);
    expect(orderToDo(TO_DO, all, CARYS).hidden).toBe(0);
  });
});
