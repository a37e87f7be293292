import { describe, expect, test } from "vitest";
import { nameIndexOf } from "../../shared/registers/resolve-references.ts";
import { mintRowId } from "../../shared/values/row-id.ts";
import { smallFramework } from "../registers/small-framework.ts";
import { outcomeOf, readingOf } from "./reading-of.ts";
import { shown } from "./sheet-of.ts";

const framework = { framework: smallFramework };
const priorities = { kind: "vocabulary-list", vocabulary: "priorities" } as const;
const mechanism = { kind: "vocabulary", vocabulary: "mechanisms" } as const;
const route = {
  kind: "choice",
  choices: [
    { key: "open-competition", label: "Open competition", aliases: ["open tender"] },
    { key: "three-quotes", label: "Three quotes", aliases: ["rfq"] },
    { key: "single-tender", label: "Single tender", aliases: ["sta"] },
    { key: "grant-round", label: "Grant round", aliases: [] },
    { key: "not-known", label: "Not known", aliases: [] },
  ],
} as const;

describe("financial years", () => {
  test.each([
    ["2026/27", "2026/27"],
    ["FY27", "2026/27"],
    [202_627, "2026/27"],
    ["202627", "2026/27"],
    ["2026/28", "unread"],
    ["202603", "unread"],
    ["2026", { asks: ["2026/27", "2025/26"] }],
    [2026, { asks: ["2026/27", "2025/26"] }],
    ["01/04/2026", { asks: ["2026/27"] }],
    // Before the year 1 there is none to ask about.
    ["0000-02-01", "unread"],
    // Typing 11/12 makes Excel keep 11 December of this year.
    [shown(46_002, "d-mmm", "11-Dec"), { asks: ["2011/12", "2025/26"] }],
    [shown(46_113, "dd/mm/yyyy", "01/04/2026"), { asks: ["2026/27"] }],
    ["TBC", "not-known"],
    [true, "unread"],
  ])("[REA13] reads %j", (given, outcome) => {
    expect(outcomeOf({ kind: "financial-year" }, given)).toEqual(outcome);
  });
});

describe("choices", () => {
  test.each([
    ["Open competition", "open-competition"],
    ["open  COMPETITION.", "open-competition"],
    ["open-competition", "open-competition"],
    ["RFQ", "three-quotes"],
    ["n/a", "not-known"],
    ["", "blank"],
  ])("[REA14] folds %j", (text, outcome) => {
    expect(outcomeOf(route, text)).toBe(outcome);
  });

  test("[REA14] takes a choice's own word before the words for not known", () => {
    expect(readingOf(route, "Not known")).toMatchObject({ kind: "value", value: "not-known" });
  });

  test("[REA14] offers the nearest three for an unknown word, and coerces nothing", () => {
    expect(readingOf(route, "Singel tendr")).toEqual({
      kind: "unread",
      seen: "Singel tendr",
      accepted: expect.stringContaining("nearest Single tender, "),
    });
  });
});

describe("words of a framework", () => {
  test.each([
    ["Joint commissioning", "co"],
    ["Joint  Commissioning", "co"],
    ["co-commissioning", "co"],
    ["Direct", "direct"],
    ["TBC", "not-known"],
  ])("[REA15] folds %s", (text, outcome) => {
    expect(outcomeOf(mechanism, text, framework)).toBe(outcome);
  });

  test("[REA15] keeps a word it does not list as it stands, with the nearest three", () => {
    expect(readingOf(mechanism, " Partnership with Kent ", framework)).toEqual({
      kind: "value",
      value: "Partnership with Kent",
      remark: {
        kind: "unknown-words",
        words: [
          {
            word: "Partnership with Kent",
            nearest: [expect.any(String), expect.any(String), expect.any(String)],
          },
        ],
      },
    });
  });

  test("[REA15] keeps words as they stand where there is no framework", () => {
    expect(readingOf(mechanism, "Joint commissioning")).toEqual({
      kind: "value",
      value: "Joint commissioning",
      remark: null,
    });
  });

  test("[REA15] asks where one spelling stands for two words", () => {
    const choices = [
      { key: "a", label: "Review", aliases: ["check"] },
      { key: "b", label: "Audit", aliases: ["Check"] },
    ];
    expect(outcomeOf({ kind: "choice", choices }, "check")).toEqual({ asks: ["a", "b"] });
  });
});

