import { describe, expect, test } from "vitest";
import { expectedFields } from "../../shared/checks/expected-fields.ts";
import { knownWords } from "../../shared/checks/known-words.ts";
import { matchedReferences } from "../../shared/checks/matched-references.ts";
import { neededFields } from "../../shared/checks/needed-fields.ts";
import { priorityPresent } from "../../shared/checks/priority-present.ts";
import { avonAndSomerset } from "../../shared/frameworks/avon-and-somerset.ts";
import { dyfedPowys } from "../../shared/frameworks/dyfed-powys.ts";
import { agreement, date, months, problemsOf, row, sentencesOf, to, year } from "./rows.ts";

const NAMED = { title: "Triage", financialYear: year("2026/27") };

describe("needed and expected fields", () => {
  test.each([
    { given: "a title and a year", values: NAMED, says: [] },
    {
      given: "a service area in place of a title",
      values: { serviceArea: "Triage", financialYear: year("2026/27") },
      says: [],
    },
    { given: "no year", values: { title: "Triage" }, says: ["Financial year must be given."] },
    {
      given: "nothing, or empty text",
      values: { title: "" },
      says: ["Financial year and Service area or Title must be given."],
    },
  ])("[CHK1] an allocation with $given", ({ values, says }) => {
    expect(sentencesOf(neededFields, [row("allocations", "A", values)])).toEqual(
      says.map((each) => each.replace("Service area or Title", "Title or Service area")),
    );
  });

  test("[CHK1] counts what is missing, so that adding one of two lessens the error", () => {
    expect(problemsOf(neededFields, [row("allocations", "A")])).toEqual([
      {
        subject: { register: "allocations", id: row("allocations", "A").id },
        measure: 2,
        sentence: "Financial year and Title or Service area must be given.",
        arithmetic: [],
        fields: ["financialYear", "title", "serviceArea"],
        suggestion: null,
      },
    ]);
  });

  test("[CHK2] says in one finding all that is not known of a row", () => {
    const budget = row("budgets", "B", { fund: to("F"), financialYear: year("2026/27") });
    expect(sentencesOf(expectedFields, [budget], { askedElsewhere: [] })).toEqual([
      "Not known: Kind and Status.",
    ]);
  });

  test("[CHK2] leaves to another rule what that rule asks for", () => {
    const budget = row("budgets", "B", { kind: "opening" });
    expect(sentencesOf(expectedFields, [budget], { askedElsewhere: ["budgets.status"] })).toEqual(
      [],
    );
  });

  test.each([
    { given: "nothing", values: {}, asked: ["initialEnd", "currentEnd", "continuing"] },
    {
      given: "a start and an initial term, from which the ends follow",
      values: { start: date("2026-04-01"), initialTerm: months(36) },
      asked: ["continuing"],
    },
    {
      given: "an initial end only, from which the current end follows",
      values: { initialEnd: date("2026-04-01") },
      asked: ["continuing"],
    },
    {
      given: "the kind grant, which is not continuing unless said",
      values: { kind: "grant" },
      asked: ["initialEnd", "currentEnd"],
    },
  ])("[CHK2] does not ask of an agreement what follows from $given", ({ values, asked }) => {
    const [problem] = problemsOf(expectedFields, [agreement("A", values)], { askedElsewhere: [] });
    const looked = ["initialEnd", "currentEnd", "continuing"];
    expect(problem?.fields.filter((field) => looked.includes(field))).toEqual(asked);
  });

  test.each([
    { role: "influencing", asked: false },
    { role: "Influencing commissioner", asked: false },
    { role: "lead", asked: true },
  ])("[CHK3] asks for an amount in the role $role: $asked", ({ role, asked }) => {
    const rows = [row("allocations", "A", { ...NAMED, role })];
    const [problem] = problemsOf(expectedFields, rows, { askedElsewhere: [] }, avonAndSomerset);
    expect(problem?.fields.includes("amount")).toBe(asked);
  });
});

describe("words and references", () => {
  test.each([
    "Joint commissioning",
    "Joint  Commissioning",
    "joint-commissioning",
    "co-commissioning",
  ])("[CHK4] knows %s as one mechanism", (mechanism) => {
    const rows = [row("allocations", "A", { mechanism })];
    expect(sentencesOf(knownWords, rows, { vocabulary: "mechanisms" }, dyfedPowys)).toEqual([]);
  });

  test("[CHK4] asks about a word outside the list, with the nearest in it, and changes nothing", () => {
    const rows = [row("allocations", "A", { mechanism: "Grnats" })];
    expect(problemsOf(knownWords, rows, { vocabulary: "mechanisms" }, dyfedPowys)).toMatchObject([
      {
        measure: 1,
        sentence: "Mechanism: “Grnats” is not among Direct, Co-commissioning, Grants or Other.",
        fields: ["mechanism"],
        suggestion: { sentence: expect.stringMatching(/^Do you mean Grants, /) },
      },
    ]);
  });

  test("[CHK4] counts the unknown of several words", () => {
    const rows = [row("allocations", "A", { priorities: ["1", "Priority 4", "7", "9"] })];
    expect(problemsOf(knownWords, rows, { vocabulary: "priorities" }, dyfedPowys)).toMatchObject([
      { measure: 2, sentence: expect.stringContaining("“7” and “9”") },
    ]);
  });

  test("[CHK5] says which name could not be matched to one row", () => {
    const rows = [row("agreements", "A", { funds: [to("F"), { id: null, text: "Safer pot" }] })];
    expect(sentencesOf(matchedReferences, rows)).toEqual([
      "Funds: “Safer pot” could not be matched to one fund.",
    ]);
  });

  test.each([
    { status: "approved", priorities: ["1"], says: 0 },
    { status: "approved", priorities: [], says: 1 },
    { status: "proposed", priorities: null, says: 1 },
    { status: null, priorities: null, says: 1 },
    { status: "idea", priorities: null, says: 0 },
    { status: "declined", priorities: null, says: 0 },
  ])(
    "[CHK6] $status with priorities $priorities: $says finding",
    ({ status, priorities, says }) => {
      expect(
        problemsOf(priorityPresent, [row("allocations", "A", { status, priorities })]),
      ).toHaveLength(says);
    },
  );
});
