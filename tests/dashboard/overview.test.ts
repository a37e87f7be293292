import { describe, expect, test } from "vitest";
import { MOST_SHOWN, needsYou } from "../../addin/dashboard/overview/needs-you.ts";
import { entriesIn, quarterCounts, quarterOf } from "../../addin/dashboard/overview/quarter.ts";
import { alertsByRow, alertsTogether, mostPressing } from "../../shared/alerts/alerts-by-row.ts";
import type { Conflict } from "../../shared/sync/protocol.ts";
import {
  alert,
  day,
  entry,
  finding,
  longPastAlerts,
  month,
  pounds,
  rowId,
  THERAPIES,
} from "../task-pane/stage/sample-rows.ts";

const late = alert({
  kind: "return-due",
  date: "2026-11-10",
  daysLeft: -11,
  subjectName: "Return",
  forWhom: "Owen",
});
const soon = alert({
  kind: "decide-by",
  date: "2026-11-27",
  daysLeft: 6,
  subjectName: "Therapies",
  forWhom: "Carys",
});
const far = alert({
  kind: "funding-until",
  date: "2027-03-31",
  daysLeft: 130,
  subjectName: "Fund",
  forWhom: "Finance",
});
const error = finding({ severity: "error", sentence: "Over budget.", measure: 5 });
const worse = finding({ severity: "error", sentence: "Far over.", measure: 50, check: "other" });
const warning = finding({ severity: "warning", sentence: "No priority." });
const conflict: Conflict = {
  id: "conflict-1",
  register: "agreements",
  row: THERAPIES,
  field: "annualValue",
  base: pounds(1),
  mine: pounds(2),
  theirs: pounds(3),
  mineBy: "Carys",
  mineAt: 2,
  theirsBy: "Owen",
  theirsAt: 1,
};

describe("what needs the manager", () => {
  test("[SCR40] is late dates, then what is at odds, soon, wrong, and later; warnings can wait", () => {
    const { items, waiting } = needsYou(
      { alerts: [far, soon, late], behind: 0 },
      [conflict],
      [warning, error, worse],
    );

    expect(items).toEqual([
      { kind: "alerts", rows: [[late]] },
      { kind: "conflict", conflict },
      { kind: "alerts", rows: [[soon]] },
      { kind: "finding", findings: [worse] },
      { kind: "finding", findings: [error] },
      { kind: "alerts", rows: [[far]] },
    ]);
    expect(waiting).toBe(0);
  });

  test("[SCR40] is seven things at most, and says how many wait behind", () => {
    const alerts = Array.from({ length: 10 }, (_, place) => ({
      ...late,
      row: rowId(),
      group: `Return ${place}`,
      daysLeft: -place,
    }));
    const { items, waiting } = needsYou({ alerts, behind: 0 }, [], []);

    expect([items.length, waiting]).toEqual([MOST_SHOWN, 3]);
  });

  test.each([
    { rows: 3, shared: 1 },
    { rows: 7, shared: 1 },
    { rows: 60, shared: 1 },
    { rows: 600, shared: 4 },
  ])("[SCR40] is the same from the alerts that press most as from all of $rows rows", (given) => {
    const alerts = Array.from({ length: given.rows }, (_, place) => ({
      ...(place % 3 === 0 ? far : late),
      key: `alert ${place}`,
      row: rowId(),
      group: `Return ${Math.floor(place / given.shared)}`,
      daysLeft: ((place * 37) % 101) - 50,
    }));
    const whole = [...longPastAlerts(5), ...alerts];
    const pressing = mostPressing(whole, MOST_SHOWN);

    expect(needsYou(pressing, [conflict], [error])).toEqual(
      needsYou({ alerts: whole, behind: 0 }, [conflict], [error]),
    );
    expect(pressing.alerts.length).toBeLessThanOrEqual(5 + MOST_SHOWN * given.shared);
  });

  test("[SCR180] is what was over long before it came last of all, and takes no other's place", () => {
    const old = longPastAlerts(400);
    const { items, waiting } = needsYou({ alerts: [...old, far, late], behind: 0 }, [], [error]);

    expect(items).toEqual([
      { kind: "alerts", rows: [[late]] },
      { kind: "finding", findings: [error] },
      { kind: "alerts", rows: [[far]] },
      { kind: "long-past", alerts: old },
    ]);
    expect(waiting).toBe(0);
  });

  test("[SCR41] is one thing a row, the most pressing date first", () => {
    const second = { ...late, key: "second", daysLeft: -30 };

    expect(alertsByRow([late, soon, second])).toEqual([[second, late], [soon]]);
  });
});

describe("alerts of one name", () => {
  const five = Array.from({ length: 5 }, (_, place) =>
    alert({
      kind: "decide-by",
      date: "2026-11-27",
      daysLeft: 6,
      subjectName: `Contract ${place}`,
      group: "Victims contracts",
      forWhom: "Carys",
    }),
  );

  test("[SCR130] of one kind and day are one thing that needs the manager, with all its rows", () => {
    const { items, waiting } = needsYou({ alerts: five, behind: 0 }, [], []);

    expect({ items, waiting }).toEqual({
      items: [{ kind: "alerts", rows: five.map((one) => [one]) }],
      waiting: 0,
    });
  });

  test("[SCR130] stand apart where the most pressing date of one of them is another", () => {
    const [first] = five;
    const sooner = { ...late, row: first?.row ?? rowId(), group: "Victims contracts" };

    expect(alertsTogether([...five, sooner]).map((rows) => rows.length)).toEqual([1, 4]);
  });
});

describe("this quarter", () => {
  test.each([
    ["2026-11-21", "2026-10-01", "2026-12-31"],
    ["2026-01-01", "2026-01-01", "2026-03-31"],
    ["2024-02-29", "2024-01-01", "2024-03-31"],
    ["2026-04-01", "2026-04-01", "2026-06-30"],
    ["2026-09-30", "2026-07-01", "2026-09-30"],
  ])("[SCR42] on %s is %s to %s", (today, from, to) => {
    expect(quarterOf(day(today))).toEqual({ from, to });
  });

  test("[SCR42] has what falls in it, first and last day too, and a month by its last day", () => {
    const inside = [
      entry({ kind: "end", date: month("2026-12"), title: "Month", noSuccessor: true }),
      entry({ kind: "decide-by", date: day("2026-10-01"), title: "First" }),
      entry({ kind: "end", date: day("2026-12-31"), title: "Last" }),
    ];
    const outside = [
      entry({ kind: "end", date: day("2026-09-30"), title: "Before" }),
      entry({ kind: "end", date: day("2027-01-01"), title: "After" }),
      entry({ kind: "end-not-known", date: null, title: "Never" }),
    ];
    const entries = entriesIn(quarterOf(day("2026-11-21")), [...inside, ...outside]);

    expect(entries.map(({ subjectName }) => subjectName)).toEqual(["First", "Month", "Last"]);
    expect(quarterCounts(entries)).toEqual({
      ends: 2,
      withoutSuccessor: 1,
      decisions: 1,
      funding: 0,
    });
  });
});