describe("lists", () => {
  test.each([
    ["1, 2, 4", ["1", "2", "4"]],
    ["4,2,1", ["4", "2", "1"]],
    ["1/2", ["1", "2"]],
    ["1 & 2", ["1", "2"]],
    ["1 and 2", ["1", "2"]],
    ["1; 2\n4", ["1", "2", "4"]],
    ["Priority 1, P2", ["1", "2"]],
    ["2, 2", ["2"]],
    [3, ["3"]],
    ["Safeguarding the vulnerable & Connecting with communities", ["2", "4"]],
    // A label with a comma and a joint of its own stays whole.
    ["Serious threats, and terror", ["3"]],
    ["Serious threats, and terror, 1", ["3", "1"]],
    ["TBC", "not-known"],
    ["", "blank"],
    // Typing 1/2 makes Excel keep a date, and 1,2 makes it keep twelve.
    [shown(45_323, "d-mmm", "01-Feb"), { asks: [["1", "2"]] }],
    [12, { asks: [["1", "2"]] }],
  ])("[REA16] reads %j", (given, outcome) => {
    expect(outcomeOf(priorities, given, framework)).toEqual(outcome);
  });

  test("[REA16] keeps an item it does not know beside those it does", () => {
    expect(readingOf(priorities, "1, Harmony", framework)).toMatchObject({
      value: ["1", "Harmony"],
      remark: { kind: "unknown-words", words: [{ word: "Harmony" }] },
    });
  });

  test("[REA16] reads free items, each once", () => {
    expect(outcomeOf({ kind: "text-list" }, "a; b, c; a")).toEqual(["a", "b, c"]);
  });
});

describe("references", () => {
  const fund = { kind: "reference", to: "funds" } as const;
  const funds = { kind: "reference-list", to: "funds" } as const;
  const named = (...texts: string[]) => texts.map((text) => ({ id: null, text }));

  test.each([
    ["Safer  Fund ", { id: null, text: "Safer Fund" }],
    [shown(42, "0000", "0042"), { id: null, text: "0042" }],
    ["[Acme Ltd|1 High Street|NONE||No|No]", { id: null, text: "Acme Ltd" }],
    ["n/a", "not-known"],
  ])("[REA17] reads the name in %j", (given, outcome) => {
    expect(outcomeOf(fund, given)).toEqual(outcome);
  });

  test("[REA17] asks which where several are packed in one cell", () => {
    expect(outcomeOf(fund, "[A Ltd|x|y][B Ltd|x|y]")).toEqual({ asks: named("A Ltd", "B Ltd") });
  });

  test("[REA17] parts names, and leaves a known one with a comma whole", () => {
    const name = "Your Community, Your Choice";
    expect(outcomeOf(funds, "A; B")).toEqual(named("A", "B"));
    expect(outcomeOf(funds, name)).toEqual(named("Your Community", "Your Choice"));
    const id = mintRowId(() => 0.5);
    const names = nameIndexOf([{ id, register: "funds", values: { name } }]);
    expect(outcomeOf(funds, name, { names })).toEqual(named(name));
  });
});

describe("yes and no, percentages, counts, texts", () => {
  test.each([
    ["Yes", true],
    ["n", false],
    [true, true],
    ["✓", true],
    ["x", { asks: [true, false] }],
    [1, { asks: [true] }],
    ["Yes, as the grant says", { asks: [true] }],
    ["perhaps", "unread"],
    ["TBC", "not-known"],
  ])("[REA18] answers %j", (given, outcome) => {
    expect(outcomeOf({ kind: "yes-no" }, given)).toEqual(outcome);
  });

  test.each([
    ["7%", 7],
    ["7.5 per cent", 7.5],
    ["-2%", -2],
    [shown(0.07, "0%", "7%"), 7],
    [shown(0.286, "0.0%", "28.6%"), 28.6],
    [7, 7],
    [0, 0],
    [0.07, { asks: [7, 0.07] }],
    [1, { asks: [100, 1] }],
    ["lots", "unread"],
    [shown(45_747, "dd/mm/yyyy", "31/03/2025"), "unread"],
  ])("[REA18] reads the percentage %j", (given, outcome) => {
    expect(outcomeOf({ kind: "percent" }, given)).toEqual(outcome);
  });

  test.each([
    ["1,200", 1200],
    [12, 12],
    [1.5, "unread"],
    [-1, "unread"],
    ["12 projects", "unread"],
    [shown(45_747, "dd/mm/yyyy", "31/03/2025"), "unread"],
  ])("[REA18] counts %j", (given, outcome) => {
    expect(outcomeOf({ kind: "count" }, given)).toEqual(outcome);
  });

  test.each([
    ["  TBC ", "TBC"],
    ["two\r\nlines", "two\nlines"],
    [4_500_012_345_678, "4500012345678"],
    [shown(42, "0000", "0042"), "0042"],
    [shown(45_747, "dd/mm/yyyy", "#######"), "45747"],
    [true, "unread"],
    ["  ", "blank"],
  ])("[REA18] reads the text %j", (given, outcome) => {
    expect(outcomeOf({ kind: "text" }, given)).toEqual(outcome);
  });
});
