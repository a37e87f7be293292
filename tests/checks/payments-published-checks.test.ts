import { describe, expect, test } from "vitest";
import { inWords } from "../../shared/checks/messages/in-words.ts";
import { paymentsPublished } from "../../shared/checks/payments-published.ts";
import { instalmentsIn } from "../../shared/forward-plan/instalments.ts";
import { starter } from "../../shared/frameworks/starter.ts";
import type { RowValues } from "../../shared/registers/all-registers.ts";
import {
  agreement,
  allocation,
  checkRows,
  evidence,
  pounds,
  problemsOf,
  to,
  year,
} from "./rows.ts";

const limits = { abovePence: pounds(30_000), beginsOn: "2026-04-01" };

describe("instalments", () => {
  test.each<{ text: string; read: readonly (readonly [number, string | null])[] }>([
    { text: "£40,000 on 1 May 2026", read: [[40_000, "2026-05-01"]] },
    { text: "£40,000 in May 2026", read: [[40_000, "2026-05"]] },
    { text: "01/05/2026: £40k", read: [[40_000, "2026-05-01"]] },
    {
      text: "£40,000 on 1 May 2026; £20,000 by March 2027",
      read: [
        [40_000, "2026-05-01"],
        [20_000, "2027-03"],
      ],
    },
    {
      text: "£40,000 on signing, £30,000.50 due 1 June 2026 and £1m at the end",
      read: [
        [40_000, null],
        [30_000.5, "2026-06-01"],
        [1_000_000, null],
      ],
    },
    {
      text: "2 x £40,000\n1 × £5,000",
      read: [
        [40_000, null],
        [40_000, null],
        [5_000, null],
      ],
    },
    {
      text: "£40,000 in April 2026 and 2 payments of £5,000",
      read: [[40_000, null]],
    },
    {
      text: "£35,000 half-yearly",
      read: [
        [35_000, null],
        [35_000, null],
      ],
    },
    {
      text: "Half-yearly in advance",
      read: [
        [60_000, null],
        [60_000, null],
      ],
    },
    {
      text: "equal quarterly instalments",
      read: [
        [30_000, null],
        [30_000, null],
        [30_000, null],
        [30_000, null],
      ],
    },
    { text: "yearly", read: [[120_000, null]] },
    { text: "see schedule 2, year 1", read: [] },
    { text: "4", read: [] },
    { text: "", read: [] },
  ])("[CHK227] “$text”", ({ text, read }) => {
    expect(instalmentsIn(text, pounds(120_000)).map(({ amount, on }) => [amount, on])).toEqual(
      read.map(([amount, on]) => [pounds(amount), on]),
    );
  });

  test("[CHK227] how often is no payment where the year's amount is not known", () => {
    expect(instalmentsIn("quarterly", null)).toEqual([]);
  });
});

const contract = (values: Partial<RowValues<"agreements">> = {}) =>
  agreement("Refuge", { regime: "pa-2023", ...values });
const paid = (instalments: string, values: Partial<RowValues<"allocations">> = {}) =>
  allocation("Line", "Core", 160_000, { agreement: to("Refuge"), instalments, ...values });

describe("payments to publish", () => {
  test.each<{ what: string; values?: Partial<RowValues<"allocations">>; count: number | null }>([
    { what: "£30,000 on 1 May 2026", count: null },
    { what: "£30,000.01 on 1 May 2026", count: 1 },
    { what: "£40,000 on 31 March 2026", count: null },
    { what: "£40,000 on 1 April 2026", count: 1 },
    { what: "£40,000 in March 2026", count: null },
    { what: "£40,000 in April 2026", count: 1 },
    { what: "quarterly", count: 4 },
    { what: "£40,000; £20,000", count: 1 },
    { what: "£40,000", values: { financialYear: year("2025/26") }, count: null },
    { what: "£40,000", values: { financialYear: null }, count: null },
    { what: "£40,000 on 1 May 2026", values: { financialYear: null }, count: 1 },
    { what: "£40,000", values: { status: "proposed" }, count: null },
    { what: "£40,000", values: { agreement: to("Another") }, count: null },
    { what: "£40,000", values: { instalments: null }, count: null },
  ])("[CHK228] $what, $values", ({ what, values, count }) => {
    const found = problemsOf(paymentsPublished, [contract(), paid(what, values)], limits);
    expect(found.map(({ measure }) => measure)).toEqual(count === null ? [] : [count]);
  });

  test.each<{ what: string; values: Partial<RowValues<"agreements">>; found: number }>([
    { what: "light touch", values: { lightTouch: true }, found: 1 },
    { what: "the regulations of 2015", values: { regime: "pcr-2015" }, found: 0 },
    { what: "no regime", values: { regime: null }, found: 0 },
    { what: "a grant", values: { kind: "grant" }, found: 0 },
  ])("[CHK228] under $what", ({ values, found }) => {
    const rows = [contract(values), paid("quarterly")];
    expect(problemsOf(paymentsPublished, rows, limits)).toHaveLength(found);
  });

  test.each<{ recorded: readonly (string | null)[]; about?: string; count: number | null }>([
    { recorded: ["2026-04-30"], count: 2 },
    { recorded: ["2026-05-01"], count: 1 },
    { recorded: ["2026-10"], count: null },
    { recorded: ["2026-10-01", "2026-05-01"], count: null },
    { recorded: [null], count: 2 },
    { recorded: ["2026-10-01", null], count: null },
    { recorded: ["2026-10-01"], about: "Another", count: 2 },
  ])("[CHK228] published on $recorded", ({ recorded, about = "Refuge", count }) => {
    const rows = [
      contract(),
      agreement("Another", { follows: [to("Refuge")] }),
      paid("£40,000 on 1 May 2026; £40,000 on 1 October 2026"),
      ...recorded.map((day, place) => evidence("payments-published", about, day, place)),
    ];
    const found = problemsOf(paymentsPublished, rows, limits);
    expect(found.map(({ measure }) => measure)).toEqual(count === null ? [] : [count]);
  });

  test("[CHK228] says clause, payments, limit with its date, what to do and whom to ask", () => {
    const rows = [contract(), paid("£45,000 on 1 May 2026; 2 x £40,000")];
    const [found] = checkRows(rows, starter).filter(({ check }) => check === paymentsPublished.id);
    expect(found && inWords(found)).toMatchObject({
      source: { rule: "L8" },
      severity: "info",
      sentence:
        "3 payments of more than £30,000 under Refuge: each is to be published once it is made. Check with your legal team.",
      arithmetic: [
        "£45,000, 1 May 2026",
        "2 × £40,000, in 2026/27",
        "payments of more than £30,000 from 1 April 2026 on",
      ],
      suggestion: {
        sentence: "Record in Evidence, about the contract, when its payments were published.",
      },
    });
    expect(found && inWords(found, "cy").arithmetic).toEqual([
      "£45,000, 1 Mai 2026",
      "2 × £40,000, yn 2026/27",
      "taliadau o fwy na £30,000 o 1 Ebrill 2026 ymlaen",
    ]);
  });
});
