import { describe, expect, test } from "vitest";
import { neededWhen } from "../../shared/checks/needed-when.ts";
import type { Framework, FrameworkRule } from "../../shared/framework/framework.ts";
import { citing } from "../../shared/frameworks/citing.ts";
import type { RowValues } from "../../shared/registers/all-registers.ts";
import { throughWorkbook } from "../authoring/framework-workbook.ts";
import { agreement, date, pounds, row, saidOf, to } from "../checks/rows.ts";
import { council } from "./council.ts";

const { rule } = citing("Local Government Transparency Code 2015");

/** What the Code asks of a council's contracts, of which rows hold the answer. */
const OF_CONTRACTS = {
  ref: "Reference",
  title: "Title",
  serviceArea: "Service area",
  note: "Note",
  provider: "Provider",
  vat: "VAT",
  start: "Start",
  currentEnd: "Current end",
  route: "Procurement route",
} as const;

const code = (
  id: string,
  register: "agreements" | "providers",
  fields: readonly string[],
  when: readonly object[],
): FrameworkRule =>
  rule("needed-when", "should", {
    id,
    rule: "L16",
    quote: "details of any contract with a value that exceeds £5,000",
    parameters: { register, fields, when, legal: true },
  });

const WRITTEN: Framework = {
  ...council("First edition", 2_000),
  rules: [
    code("contracts", "agreements", Object.keys(OF_CONTRACTS), [
      { field: "kind", isOneOf: ["contract"] },
      { field: "totalValue", above: 500_000 },
    ]),
    code("suppliers", "providers", ["kind"], []),
    code(
      "voluntary",
      "providers",
      ["charityNumber"],
      [{ field: "kind", isOneOf: ["charity-or-other-vcse"] }],
    ),
  ],
};

/** As a council has it: written in a workbook and read again, without a line of code. */
const saltmarsh = throughWorkbook(WRITTEN).framework;

function asked(rows: Parameters<typeof saidOf>[0]): readonly string[] {
  if (saltmarsh === null) throw new Error("the workbook can be read");
  return saidOf(rows, saltmarsh)
    .filter(({ check }) => check === neededWhen.id)
    .map(({ sentence }) => sentence);
}

const contract = (values: Partial<RowValues<"agreements">> = {}) =>
  agreement("Wardens", {
    ref: "SM-1",
    serviceArea: "wardens",
    note: "Street wardens",
    provider: to("Wardens Ltd"),
    totalValue: pounds(5_000.01),
    vat: "standard",
    start: date("2026-04-01"),
    currentEnd: date("2027-03-31"),
    route: "three-quotes",
    ...values,
  });

describe("a council that publishes its contracts", () => {
  test.each(Object.entries(OF_CONTRACTS))("[CHK231] is asked for %s", (field, label) => {
    expect(asked([contract({ [field]: null })])).toEqual([
      `${label} is to be given, because Kind is contract and Total value is above £5,000: check with your legal team.`,
    ]);
  });

  test.each<{ what: string; values: Partial<RowValues<"agreements">>; found: number }>([
    { what: "£5,000", values: { totalValue: pounds(5_000) }, found: 0 },
    { what: "a penny more", values: { totalValue: pounds(5_000.01) }, found: 1 },
    { what: "a grant", values: { kind: "grant" }, found: 0 },
    { what: "a contract that says it all", values: { route: "three-quotes" }, found: 0 },
  ])("[CHK231] $what", ({ values, found }) => {
    expect(asked([contract({ route: null, ...values })])).toHaveLength(found);
  });

  test.each<{ values: Partial<RowValues<"providers">>; said: readonly string[] }>([
    { values: { kind: "company" }, said: [] },
    { values: { kind: null }, said: ["Kind is to be given: check with your legal team."] },
    {
      values: { kind: "charity-or-other-vcse" },
      said: [
        "Charity number is to be given, because Kind is charity or other vcse: check with your legal team.",
      ],
    },
    { values: { kind: "charity-or-other-vcse", charityNumber: "1234567" }, said: [] },
  ])("[CHK231] of a supplier with $values is told $said", ({ values, said }) => {
    expect(asked([row("providers", "P", { name: "P", ...values })])).toEqual(said);
  });
});
