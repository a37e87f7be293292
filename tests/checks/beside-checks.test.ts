import { describe, expect, test } from "vitest";
import { evidencePresent } from "../../shared/checks/evidence-present.ts";
import { recipientKind } from "../../shared/checks/recipient-kind.ts";
import { scopeIndexOf, scopeLookupOf } from "../../shared/checks/scope-index.ts";
import { expandScopes, scopeKeysOf } from "../../shared/checks/scopes.ts";
import type { Framework } from "../../shared/framework/framework.ts";
import { dorset } from "../../shared/frameworks/dorset.ts";
import { ledgerOf } from "../../shared/registers/ledger.ts";
import { judgeWith } from "./judging.ts";
import {
  agreement,
  allocation,
  checkRows,
  date,
  evidence,
  idOf,
  months,
  pounds,
  problemsOf,
  row,
  sentencesOf,
  to,
} from "./rows.ts";

const framework: Framework = dorset;

describe("evidence", () => {
  const asked = {
    register: "agreements",
    kinds: ["specification"],
    by: ["procurementStarted", "start"],
    when: [{ field: "kind", isOneOf: ["contract"] }],
  };
  const tender = agreement("A", { procurementStarted: date("2026-05-01") });

  test.each([
    { done: "2026-04-30", found: [] },
    { done: "2026-05-01", found: [] },
    {
      done: "2026-05-02",
      found: ["Specification was done on 2 May 2026, after 1 May 2026."],
    },
    { done: "2026-05", found: [] },
    { done: "2026-06", found: ["Specification was done on June 2026, after 1 May 2026."] },
  ])("[CHK82] a specification of $done for a tender of 1 May", ({ done, found }) => {
    const rows = [tender, evidence("Service specification", "A", done)];
    expect(sentencesOf(evidencePresent, rows, asked, framework)).toEqual(found);
  });

  test("[CHK82] what is not recorded is said with the day it is due and the reason", () => {
    expect(problemsOf(evidencePresent, [tender], asked, framework)).toMatchObject([
      {
        subject: { register: "agreements", id: idOf("A") },
        measure: 1,
        sentence:
          "Not recorded as done: Specification, due by 1 May 2026, because Kind is contract.",
        arithmetic: ["Specification recorded: 0"],
        suggestion: { sentence: "Record in Evidence what was done, when and by whom." },
      },
    ]);
  });

  test.each([
    { what: "a grant is not asked", rows: [agreement("A", { kind: "grant" })], found: 0 },
    { what: "another kind of record", rows: [tender, evidence("Visit", "A")], found: 1 },
    { what: "a record about another", rows: [tender, evidence("Specification", "B")], found: 1 },
    {
      what: "a record without a kind",
      rows: [tender, row("evidence", "e", { subject: to("A") })],
      found: 1,
    },
    { what: "a record without a day", rows: [tender, evidence("Specification", "A")], found: 0 },
    { what: "an allocation is not asked", rows: [allocation("A", "Core", 1)], found: 0 },
    {
      what: "the second date where the first is not known",
      rows: [
        agreement("A", { start: date("2026-04-01") }),
        evidence("Specification", "A", "2026-04-02"),
      ],
      found: 1,
    },
  ])("[CHK82] $what", ({ rows, found }) => {
    expect(problemsOf(evidencePresent, rows, asked, framework)).toHaveLength(found);
  });

  test.each([
    { count: 2, found: ["Not recorded as done: Quote, 3 times."] },
    { count: 3, found: [] },
    { count: 4, found: [] },
  ])("[CHK82] $count quotes of the three", ({ count, found }) => {
    const quotes = Array.from({ length: count }, (_, place) =>
      evidence("Quotes", "A", null, place),
    );
    const three = { register: "agreements", kinds: ["quote"], atLeast: 3 };
    expect(sentencesOf(evidencePresent, [agreement("A"), ...quotes], three, framework)).toEqual(
      found,
    );
  });

  test("[CHK82] the third quote is the one that must be in time", () => {
    const three = { register: "agreements", kinds: ["quote"], atLeast: 3, by: ["start"] };
    const rows = (last: string) => [
      agreement("A", { start: date("2026-04-01") }),
      evidence("quote", "A", "2026-03-01", 1),
      evidence("quote", "A", last, 2),
      evidence("quote", "A", "2026-03-02", 3),
    ];
    expect(problemsOf(evidencePresent, rows("2026-04-01"), three, framework)).toEqual([]);
    expect(problemsOf(evidencePresent, rows("2026-04-02"), three, framework)).toHaveLength(1);
  });

  test.each([
    { value: 552_949, found: 0 },
    { value: 552_950, found: 1 },
  ])("[CHK82] only over the threshold: $value with VAT", ({ value, found }) => {
    const over = { register: "agreements", kinds: ["market-engagement"], overThreshold: true };
    const row = agreement("A", { start: date("2026-04-01"), maximumValue: pounds(value) });
    expect(problemsOf(evidencePresent, [row], over, framework)).toHaveLength(found);
  });

  test("[CHK82] the end by which something is due is the end as extended", () => {
    const visit = { register: "agreements", kinds: ["visit"], by: ["end"] };
    const row = agreement("A", { start: date("2026-04-01"), initialTerm: months(12) });
    expect(sentencesOf(evidencePresent, [row], visit, framework)).toEqual([
      "Not recorded as done: Visit, due by 31 March 2027.",
    ]);
  });
});

