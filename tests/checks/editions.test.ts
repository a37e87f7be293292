import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { previewEdition } from "../../shared/authoring/preview-edition.ts";
import type { Finding } from "../../shared/checks/check.ts";
import { inWords } from "../../shared/checks/messages/in-words.ts";
import { decidingDay } from "../../shared/forward-plan/edition-of-row.ts";
import { editionAt } from "../../shared/framework/edition-at.ts";
import type { Edition, Framework } from "../../shared/framework/framework.ts";
import type { RowValues } from "../../shared/registers/all-registers.ts";
import { type AnyRow, ledgerOf } from "../../shared/registers/ledger.ts";
import { council, day, SCHEME } from "../framework/council.ts";
import { judgeWith } from "./judging.ts";
import { agreement, allocation, checkRows, date, row, to, year } from "./rows.ts";

const OLD = council("policy of 2025", 3_000);
const NEW = council("policy of 2026", 2_000);

const editions: readonly Edition[] = [
  { framework: OLD, from: day("2025-04-01"), since: 0 },
  { framework: NEW, from: day("2026-04-01"), since: 10 },
];
const inForce: Framework = { ...NEW, editions };

const scheme = row("schemes", SCHEME, { name: SCHEME });

function award(name: string, pounds: number, values: Partial<RowValues<"allocations">>): AnyRow {
  return allocation(name, "Community fund", pounds, {
    scheme: to(SCHEME),
    serviceArea: "youth-work",
    ...values,
  });
}

const sizes = (rows: readonly AnyRow[], framework: Framework = inForce) =>
  checkRows(rows, framework).filter(({ check }) => check === "award-size");

/** The end of a finding's working, in words. */
function lastStep(finding: Finding | undefined): string {
  return finding === undefined ? "" : (inWords(finding).arithmetic.at(-1) ?? "");
}

