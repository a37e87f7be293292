import { describe, expect, test } from "vitest";
import { breakClauses } from "../../shared/checks/break-clauses.ts";
import { crossesBodyEnd } from "../../shared/checks/crosses-body-end.ts";
import { endAsExtended } from "../../shared/checks/end-as-extended.ts";
import { endBeforeStart } from "../../shared/checks/end-before-start.ts";
import { initialTermAgrees } from "../../shared/checks/initial-term-agrees.ts";
import { monthOnlyEnd } from "../../shared/checks/month-only-end.ts";
import { optionsWithinInitialTerm } from "../../shared/checks/options-within-initial-term.ts";
import { procurementBody } from "../../shared/checks/procurement-body.ts";
import { roleAndKind } from "../../shared/checks/role-and-kind.ts";
import { shortTerm } from "../../shared/checks/short-term.ts";
import { singleTenderReason } from "../../shared/checks/single-tender-reason.ts";
import { totalValue } from "../../shared/checks/total-value.ts";
import { avonAndSomerset } from "../../shared/frameworks/avon-and-somerset.ts";
import { Term } from "../../shared/values/term.ts";
import { agreement, date, months, option, pounds, problemsOf, row, sentencesOf } from "./rows.ts";

describe("terms", () => {
  test.each([
    { start: "2026-04-01", end: "2026-04-01", days: null },
    { start: "2026-04-01", end: "2026-03-31", days: 1 },
    { start: "2026-04", end: "2026-03-31", days: 1 },
    { start: "2026-04-15", end: "2026-04", days: null },
    { start: "2026-04", end: "2025-04", days: 336 },
  ])("[CHK7] start $start and end $end are $days days apart", ({ start, end, days }) => {
    const found = problemsOf(endBeforeStart, [
      agreement("A", { start: date(start), currentEnd: date(end) }),
    ]);
    expect(found.map(({ measure }) => measure)).toEqual(days === null ? [] : [days]);
  });

  test.each([
    { plan: "3+1", initial: months(36), options: [12], over: null },
    { plan: "2+1", initial: months(24), options: [12], over: null },
    { plan: "1+1", initial: months(12), options: [12], over: null },
    { plan: "1+1+1", initial: months(12), options: [12, 12], over: 12 },
    { plan: "3+2+1", initial: months(36), options: [24, 12], over: null },
    { plan: "3+2+1 and a month", initial: months(36), options: [24, 12, 1], over: 1 },
    { plan: "nothing said of the first term", initial: null, options: [12], over: null },
  ])("[CHK8] $plan", ({ initial, options, over }) => {
    const rows = [
      agreement("A", {
        initialTerm: initial,
        extensionOptions: options.map((length) => option(months(length))),
      }),
    ];
    const found = problemsOf(optionsWithinInitialTerm, rows);
    expect(found.map(({ measure }) => measure)).toEqual(over === null ? [] : [over]);
  });

  test("[CHK8] says the sum, with options already used in it", () => {
    const rows = [
      agreement("A", {
        start: date("2026-04-01"),
        initialEnd: date("2027-03-31"),
        extensionOptions: [option(months(12), "used"), option(months(12))],
      }),
    ];
    expect(problemsOf(optionsWithinInitialTerm, rows)).toMatchObject([
      {
        sentence:
          "The options to extend come to 2 years, 1 year more than the initial term of 1 year.",
        arithmetic: [
          "initial term: 1 year",
          "options: 1 year + 1 year = 2 years",
          "over by: 1 year",
        ],
      },
    ]);
  });

  test.each([
    { length: "P52W", over: null },
    { length: "P53W", over: 6 },
  ])("[CHK8] compares an option of $length with a term of a year by days", ({ length, over }) => {
    const rows = [
      agreement("A", { initialTerm: months(12), extensionOptions: [option(Term.parse(length))] }),
    ];
    expect(problemsOf(optionsWithinInitialTerm, rows).map(({ measure }) => measure)).toEqual(
      over === null ? [] : [over],
    );
  });

  test.each([
    { given: "the initial end", currentEnd: "2029-03-31", used: 0, says: null },
    { given: "the end after the option used", currentEnd: "2030-03-31", used: 1, says: null },
    { given: "the month of that end", currentEnd: "2030-03", used: 1, says: null },
    {
      given: "the end after the next option",
      currentEnd: "2030-03-31",
      used: 0,
      says: "This is the end after option 1: record it as used?",
    },
    {
      given: "another end",
      currentEnd: "2029-09-30",
      used: 0,
      says: "A variation outside the options: give the reason in the note.",
    },
  ])("[CHK9] a current end that is $given", ({ currentEnd, used, says }) => {
    const rows = [
      agreement("A", {
        start: date("2026-04-01"),
        initialTerm: months(36),
        currentEnd: date(currentEnd),
        extensionOptions: [option(months(12), used === 1 ? "used" : "unused")],
      }),
    ];
    expect(problemsOf(endAsExtended, rows).map(({ suggestion }) => suggestion?.sentence)).toEqual(
      says === null ? [] : [says],
    );
  });

  test.each([
    { initialEnd: "2029-03-31", says: [] },
    { initialEnd: "2029-03", says: [] },
    {
      initialEnd: "2029-04-01",
      says: [
        "3 years from 1 April 2026 end on 31 March 2029, but the initial end is 1 April 2029.",
      ],
    },
  ])("[CHK10] an initial end of $initialEnd for three years", ({ initialEnd, says }) => {
    const rows = [
      agreement("A", {
        start: date("2026-04-01"),
        initialTerm: months(36),
        initialEnd: date(initialEnd),
      }),
    ];
    expect(sentencesOf(initialTermAgrees, rows)).toEqual(says);
  });

  test.each([
    { end: "2025-03", status: "live", asked: true },
    { end: "2025-03-31", status: "live", asked: false },
    { end: "2025-03", status: "ended", asked: false },
  ])("[CHK11] asks for the day of an end $end of one that is $status: $asked", (each) => {
    const rows = [agreement("A", { currentEnd: date(each.end), status: each.status })];
    expect(problemsOf(monthOnlyEnd, rows)).toHaveLength(each.asked ? 1 : 0);
  });

  test.each([
    { kind: "contract", end: "2027-03-31", short: true },
    { kind: "contract", end: "2027-04-01", short: false },
    { kind: "grant", end: "2027-03-31", short: false },
  ])("[CHK12] a $kind from 1 April 2026 to $end is too short: $short", ({ kind, end, short }) => {
    const rows = [agreement("A", { kind, start: date("2026-04-01"), currentEnd: date(end) })];
    const parameters = { atMostMonths: 12, kinds: ["contract"] };
    expect(problemsOf(shortTerm, rows, parameters)).toHaveLength(short ? 1 : 0);
  });

  test.each([
    { us: true, them: true, says: [] },
    { us: true, them: false, says: ["No break clause is recorded for them."] },
    { us: false, them: false, says: ["No break clause is recorded for us and them."] },
  ])("[CHK13] breaks for us $us, for them $them", ({ us, them, says }) => {
    const clause = { from: date("2027-04-01"), notice: months(3) };
    const rows = [agreement("A", { breakUs: us ? clause : null, breakThem: them ? clause : null })];
    expect(sentencesOf(breakClauses, rows, { kinds: ["contract"] })).toEqual(says);
    const grant = [agreement("G", { kind: "grant" })];
    expect(sentencesOf(breakClauses, grant, { kinds: ["contract"] })).toEqual([]);
  });

  test.each([
    { given: "the annual value over the term", total: 300_000, apart: [] },
    { given: "that to the pound a year", total: 300_003, apart: [] },
    { given: "more than that", total: 300_003.01, apart: [301] },
    { given: "less", total: 290_000, apart: [1_000_000] },
    { given: "the value with the option", total: 400_000, apart: [10_000_000] },
  ])("[CHK18] a total value that is $given", ({ total, apart }) => {
    const values = {
      annualValue: pounds(100_000),
      totalValue: pounds(total),
      initialTerm: months(36),
      extensionOptions: [option(months(12))],
    };
    const found = problemsOf(totalValue, [agreement("A", values)]);
    expect(found.map(({ measure }) => measure)).toEqual(apart);
    expect(found.map(({ suggestion }) => suggestion !== null)).toEqual(
      apart.map(() => total === 400_000),
    );
    const rising = agreement("B", { ...values, uplift: 2 });
    expect(problemsOf(totalValue, [rising])).toEqual([]);
  });

  test.each([
    { end: "2028-05-31", after: false },
    { end: "2028-05", after: false },
    { end: "2028-06-01", after: true },
    { end: "2029-03", after: true },
  ])("[CHK14] an end of $end is after the body's end in May 2028: $after", ({ end, after }) => {
    const rows = [agreement("A", { currentEnd: date(end) })];
    const found = problemsOf(crossesBodyEnd, rows, { bodyEndsOn: "2028-05" });
    expect(found).toHaveLength(after ? 1 : 0);
  });
});

