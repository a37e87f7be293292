import { describe, expect, test } from "vitest";
import { lostColumns, rivalColumns, withChosen } from "../../shared/sync/rival-columns.ts";
import { newColumns, placesOf } from "../../shared/sync/spread.ts";
import { SPREAD } from "./spread-sheet.ts";

/** The columns of a table, each with Excel's id for it: those of the spread are 2, 3 and 4. */
type Columns = readonly Readonly<{ id: number; header: string }>[];

const FUND = { id: 1, header: "Fund" };
const FIRST = { id: 2, header: "2025/26" };
const SECOND = { id: 3, header: "2026/27" };
const THIRD = { id: 4, header: "2027/28" };

/** By the header that was connected: each column that may be it, and whether it is certain. */
function rivals(columns: Columns, leftAlone: readonly string[] = []) {
  return rivalColumns({ ...SPREAD, leftAlone: [...leftAlone] }, columns).map(
    ({ column, rivals }) => [column.header, rivals.map(({ id, isKnown }) => [id, isKnown])],
  );
}

describe("two columns of one year", () => {
  test.each<[string, Columns]>([
    ["in the same words", [FUND, FIRST, SECOND, THIRD, { id: 9, header: "2026/27" }]],
    ["in other words", [FUND, FIRST, SECOND, THIRD, { id: 9, header: "FY 2026-27" }]],
    ["with Excel's number behind it", [FUND, FIRST, SECOND, THIRD, { id: 9, header: "2026/272" }]],
  ])("[SYN150] are asked about, and the one that was connected goes on: %s", (_, columns) => {
    expect(rivals(columns)).toEqual([
      [
        "2026/27",
        [
          [3, true],
          [9, false],
        ],
      ],
    ]);
    expect(placesOf(SPREAD, columns).get("2026-27")).toBe(2);
    expect(newColumns(SPREAD, columns)).toEqual([]);
  });

  test.each<[string, Columns]>([
    [
      "the header of one that was renamed stands over another",
      [FUND, FIRST, { id: 3, header: "Old 2026/27" }, { id: 9, header: "2026/27" }, THIRD],
    ],
    [
      "two stand under it, and neither has the id",
      [FUND, FIRST, { id: 8, header: "2026/27" }, { id: 9, header: "2026/27" }, THIRD],
    ],
    [
      "two say it in other words, and it is gone",
      [FUND, FIRST, { id: 8, header: "2026-27" }, { id: 9, header: "FY 2026/27" }, THIRD],
    ],
  ])("[SYN150] stand nowhere while neither is certain: %s", (_, columns) => {
    const [asked] = rivals(columns);
    expect(asked).toEqual([
      "2026/27",
      [
        [expect.any(Number), false],
        [9, false],
      ],
    ]);
    const places = placesOf(SPREAD, columns);
    expect(Object.fromEntries(places)).toEqual({ "2025-26": 1, "2027-28": 4 });
    expect(newColumns(SPREAD, columns)).toEqual([]);
    expect(lostColumns(SPREAD, places, rivalColumns(SPREAD, columns))).toEqual([]);
  });

  test.each<[string, Columns, readonly string[]]>([
    ["of another thing", [FUND, FIRST, SECOND, THIRD, { id: 9, header: "Spent 2026/27" }], []],
    ["left alone", [FUND, FIRST, SECOND, THIRD, { id: 9, header: "2026-27" }], ["2026-27"]],
    ["numbered otherwise", [FUND, FIRST, SECOND, THIRD, { id: 9, header: "2026/27 v2" }], []],
  ])("[SYN150] are none where the other one is %s", (_, columns, leftAlone) => {
    expect(rivals(columns, leftAlone)).toEqual([]);
  });

  test("[SYN151] the one that is chosen is the year's, and the other is asked about no more", () => {
    const columns = [FUND, FIRST, SECOND, THIRD, { id: 9, header: "2026-27" }];
    const [asked] = rivalColumns(SPREAD, columns);
    if (asked === undefined) throw new Error("It is asked.");
    const chosen = asked.rivals.map((one) => withChosen(SPREAD, asked, one));
    expect(chosen.map((spread) => placesOf(spread, columns).get("2026-27"))).toEqual([2, 4]);
    expect(chosen.map((spread) => rivalColumns(spread, columns))).toEqual([[], []]);
    expect(chosen.map((spread) => newColumns(spread, columns))).toEqual([[], []]);
  });
});
