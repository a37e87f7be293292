import { describe, expect, test } from "vitest";
import type { ExtensionOption } from "../../shared/registers/field.ts";
import { outcomeOf, readingOf } from "./reading-of.ts";
import { shown } from "./sheet-of.ts";

const term = { kind: "term" } as const;
const options = { kind: "extension-options" } as const;

/** Options in short: "12 used", "24". */
function short(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value.map(({ length, state }: ExtensionOption) =>
    state === "unused" ? length.slice(1, -1) : `${length.slice(1, -1)} ${state}`,
  );
}

describe("terms", () => {
  test.each([
    ["3 years", "P36M"],
    ["18 months", "P18M"],
    ["eighteen months", "P18M"],
    ["five (5) years", "P60M"],
    ["1 year 6 months", "P18M"],
    ["1 year and 6 months", "P18M"],
    ["1.5 years", "P18M"],
    ["36m", "P36M"],
    ["2yrs", "P24M"],
    ["12-month", "P12M"],
    ["a year", "P12M"],
    ["6 weeks", "P6W"],
    ["30 days", "P30D"],
    ["3 months' notice", "P3M"],
    ["P36M", "P36M"],
    ["two quarters", "P6M"],
    ["Rolling", "means rolling"],
    ["TBC", "not-known"],
    ["3", { asks: ["P3M", "P36M"] }],
    [36, { asks: ["P36M", "P432M"] }],
    ["three working days", "unread"],
    ["five (6) years", "unread"],
    ["1 year 1 year", "unread"],
    ["6 weeks 2 days", "unread"],
    ["1.3 months", "unread"],
    ["200 years", "unread"],
    ["long", "unread"],
  ])("[REA19] reads %j", (given, outcome) => {
    expect(outcomeOf(term, given)).toEqual(outcome);
  });

  test("[REA19] reads a bare number in the column's unit", () => {
    const years = { unit: { kind: "length", unit: "years" } } as const;
    expect(outcomeOf(term, 3, years)).toBe("P36M");
    expect(outcomeOf(term, "1.5", years)).toBe("P18M");
    expect(outcomeOf(term, 1.3, years)).toBe("unread");
  });

  test.each([
    ["3+1", "P36M", ["12"]],
    ["2+1+1", "P24M", ["12", "12"]],
    ["36 months + 12", "P36M", ["12"]],
    ["36+12", "P36M", ["12"]],
    ["(3+1+1+1)", "P36M", ["12", "12", "12"]],
  ])("[REA20] %s in a term says the options too", (text, first, added) => {
    const reading = readingOf(term, text);
    expect(reading).toMatchObject({ kind: "value", value: first, remark: { kind: "also-says" } });
    const also = reading.kind === "value" && reading.remark?.kind === "also-says" && reading.remark;
    expect(short(also !== false && also.values.extensionOptions)).toEqual(added);
  });

  test.each(["3 years + 12", "3+24", "+1", "3+x", "3+1 weeks and a bit"])(
    "[REA20] leaves %s unread as a term",
    (text) => {
      expect(outcomeOf(term, text)).toBe("unread");
    },
  );
});

describe("extension options", () => {
  test.each([
    ["12 months; 12 months used", ["12", "12 used"]],
    ["12 months, 12 months used", ["12", "12 used"]],
    ["1 year, 1 year used", ["12", "12 used"]],
    ["12 months (used)", ["12 used"]],
    ["12 months lapsed; 6 months declined", ["12 lapsed", "6 declined"]],
    ["3+1+1", ["12", "12"]],
    ["3 + 1 + 1 years", ["12", "12"]],
    ["3 year +1 +1 +1", ["12", "12", "12"]],
    ["+1+1", ["12", "12"]],
    ["36 months + 12", ["12"]],
    ["1 year with option to extend 1 year", ["12"]],
    ["2 x 12 months", ["12", "12"]],
    ["two further periods of 12 months", ["12", "12"]],
    ["two 1 year periods", ["12", "12"]],
    ["option to extend for a further two years", ["24"]],
    ["None", []],
    ["no options", []],
    [0, []],
    [false, []],
    ["n/a", "not-known"],
    ["", "blank"],
    [2, "unread"],
    ["12 months notice", "unread"],
    ["at our discretion", "unread"],
    ["99 x 12 months", "unread"],
    [shown(45_747, "dd/mm/yyyy", "31/03/2025"), "unread"],
  ])("[REA21] reads %j", (given, outcome) => {
    expect(short(outcomeOf(options, given))).toEqual(outcome);
  });

  test("[REA21] reads what is said of an option, in any order", () => {
    const option = {
      length: "P12M",
      state: "used",
      notice: "P6M",
      exerciseBy: "2026-09-30",
      choice: "both",
    };
    for (const text of [
      "12 months used notice 6 months by 2026-09-30 both agree",
      "1 year, both agree, by 30/09/2026, 6 months' notice, used",
    ]) {
      expect(outcomeOf(options, text)).toEqual([option]);
    }
  });

  test("[REA20] says the term too where the text tells it apart", () => {
    for (const [text, first] of [
      ["3+1+1", "P36M"],
      ["1 year with option to extend 1 year", "P12M"],
    ] as const) {
      expect(readingOf(options, text)).toMatchObject({
        remark: { kind: "also-says", values: { initialTerm: first } },
      });
    }
  });

  test("[REA22] asks where the first length may be the term or an option", () => {
    const reading = readingOf(options, "1+1");
    expect(
      reading.kind === "question" && reading.candidates.map(({ value }) => short(value)),
    ).toEqual([["12"], ["12", "12"]]);
  });

  test("[REA42] a length that may be cut is one option of the whole length, with a remark", () => {
    const reading = readingOf(options, "up to 24 months");
    expect(reading).toMatchObject({ kind: "value", remark: { kind: "also-says", upTo: true } });
    expect(reading.kind === "value" && short(reading.value)).toEqual(["24"]);
  });
});

describe("break clauses and contributions", () => {
  test.each([
    ["2020-04-01 6 months", { from: "2020-04-01", notice: "P6M" }],
    ["from 1 April 2020 with 3 months' notice", { from: "2020-04-01", notice: "P3M" }],
    ["April 2020, 3 months", { from: "2020-04", notice: "P3M" }],
    ["6 months notice", { from: null, notice: "P6M" }],
    ["1 April 2020", { from: "2020-04-01", notice: null }],
    [shown(43_922, "dd/mm/yyyy", "01/04/2020"), { from: "2020-04-01", notice: null }],
    ["Yes", { from: null, notice: null }],
    [true, { from: null, notice: null }],
    ["No", "not-known"],
    [false, "not-known"],
    ["either side", "unread"],
    [6, "unread"],
  ])("[REA23] reads the break clause %j", (given, outcome) => {
    expect(outcomeOf({ kind: "break-clause" }, given)).toEqual(outcome);
  });

  test.each([
    [
      "Powys Council £5,000; NHS £2,000.50",
      [
        { partner: "Powys Council", amount: 500_000 },
        { partner: "NHS", amount: 200_050 },
      ],
    ],
    ["Powys Council: 5k", [{ partner: "Powys Council", amount: 500_000 }]],
    ['"A; B" £5', [{ partner: "A; B", amount: 500 }]],
    ["Powys Council", "unread"],
    [5000, "unread"],
    ["TBC", "not-known"],
  ])("[REA23] reads the contributions %j", (given, outcome) => {
    expect(outcomeOf({ kind: "contributions" }, given)).toEqual(outcome);
  });
});
