import { describe, expect, test } from "vitest";
import { awardSize } from "../../shared/checks/award-size.ts";
import { endWithoutSuccessor } from "../../shared/checks/end-without-successor.ts";
import { initialTermAgrees } from "../../shared/checks/initial-term-agrees.ts";
import { insuranceCoversTerm } from "../../shared/checks/insurance-covers-term.ts";
import { longTermFund } from "../../shared/checks/long-term-fund.ts";
import { procurementBody } from "../../shared/checks/procurement-body.ts";
import { recipientKind } from "../../shared/checks/recipient-kind.ts";
import { roleAndKind } from "../../shared/checks/role-and-kind.ts";
import { shortTerm } from "../../shared/checks/short-term.ts";
import { totalValue } from "../../shared/checks/total-value.ts";
import { variationNotice } from "../../shared/checks/variation-notice.ts";
import { avonAndSomerset } from "../../shared/frameworks/avon-and-somerset.ts";
import type { RowValues } from "../../shared/registers/all-registers.ts";
import {
  agreement,
  allocation,
  date,
  months,
  option,
  pounds,
  problemsOf,
  row,
  sentencesOf,
  to,
} from "./rows.ts";

type Values = Partial<RowValues<"agreements">>;

describe("what is only half known is not judged", () => {
  const threeYears = {
    start: date("2026-04-01"),
    initialTerm: months(36),
    initialEnd: date("2030-03-31"),
  };

  test.each<{ without: keyof typeof threeYears }>([
    { without: "start" },
    { without: "initialTerm" },
    { without: "initialEnd" },
  ])("[CHK10] a term without $without", ({ without }) => {
    const found = (values: Values) => problemsOf(initialTermAgrees, [agreement("A", values)]);
    expect(found(threeYears)).toHaveLength(1);
    expect(found({ ...threeYears, [without]: null })).toEqual([]);
  });

  const valued = {
    annualValue: pounds(100_000),
    totalValue: pounds(500_000),
    initialTerm: months(36),
  };

  test.each<{ without: keyof typeof valued }>([
    { without: "annualValue" },
    { without: "totalValue" },
    { without: "initialTerm" },
  ])("[CHK18] a total value without $without", ({ without }) => {
    const found = (values: Values) => problemsOf(totalValue, [agreement("A", values)]);
    expect(found(valued)).toHaveLength(1);
    expect(found({ ...valued, [without]: null })).toEqual([]);
  });

  test("[CHK16] a total value without a term says nothing of a year", () => {
    const rows = [agreement("A", { totalValue: pounds(180_000) })];
    const parameters = { abovePenceAYear: 5_000_000, body: "South West Police Procurement" };
    expect(problemsOf(procurementBody, rows, parameters)).toEqual([]);
  });

  test("[CHK43] an agreement without a start may be long enough", () => {
    const rows = [
      row("funds", "CSF", { name: "Safety" }),
      agreement("A", { currentEnd: date("2027-03-31"), funds: [to("CSF")] }),
    ];
    expect(problemsOf(longTermFund, rows, { fund: "Safety", leastMonths: 24 })).toEqual([]);
  });

  test("[CHK12] an agreement without a start may be longer", () => {
    const rows = [agreement("A", { currentEnd: date("2027-03-31") })];
    expect(problemsOf(shortTerm, rows, { atMostMonths: 12, kinds: ["contract"] })).toEqual([]);
  });

  test("[CHK96] a term that ends before it starts has no longest length", () => {
    const rows = [
      agreement("A", {
        start: date("2026-04-01"),
        initialEnd: date("2026-03-31"),
        currentEnd: date("2027-03-31"),
        regime: "pa-2023",
      }),
    ];
    expect(problemsOf(variationNotice, rows, { abovePercent: 10 })).toEqual([]);
  });

  test.each([{ role: "influencing" }, { kind: "contract" }])("[CHK15] %o alone", (said) => {
    const usual = { usual: [{ role: "influencing", kind: "grant" }] };
    const rows = [row("agreements", "A", said)];
    expect(problemsOf(roleAndKind, rows, usual, avonAndSomerset)).toEqual([]);
  });

  test("[CHK83] an award in no scheme goes to whom it likes", () => {
    const rows = [
      allocation("A", "Core", 1, { provider: to("P") }),
      row("providers", "P", { name: "P Ltd", kind: "company" }),
    ];
    const asked = { scheme: "Community Grants", recipients: ["charity-or-other-vcse"] };
    expect(problemsOf(recipientKind, rows, asked)).toEqual([]);
  });
});

describe("what is known and cannot be", () => {
  test("[CHK40] an agreement is no successor of its own", () => {
    const rows = [agreement("A", { currentEnd: date("2025-03-31"), follows: [to("A")] })];
    expect(problemsOf(endWithoutSuccessor, rows)).toHaveLength(1);
  });

  test("[CHK30] an award of the most is under a least that is more", () => {
    const scheme = row("schemes", "S", {
      name: "S",
      minimum: pounds(200),
      maximum: pounds(100),
    });
    const rows = [scheme, allocation("A", "Core", 100, { scheme: to("S") })];
    expect(sentencesOf(awardSize, rows, { scheme: null })).toEqual([
      "£100 is £100 under the least that S gives, £200.",
    ]);
  });
});

describe("how an end is come by", () => {
  const start = date("2026-04-01");
  const used = [option(months(12), "used"), option(months(6))];

  test.each<{ from: string; values: Values; line: string }>([
    {
      from: "the end as typed",
      values: { currentEnd: date("2029-03-31"), start, initialTerm: months(36) },
      line: "current end 31 March 2029",
    },
    {
      from: "start and term",
      values: { start, initialTerm: months(36), initialEnd: date("2029-03-31") },
      line: "start 1 April 2026 plus initial term 3 years, its last day = 31 March 2029",
    },
    {
      from: "start, term and an option used",
      values: { start, initialTerm: months(24), extensionOptions: used },
      line: "start 1 April 2026 plus initial term 2 years plus options used 1 year, its last day = 31 March 2029",
    },
    {
      from: "the initial end, where the term is not known",
      values: { start, initialEnd: date("2029-03-31") },
      line: "initial end 31 March 2029",
    },
    {
      from: "the initial end and an option, where the start is not known",
      values: {
        initialTerm: months(24),
        initialEnd: date("2028-03-31"),
        extensionOptions: used,
      },
      line: "initial end 31 March 2028 plus options used 1 year = 31 March 2029",
    },
  ])("[CHK104] from $from", ({ values, line }) => {
    const rows = [agreement("A", { ...values, insuranceUntil: date("2029-03-30") })];
    expect(problemsOf(insuranceCoversTerm, rows)).toMatchObject([{ arithmetic: [line] }]);
  });
});
