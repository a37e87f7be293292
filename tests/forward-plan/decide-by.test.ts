import { describe, expect, test } from "vitest";
import type { WorkBack } from "../../shared/framework/framework.ts";
import { frameworkWith } from "../support/frameworks.ts";
import { entriesOf, THERAPIES } from "./one-agreement.ts";
import { day, on, option, pounds, referTo, row, term } from "./plan-rows.ts";

const TENDER: WorkBack = {
  route: "open-competition",
  fromAnnualPence: null,
  steps: [
    { step: "Needs assessment", length: term("P3M") },
    { step: "Tender out", length: term("P2M") },
    { step: "Standstill", length: { workingDays: 8 } },
    { step: "Mobilisation", length: term("P3M") },
  ],
};
const BIG_TENDER: WorkBack = {
  route: "open-competition",
  fromAnnualPence: pounds(100_000),
  steps: [{ step: "Everything", length: term("P17M") }],
};
const QUOTES: WorkBack = {
  route: "three-quotes",
  fromAnnualPence: null,
  steps: [{ step: "Three quotes", length: term("P4M") }],
};
const ANY: WorkBack = {
  route: "any",
  fromAnnualPence: null,
  steps: [{ step: "Whatever it takes", length: term("P6M") }],
};

const framework = frameworkWith({ plan: { workBack: [QUOTES, TENDER] } });
const bands = frameworkWith({ plan: { workBack: [QUOTES, TENDER, BIG_TENDER] } });
const end = { currentEnd: on("2029-03-31") };
const oneOption = [option("P12M", { notice: term("P6M") })];

describe("the work-back to a successor", () => {
  test("[PLN15] each step begins so long before the successor starts as it and those after it take", () => {
    const steps = entriesOf("work-back", { ...end, route: "open-competition" }, framework);
    expect(steps.map(({ id, step, date }) => [id.split("/")[2], step, date])).toEqual([
      ["needs-assessment", "Needs assessment", "2028-07-20"],
      ["tender-out", "Tender out", "2028-10-20"],
      ["standstill", "Standstill", "2028-12-18"],
      ["mobilisation", "Mobilisation", "2028-12-29"],
    ]);
    expect(steps[3]?.steps).toEqual([
      "current end 31 March 2029",
      "so a successor starts 1 April 2029",
      "less 3 months for this last step, by open competition, the chosen route, for its size, which is not known = 1 January 2029",
      "New Year's Day, a bank holiday, so Friday 29 December 2028",
    ]);
  });

  test("[PLN15] steps of the same name are told apart", () => {
    const twice = frameworkWith({
      plan: {
        workBack: [{ ...ANY, steps: [...ANY.steps, ...ANY.steps] }],
      },
    });
    expect(entriesOf("work-back", end, twice).map(({ id }) => id.split("/")[2])).toEqual([
      "whatever-it-takes",
      "whatever-it-takes-2",
    ]);
  });

  test("[PLN3] counted back from a month it is a month, from the earliest day that can be", () => {
    const steps = entriesOf(
      "work-back",
      { currentEnd: on("2029-03"), route: "open-competition" },
      framework,
    );
    expect(steps.map(({ date }) => date)).toEqual(["2028-07", "2028-10", "2028-12", "2029-01"]);
  });

  test.each([
    [
      "a grant round for a grant",
      { kind: "grant", continuing: true },
      frameworkWith({ plan: { workBack: [BIG_TENDER, { ...QUOTES, route: "grant-round" }] } }),
      "2028-12-01",
    ],
    ["the chosen route", { route: "three-quotes" }, bands, "2028-12-01"],
    ["the slowest, where none is chosen", { annualValue: pounds(50_000) }, bands, "2028-07-20"],
    ["the slowest for its size", { annualValue: pounds(100_000) }, bands, "2027-11-01"],
    [
      "just under a band",
      { annualValue: pounds(99_999.99), route: "open-competition" },
      bands,
      "2028-07-20",
    ],
    ["on a band", { annualValue: pounds(100_000), route: "open-competition" }, bands, "2027-11-01"],
    ["every band, where the size is not known", { route: "open-competition" }, bands, "2027-11-01"],
    [
      "any, where nothing is said of the chosen route",
      { route: "partnership" },
      frameworkWith({ plan: { workBack: [QUOTES, ANY] } }),
      "2028-09-29",
    ],
  ])("[PLN16] is by %s", (_what, values, rules, begins) => {
    expect(entriesOf("work-back", { ...end, ...values }, rules)[0]?.date).toBe(begins);
  });

  test.each([
    ["undecided", true],
    [null, true],
    ["retender", true],
    ["redesign", true],
    ["extend", false],
    ["decommission", false],
    ["let-it-end", false],
  ])("[PLN17] with next step %s there is one: %s", (nextStep, expected) => {
    expect(entriesOf("work-back", { ...end, nextStep }, framework).length > 0).toBe(expected);
  });

  test.each([
    ["pipeline", true],
    ["live", false],
  ])("[PLN17] once a %s successor is recorded there is one: %s", (status, expected) => {
    const successor = row("agreements", "New", { follows: [referTo(THERAPIES)], status });
    expect(entriesOf("work-back", end, framework, successor).length > 0).toBe(expected);
    expect(entriesOf("decide-by", end, framework, successor).length > 0).toBe(expected);
  });

  test.each([
    { continuing: false },
    { kind: "grant" },
    { status: "ended" },
    { status: "pipeline" },
  ])("[PLN17] %o has neither work-back nor decide-by", (values) => {
    const all = { ...end, ...values, extensionOptions: oneOption };
    expect(entriesOf("work-back", all, framework)).toEqual([]);
    expect(entriesOf("decide-by", all, framework)).toEqual([]);
  });
});