describe("who receives", () => {
  const asked = { scheme: "Community Grant Scheme", recipients: ["charity-or-other-vcse"] };
  const award = (scheme = "Community grant scheme") =>
    allocation("A", "Core", 1, { scheme: { id: idOf("S"), text: scheme }, provider: to("P") });
  const provider = (kind: string | null) => row("providers", "P", { name: "P Ltd", kind });

  test.each([
    { kind: "company", found: 1 },
    { kind: "charity-or-other-vcse", found: 0 },
    { kind: null, found: 0 },
  ])("[CHK83] a $kind is found $found times", ({ kind, found }) => {
    expect(problemsOf(recipientKind, [award(), provider(kind)], asked)).toHaveLength(found);
    expect(problemsOf(recipientKind, [award("Another"), provider(kind)], asked)).toEqual([]);
  });

  test("[CHK83] says what the scheme is for and what the provider is", () => {
    expect(sentencesOf(recipientKind, [award(), provider("company")], asked)).toEqual([
      "Community Grant Scheme is for Charity or other VCSE; P Ltd is recorded as Company.",
    ]);
    expect(problemsOf(recipientKind, [award()], asked)).toEqual([]);
  });
});

describe("what stands beside a row", () => {
  const rows = [
    agreement("A"),
    allocation("Line", "Core", 1, { provider: to("P") }),
    row("providers", "P", { name: "P" }),
    evidence("visit", "A"),
  ];
  const touchedBy = (name: string) => {
    const found = rows.find(({ id }) => id === idOf(name));
    const lookup = scopeLookupOf(scopeIndexOf(ledgerOf(rows)));
    return [...expandScopes(found === undefined ? [] : scopeKeysOf(found), lookup)].filter((key) =>
      key.startsWith("beside:"),
    );
  };

  test("[CHK106] a row, the evidence about it and its provider touch what stands beside it", () => {
    expect(touchedBy("A")).toEqual([`beside:${idOf("A")}`]);
    expect(touchedBy("visit A 1")).toContain(`beside:${idOf("A")}`);
    expect(touchedBy("P")).toContain(`beside:${idOf("Line")}`);
    expect(touchedBy("Line")).toEqual([`beside:${idOf("Line")}`]);
  });

  test("[CHK106] evidence that comes takes the finding about its row away", () => {
    const contract = agreement("A", { start: date("2026-04-01") });
    const lacks = (found: ReturnType<typeof checkRows>) =>
      found.filter(({ rule }) => rule === "R45").map(({ scope }) => scope);
    expect(lacks(checkRows([contract], dorset))).toEqual([`beside:${idOf("A")}`]);
    const { findingsByScope } = judgeWith(
      dorset,
      [contract],
      [{ row: evidence("specification", "A", "2026-03-01") }],
    );
    expect(lacks(findingsByScope.get(`beside:${idOf("A")}`) ?? [])).toEqual([]);
    expect(findingsByScope.has(`beside:${idOf("A")}`)).toBe(true);
  });
});