describe("roles and procurement", () => {
  const usual = avonAndSomerset.rules.find(({ id }) => id === "R85")?.parameters;

  test.each([
    { role: "lead", kind: "contract", says: [] },
    { role: "facilitating", kind: "grant", says: [] },
    {
      role: "Lead commissioner",
      kind: "grant",
      says: ["In the role Lead a contract is usual, not a grant."],
    },
    {
      role: "facilitating",
      kind: "contract",
      says: ["In the role Facilitating a grant is usual, not a contract."],
    },
    { role: "influencing", kind: "contract", says: [] },
    { role: "lead", kind: "partnership-agreement", says: [] },
  ])("[CHK15] $role with $kind", ({ role, kind, says }) => {
    const rows = [agreement("A", { role, kind })];
    expect(sentencesOf(roleAndKind, rows, usual, avonAndSomerset)).toEqual(says);
    const line = [row("allocations", "L", { role, mechanism: kind })];
    expect(sentencesOf(roleAndKind, line, usual, avonAndSomerset)).toEqual(says);
  });

  test.each([
    { given: "the limit", values: { annualValue: pounds(50_000) }, over: [] },
    { given: "a penny more", values: { annualValue: pounds(50_000.01) }, over: [1] },
    {
      given: "180,000 over three years",
      values: { totalValue: pounds(180_000), initialTerm: months(36) },
      over: [1_000_000],
    },
    {
      given: "the procurement body named",
      values: { annualValue: pounds(60_000), procurementBody: "SWPPS" },
      over: [],
    },
    {
      given: "a reason given",
      values: { annualValue: pounds(60_000), procurementReason: "a quick decision" },
      over: [],
    },
    { given: "no value known", values: {}, over: [] },
  ])("[CHK16] $given", ({ values, over }) => {
    const parameters = { abovePenceAYear: 5_000_000, body: "South West Police Procurement" };
    const found = problemsOf(procurementBody, [agreement("A", values)], parameters);
    expect(found.map(({ measure }) => measure)).toEqual(over);
  });

  test.each([
    { route: "single-tender", reason: "a", says: 0 },
    { route: "single-tender", reason: "b) continuity", says: 0 },
    { route: "single-tender", reason: "Only one supplier, holds the data", says: 0 },
    { route: "single-tender", reason: "because", says: 1 },
    { route: "single-tender", reason: null, says: 1 },
    { route: "open-competition", reason: null, says: 0 },
  ])("[CHK17] $route for the reason $reason", ({ route, reason, says }) => {
    const parameters = {
      reasons: [
        { letter: "a", words: "only one supplier" },
        { letter: "b", words: "continuity of supply" },
      ],
    };
    const rows = [agreement("A", { route, singleTenderReason: reason })];
    expect(problemsOf(singleTenderReason, rows, parameters)).toHaveLength(says);
  });
});