describe("which edition a row is judged by", () => {
  test.each([
    [
      "an allocation: its year's first day",
      row("allocations", "a", { financialYear: year("2026/27") }),
      "2026-04-01",
    ],
    ["a budget likewise", row("budgets", "b", { financialYear: year("2024/25") }), "2024-04-01"],
    ["an agreement: its start", agreement("c", { start: date("2026-01-15") }), "2026-01-15"],
    ["a month: its first day", agreement("d", { start: date("2026-01") }), "2026-01-01"],
    [
      "the day it was decided on, before either",
      agreement("e", { start: date("2026-05-01"), decidedOn: date("2026-03-31") }),
      "2026-03-31",
    ],
    ["nothing of its own: when it was accepted tells", row("funds", "f", { name: "f" }), null],
  ])("[CHK145] %s", (_what, of, expected) => {
    expect(decidingDay(of)).toBe(expected);
  });

  test.each([
    ["the last day of the old edition", "2026-03-31", "policy of 2025", false],
    ["the first day of the new one", "2026-04-01", "policy of 2026", false],
    ["long after: it holds until the next", "2031-01-01", "policy of 2026", false],
    ["before the first: the first, and early", "2025-03-31", "policy of 2025", true],
  ])("[CHK146] %s", (_what, on, name, early) => {
    const chosen = editionAt(editions, day(on));
    expect([chosen?.edition.framework.document.edition, chosen?.early]).toEqual([name, early]);
  });

  test("[CHK147] a limit of the year it is of judges an award, with that edition's clause", () => {
    const found = sizes([
      scheme,
      award("old year", 2_500, { financialYear: year("2025/26") }),
      award("new year", 2_500, { financialYear: year("2026/27") }),
    ]);

    expect(found.map(({ subject, source }) => [subject.id, source.quote])).toEqual([
      [to("new year").id, "No neighbourhood grant is larger than £2000."],
    ]);
    expect(lastStep(found[0])).toBe(
      "judged by: Saltmarsh grants policy, policy of 2026, in force from 1 April 2026",
    );
  });

  test("[CHK146] before the first edition the first applies, and the finding says so", () => {
    const [found] = sizes([scheme, award("earlier", 3_001, { financialYear: year("2023/24") })]);

    expect([found?.edition, lastStep(found)]).toEqual([
      0,
      "decided before the first edition; checked under Saltmarsh grants policy, policy of 2025, in force from 1 April 2025",
    ]);
  });

  test.each([
    ["a year before it", { financialYear: year("2024/25") }, true],
    ["the year that begins with it", { financialYear: year("2025/26") }, false],
  ])("[CHK210] under the only edition there is, %s", (_what, values, early) => {
    const only = { ...OLD, document: { ...OLD.document, effectiveFrom: date("2025-04-01") } };
    const [found] = sizes([scheme, award("grant", 3_001, values)], only);
    const note =
      "decided before the first edition; checked under Saltmarsh grants policy, policy of 2025, in force from 1 April 2025";

    expect([found?.edition, lastStep(found) === note]).toEqual([undefined, early]);
  });

  test("[CHK210] a framework that does not say from when it is in force judges every row alike", () => {
    const [found] = sizes([scheme, award("grant", 3_001, { financialYear: year("1999/00") })], OLD);
    expect(lastStep(found)).not.toMatch(/before the first edition/);
  });

  test("[CHK145] a row without a day is judged by the edition when it was first accepted", () => {
    const bare = (version?: number): AnyRow => ({
      ...row("funds", `f${version}`, { status: "live" }),
      ...(version === undefined ? {} : { created: { version } }),
    });
    const editionOf = (of: AnyRow) =>
      checkRows([of], inForce).find(({ check }) => check === "needed-fields")?.edition;

    expect([editionOf(bare(10)), editionOf(bare(11)), editionOf(bare())]).toEqual([0, 1, 1]);
  });

  test("[CHK147] a push is judged by the edition of what it changes, not by the newest", () => {
    const push = (financialYear: string) =>
      judgeWith(
        inForce,
        [scheme],
        [
          {
            row: award("grant", 2_500, { financialYear: year(financialYear), status: "proposed" }),
          },
        ],
      ).refused.map(({ findings }) => findings.map(({ source }) => source.quote));

    expect(push("2025/26")).toEqual([]);
    expect(push("2026/27")).toEqual([["No neighbourhood grant is larger than £2000."]]);
  });

  test("[CHK148] an edition never changes what is said of rows decided before it", () => {
    const years = fc.constantFrom("2024/25", "2025/26", "2026/27", "2027/28");
    const rows = fc.array(fc.tuple(years, fc.integer({ min: 1, max: 5_000 })), { maxLength: 12 });
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 5_000 }), (given, limit) => {
        const awards = given.map(([of, pounds], place) =>
          award(`grant ${place}`, pounds, { financialYear: year(of) }),
        );
        const before: Framework = { ...OLD, editions: editions.slice(0, 1) };
        const next = { framework: council("next", limit), from: day("2026-04-01"), since: null };
        const after: Framework = { ...OLD, editions: [...editions.slice(0, 1), next] };
        const past = (framework: Framework) =>
          sizes([scheme, ...awards], framework).filter(({ scope }) => /202[45]\//.test(scope));

        expect(past(after)).toEqual(past(before));
      }),
    );
  });
});

describe("the preview of an edition", () => {
  test("[CHK149] rows that would fail stand apart from those that would fail if decided today", () => {
    const rows = [
      scheme,
      award("next year, too large", 2_500, { financialYear: year("2026/27") }),
      award("this year, fine as it was", 2_500, { financialYear: year("2025/26") }),
      award("this year, too large already", 3_500, { financialYear: year("2025/26") }),
      award("fine by both", 2_000, { financialYear: year("2026/27") }),
    ];
    const now: Framework = { ...OLD, editions: editions.slice(0, 1) };
    const preview = previewEdition({ ledger: ledgerOf(rows), now, coming: inForce, alone: NEW });
    const names = (findings: typeof preview.fails) =>
      findings.map(({ subject }) => rows.find(({ id }) => id === subject.id)?.values.title);

    expect(names(preview.fails)).toEqual(["next year, too large"]);
    // What is too large already would be further over the lower limit.
    expect(names(preview.wouldFailToday)).toEqual([
      "this year, fine as it was",
      "this year, too large already",
    ]);
    expect(preview.mended).toEqual([]);
  });

  test("[CHK149] what an edition allows that was not allowed before is said too", () => {
    const rows = [scheme, award("grant", 3_500, { financialYear: year("2026/27") })];
    const now: Framework = { ...OLD, editions: editions.slice(0, 1) };
    const loose = council("loose", 4_000);
    const coming = {
      ...now,
      editions: [
        ...editions.slice(0, 1),
        { framework: loose, from: day("2026-04-01"), since: null },
      ],
    };
    const { fails, mended } = previewEdition({ ledger: ledgerOf(rows), now, coming, alone: loose });

    expect([fails.length, mended.map(({ measure }) => measure)]).toEqual([0, [50_000]]);
  });
});
