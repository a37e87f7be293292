import { describe, expect, test } from "vitest";
import {
  drawnGroups,
  isIn,
  timelineGroups,
  timelineRows,
  timelineTicks,
  timelineWindow,
} from "../../addin/dashboard/timeline/timeline-model.ts";
import type { ListedRow } from "../../addin/session.ts";
import { en } from "../../addin/words/en.ts";
import { dyfedPowys } from "../../shared/frameworks/dyfed-powys.ts";
import { day, entry, month, rowId } from "../task-pane/stage/sample-rows.ts";

const [FUND, FIRST, SECOND, UNNAMED] = [rowId(), rowId(), rowId(), rowId()];

function agreement(id: typeof FUND, name: string, serviceArea: string | null): ListedRow {
  return {
    register: "agreements",
    id,
    name,
    values: {
      serviceArea,
      provider: { id: null, text: "New Pathways" },
      funds: [{ id: FUND, text: "Victims Fund" }],
    },
  };
}

const rows = [
  agreement(SECOND, "Later", "Advocacy"),
  agreement(FIRST, "Sooner", "Advocacy"),
  agreement(UNNAMED, "Nameless", null),
];
const entries = [
  entry({ kind: "end", date: day("2028-03-31"), title: "Later", subject: SECOND }),
  entry({ kind: "start", date: day("2024-04-01"), title: "Sooner", subject: FIRST }),
  entry({ kind: "end", date: month("2027-03"), title: "Sooner", subject: FIRST }),
  entry({ kind: "end", date: day("2026-12-31"), title: "Nameless", subject: UNNAMED }),
  entry({
    kind: "funding-until",
    date: month("2027-03"),
    title: "Victims Fund",
    subject: FUND,
    register: "funds",
  }),
];

describe("the timeline", () => {
  const groups = timelineGroups(entries, rows, dyfedPowys);

  test("[SCR43] has agreements by service, soonest end first, and the nameless service last", () => {
    expect(groups.map(({ name, lines }) => [name, lines.map((line) => line.name)])).toEqual([
      ["Advocacy", ["Sooner", "Later"]],
      [null, ["Nameless"]],
    ]);
    expect(groups[0]?.lines[0]?.provider).toBe("New Pathways");
  });

  test("[SCR43] has under each service how long its funds are confirmed, once each", () => {
    expect(groups[0]?.funding).toEqual([{ id: FUND, fund: "Victims Fund", until: "2027-03" }]);
  });

  test("[SCR43] leaves out an agreement without a date, which the plan shows as not known", () => {
    expect(timelineGroups([], rows, dyfedPowys)).toEqual([]);
  });

  test("[SCR75] has agreements of one name that live and end together as one line", () => {
    const [north, south, longer, other] = [rowId(), rowId(), rowId(), rowId()];
    const life = (subject: typeof FUND, end: string, group = "New Victims Contracts") => [
      entry({ kind: "start", date: day("2025-04-01"), title: group, subject, group }),
      entry({ kind: "end", date: day(end), title: group, subject, group }),
    ];
    const [victims] = timelineGroups(
      [
        ...life(north, "2029-03-31"),
        ...life(south, "2029-03-31"),
        ...life(longer, "2030-03-31"),
        ...life(other, "2029-03-31", "Therapies"),
      ],
      [
        agreement(north, "North", "Victims"),
        agreement(south, "South", "Victims"),
        agreement(longer, "Longer", "Victims"),
        agreement(other, "Other", "Victims"),
      ],
      dyfedPowys,
    );

    expect(timelineRows(victims?.lines ?? []).map((row) => row.map(({ name }) => name))).toEqual([
      ["North", "South"],
      ["Other"],
      ["Longer"],
    ]);
  });

  test.each([
    { years: 1, steps: 0, from: "2026-09-01", to: "2027-08-31" },
    { years: 3, steps: 0, from: "2026-05-01", to: "2029-04-30" },
    { years: 3, steps: 1, from: "2027-11-01", to: "2030-10-31" },
    { years: 10, steps: -1, from: "2020-03-01", to: "2030-02-28" },
  ] as const)("[SCR44] shows $years years, $steps steps on, from $from", (given) => {
    expect(timelineWindow(day("2026-11-21"), given.years, given.steps)).toEqual({
      from: given.from,
      to: given.to,
    });
  });

  test("[SCR44] marks financial years, and quarters where there is room", () => {
    const window = timelineWindow(day("2026-11-21"), 3, 0);
    const labels = timelineTicks(window, 3, en.common.shortMonths).map(({ label }) => label);

    expect(labels.slice(0, 5)).toEqual(["Jul", "Oct", "Jan", "2027/28", "Jul"]);
    expect(
      timelineTicks(timelineWindow(day("2026-11-21"), 10, 0), 10, []).map(({ on }) => on.slice(5)),
    ).toEqual(Array.from({ length: 10 }, () => "04-01"));
  });

  test("[SCR44] counts a life as shown while any part of it is, an unknown start from ever", () => {
    const [sooner, later] = groups[0]?.lines ?? [];
    const after = { from: day("2027-04-01"), to: day("2027-12-31") };
    const around = { from: day("2027-03-31"), to: day("2027-12-31") };
    const before = { from: day("2023-04-01"), to: day("2024-03-31") };

    expect([after, around, before].map((window) => sooner && isIn(sooner, window))).toEqual([
      false,
      true,
      false,
    ]);
    expect([after, before].map((window) => later && isIn(later, window))).toEqual([true, true]);
  });
});

describe("a timeline of thousands", () => {
  const years = timelineWindow(day("2026-11-21"), 3, 0);
  const many = Array.from({ length: 3_000 }, (_, place) => ({ id: rowId(), place }));
  const groups = timelineGroups(
    many.map(({ id, place }) =>
      entry({ kind: "end", date: day("2027-03-31"), title: `Contract ${place}`, subject: id }),
    ),
    many.map(({ id, place }) => agreement(id, `Contract ${place}`, `Service ${place % 7}`)),
    dyfedPowys,
  );

  test.each([
    { most: 40, groups: 1, rows: 40 },
    { most: 440, groups: 2, rows: 440 },
    { most: 5_000, groups: 7, rows: 3_000 },
  ])(
    "[SCR187] draws $rows of 3,000 lines where $most are asked for, and counts the rest",
    (one) => {
      const drawn = drawnGroups(groups, years, one.most);

      expect(drawn.groups).toHaveLength(one.groups);
      expect(drawn.groups.flatMap(({ rows: lines }) => lines)).toHaveLength(one.rows);
      expect(drawn.left).toBe(3_000 - one.rows);
    },
  );
});
