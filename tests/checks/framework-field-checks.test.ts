import { describe, expect, test } from "vitest";
import { neededWhen } from "../../shared/checks/needed-when.ts";
import { oneOf } from "../../shared/checks/one-of.ts";
import { allocation, pounds, problemsOf, row, sentencesOf, to } from "./rows.ts";

describe("what a framework asks of some rows", () => {
  const parameters = {
    register: "allocations",
    fields: ["valueForMoney"],
    when: [
      { field: "status", isOneOf: ["approved"] },
      { field: "amount", above: 50_000 },
    ],
  };

  test.each([
    { what: "a penny under the limit", amount: 499.99, status: "approved", found: 0 },
    { what: "the limit", amount: 500, status: "approved", found: 0 },
    { what: "a penny over the limit", amount: 500.01, status: "approved", found: 1 },
    { what: "a proposal", amount: 600, status: "proposed", found: 0 },
    { what: "a row that does not say", amount: 600, status: null, found: 0 },
  ])("[CHK80] $what is asked $found times", ({ amount, status, found }) => {
    expect(
      problemsOf(neededWhen, [allocation("A", "Core", amount, { status })], parameters),
    ).toHaveLength(found);
  });

  test("[CHK80] says which fields and why, in the same words for every such row", () => {
    const both = { ...parameters, fields: ["valueForMoney", "purpose"], legal: true };
    const rows = [allocation("A", "Core", 600, { purpose: "" }), allocation("B", "Core", 700)];
    expect(problemsOf(neededWhen, rows, both)).toMatchObject(
      rows.map(() => ({
        measure: 2,
        sentence:
          "Value for money reason and Purpose are to be given, because Status is approved and Amount is above £500: check with your legal team.",
        fields: ["valueForMoney", "purpose"],
      })),
    );
    expect(sentencesOf(neededWhen, rows, { register: "allocations", fields: ["purpose"] })).toEqual(
      ["Purpose is to be given.", "Purpose is to be given."],
    );
  });

  test.each([
    { what: "given, as it is to be", received: "2026-07-01", isGiven: true, found: 1 },
    { what: "not given", received: null, isGiven: true, found: 0 },
    { what: "given where it is to be open", received: "2026-07-01", isGiven: false, found: 0 },
    { what: "open, as it is to be", received: null, isGiven: false, found: 1 },
  ])("[CHK80] a field that is $what", ({ received, isGiven, found }) => {
    const returns = [row("returns", "R", { period: "Q1", received: received as never })];
    const asked = {
      register: "returns",
      fields: ["outputs"],
      when: [{ field: "received", isGiven }],
    };
    expect(problemsOf(neededWhen, returns, asked)).toHaveLength(found);
  });

  test.each([
    { what: "a reference by its text", when: { field: "fund", isOneOf: ["CORE"] }, found: 1 },
    { what: "another reference", when: { field: "fund", isOneOf: ["Other"] }, found: 0 },
    { what: "an entry of a list", when: { field: "priorities", isOneOf: ["2"] }, found: 1 },
    { what: "yes", when: { field: "pilot", isOneOf: ["yes"] }, found: 1 },
    { what: "no", when: { field: "pilot", isOneOf: ["no"] }, found: 0 },
    { what: "anything but", when: { field: "fund", isNotOneOf: ["Other"] }, found: 1 },
    { what: "not anything but", when: { field: "fund", isNotOneOf: ["Core"] }, found: 0 },
    {
      what: "nothing is not anything but",
      when: { field: "area", isNotOneOf: ["Core"] },
      found: 0,
    },
  ])("[CHK80] a condition on $what", ({ when, found }) => {
    const rows = [allocation("A", "Core", 1, { priorities: ["1", "2"], pilot: true })];
    const asked = { register: "allocations", fields: ["note"], when: [when] };
    expect(problemsOf(neededWhen, rows, asked)).toHaveLength(found);
  });

  test("[CHK80] rows of another register are left alone", () => {
    expect(problemsOf(neededWhen, [row("funds", "F", {})], parameters)).toEqual([]);
  });

  test.each([
    { decidedBy: "J Smith, Area Commander", found: 0 },
    { decidedBy: "Ambassadors of Telford", found: 0 },
    { decidedBy: "The Commissioner", found: 1 },
    { decidedBy: null, found: 0 },
  ])("[CHK81] decided by $decidedBy", ({ decidedBy, found }) => {
    const scheme = row("schemes", "S", { name: "S", fund: to("Local fund"), decidedBy });
    const asked = {
      register: "schemes",
      field: "decidedBy",
      words: ["area commander", "ambassador"],
      when: [{ field: "fund", isOneOf: ["Local fund"] }],
    };
    const sentences = sentencesOf(oneOf, [scheme, allocation("A", "x", 1)], asked);
    expect(sentences).toEqual(
      found === 0
        ? []
        : ["Decided by is The Commissioner; the framework names area commander or ambassador."],
    );
    const elsewhere = row("schemes", "S", { fund: to("Another"), decidedBy: "Nobody" });
    expect(problemsOf(oneOf, [elsewhere], asked)).toEqual([]);
  });

  test("[CHK81] the measure is how many words are others", () => {
    const rows = [allocation("A", "Core", pounds(1), { priorities: ["1", "7", "8"] })];
    const asked = { register: "allocations", field: "priorities", words: ["1"] };
    expect(problemsOf(oneOf, rows, asked)).toMatchObject([{ measure: 2, fields: ["priorities"] }]);
  });
});