describe("decide-by", () => {
  test("[PLN18] is the earliest of its candidates, which are all steps, the binding one first", () => {
    const [decide] = entriesOf(
      "decide-by",
      { ...end, route: "three-quotes", extensionOptions: oneOption },
      framework,
    );
    expect(decide?.date).toBe("2028-09-29");
    expect(decide?.steps).toEqual([
      "to use option 1: current end 31 March 2029; less notice 6 months = 30 September 2028; a Saturday, so Friday 29 September 2028",
      "to find a successor: current end 31 March 2029; so a successor starts 1 April 2029; less 4 months to renew it by three quotes, the chosen route, for its size, which is not known = 1 December 2028",
    ]);
    const [tender] = entriesOf(
      "decide-by",
      { ...end, route: "open-competition", extensionOptions: oneOption },
      framework,
    );
    expect(tender?.date).toBe("2028-07-20");
    expect(tender?.steps[0]).toMatch(/^to find a successor/);
  });

  test("[PLN18] once extending is decided only the option counts, and once ending is nothing does", () => {
    const values = { ...end, route: "open-competition", extensionOptions: oneOption };
    const decideBy = (nextStep: string) =>
      entriesOf("decide-by", { ...values, nextStep }, framework).map(({ date }) => date);
    expect(decideBy("extend")).toEqual(["2028-09-29"]);
    expect(decideBy("let-it-end")).toEqual([]);
    expect(decideBy("decommission")).toEqual([]);
  });

  test("[PLN18] notice for ending a fixed term early never moves it", () => {
    const early = {
      terminationNotice: term("P24M"),
      breakUs: { from: on("2026-03-31"), notice: term("P12M") },
    };
    const dates = (values: object) =>
      entriesOf("decide-by", { ...end, extensionOptions: oneOption, ...values }).map(
        ({ date }) => date,
      );
    expect(dates(early)).toEqual(dates({}));
  });

  test("[PLN18] where none is known it says what is missing, and is never the end", () => {
    const [unknown] = entriesOf("decide-by", { ...end, extensionOptions: [option("P12M")] });
    expect(unknown).toMatchObject({
      date: null,
      title: "SV Therapies: decide-by not known",
      steps: [
        "missing: the notice for option 1, or the day to use it by",
        "missing: how long renewing takes by its route and size, in the framework",
      ],
    });
    expect(entriesOf("decide-by", end)[0]?.steps[0]).toBe("no unused option is recorded");
  });

  test("[PLN19] a rolling agreement is ended by notice on the day before its successor starts", () => {
    const successor = row("agreements", "New", {
      follows: [referTo(THERAPIES)],
      start: on("2027-04-01"),
    });
    const rolling = { terminationNotice: term("P3M") };
    const [decide] = entriesOf("decide-by", rolling, frameworkWith(), successor);
    expect(decide?.date).toBe("2026-12-31");
    expect(decide?.steps).toEqual([
      "to end it by notice: wanted end, the day before New starts, 31 March 2027; less notice 3 months = 31 December 2026",
    ]);
    expect(entriesOf("decide-by", rolling)[0]).toMatchObject({
      date: null,
      steps: ["missing: the day it is wanted to end, such as the start of what follows it"],
    });
    expect(entriesOf("end-not-known", rolling)).toHaveLength(1);
  });

  test("[PLN19] of two successors that start together each is a reason, in the same order always", () => {
    const successors = ["New", "Newer"].map((name) =>
      row("agreements", name, { follows: [referTo(THERAPIES)], start: on("2027-04-01") }),
    );
    const rolling = { terminationNotice: term("P3M") };
    const steps = (rows: typeof successors) =>
      entriesOf("decide-by", rolling, frameworkWith(), ...rows)[0]?.steps;
    expect(steps(successors)).toHaveLength(2);
    expect(steps(successors.toReversed())).toEqual(steps(successors));
  });

  test("[PLN19] an agreement that only lacks its end says so once", () => {
    expect(entriesOf("decide-by", {})).toEqual([]);
    expect(entriesOf("end-not-known", {})).toHaveLength(1);
  });

  test("[PLN18] the day a contract names to use an option by binds as it stands", () => {
    const named = [option("P12M", { exerciseBy: day("2027-12-25") })];
    expect(entriesOf("decide-by", { ...end, extensionOptions: named }, framework)[0]?.date).toBe(
      "2027-12-24",
    );
  });
});
