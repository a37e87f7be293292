import { describe, expect, test } from "vitest";
import type { TableProposal } from "../../addin/session.ts";
import {
  askedFields,
  choiceOf,
  draftOf,
  fieldsTwice,
  isAcross,
  missingFields,
  surenessOf,
  understoodCount,
  unsureColumns,
  withConstant,
  withField,
  withReading,
  withRegister,
  withSpread,
} from "../../addin/task-pane/connect/connect-draft.ts";
import { readConstant } from "../../addin/task-pane/connect/typed-constant.ts";
import { fieldOf } from "../../shared/registers/all-registers.ts";
import type { RegisterKey } from "../../shared/registers/field.ts";
import { PROPOSALS } from "./stage/sample-proposals.ts";
import { year } from "./stage/sample-rows.ts";

function allocations(): TableProposal {
  const [proposal] = PROPOSALS;
  if (proposal === undefined) throw new Error("There is no sample proposal.");
  return proposal;
}

describe("how a table is understood", () => {
  const draft = draftOf(allocations());

  test("[SCR6] asks about columns it only guesses, and about nothing it is sure of or leaves alone", () => {
    expect(unsureColumns(draft).map(({ header }) => header)).toEqual(["With"]);
    expect(allocations().columns.map((column) => surenessOf(draft, column))).toEqual([
      "sure",
      "sure",
      "sure",
      "likely",
      "sure",
      "guess",
      "alone",
    ]);
    expect(understoodCount(draft)).toBe(6);
  });

  test("[SCR6] keeps a question in its place once a person has answered it", () => {
    const answered = withField(draft, 5, null);

    expect(unsureColumns(answered).map(({ header }) => header)).toEqual(["With"]);
    expect(answered.decided).toEqual(new Set([5]));
    expect(choiceOf(answered).columns[5]).toBeNull();
  });

  test("[SCR7] says which field two columns would fill", () => {
    expect(fieldsTwice(draft)).toEqual([]);
    expect(fieldsTwice(withField(draft, 6, "title"))).toEqual(["title"]);
  });

  test("[SCR7] asks for a needed field that nothing supplies, until a column or an answer does", () => {
    expect(missingFields(draft)).toEqual(["financialYear"]);

    const answered = withConstant(draft, "financialYear", year("2026/27"));
    expect(missingFields(answered)).toEqual([]);
    expect(askedFields(answered)).toEqual(["financialYear"]);

    const mapped = withField(draft, 6, "financialYear");
    expect(missingFields(mapped)).toEqual([]);
    expect(askedFields(mapped)).toEqual([]);
  });

  test("[SCR7] forgets an answer that was emptied", () => {
    const answered = withConstant(draft, "financialYear", year("2026/27"));

    expect(withConstant(answered, "financialYear", null).constants).toEqual(draft.constants);
  });

  test("[SCR8] keeps, as rows of another register, what both know, and takes headings at their word", () => {
    const asAgreements = withRegister(draft, "agreements");

    expect(asAgreements.columns[1]).toBe("title");
    expect(asAgreements.columns[5]).toBe("provider");
    expect(asAgreements.columns[2]).toBeNull();
    expect(asAgreements.constants).toEqual({});
    expect(withRegister(asAgreements, "allocations")).toEqual(draft);
  });
});

describe("an answer for every row", () => {
  test.each([
    { register: "allocations", name: "financialYear", typed: "2026/27", value: "2026/27" },
    { register: "allocations", name: "financialYear", typed: "26-27", value: "2026/27" },
    { register: "allocations", name: "financialYear", typed: "2026/28", value: null },
    { register: "allocations", name: "financialYear", typed: "next year", value: null },
    { register: "agreements", name: "start", typed: "1/4/2026", value: "2026-04-01" },
    { register: "agreements", name: "start", typed: "31/02/2026", value: null },
    { register: "allocations", name: "amount", typed: "£12,500.50", value: 1_250_050 },
    { register: "allocations", name: "amount", typed: "a lot", value: null },
    { register: "agreements", name: "essential", typed: "no", value: false },
    {
      register: "allocations",
      name: "fund",
      typed: " Victims Fund ",
      value: { id: null, text: "Victims Fund" },
    },
    { register: "allocations", name: "title", typed: "  ", value: null },
  ] as const)("[SCR9] reads $typed as $value", ({ register, name, typed, value }) => {
    const field = fieldOf(register satisfies RegisterKey, name);
    if (field === undefined) throw new Error(`${register} has no ${name}.`);

    expect(readConstant(field, typed)).toEqual(value);
  });
});

describe("years across", () => {
  const across: TableProposal = {
    ...allocations(),
    register: "budgets",
    columns: ["Fund", "2026/27", "2027/28"].map((header, column) => ({
      column,
      header,
      samples: [],
      field: column === 0 ? "fund" : null,
      confidence: column === 0 ? 0.97 : 0,
      evidence: "",
    })),
    constants: {},
    missing: [],
    spread: {
      field: "amount",
      by: "financialYear",
      columns: ["2026/27", "2027/28"].map((header, at) => ({
        column: at + 1,
        header,
        value: year(header),
        unit: null,
      })),
      confidence: 0.7,
      evidence: "2 columns are financial years, with an amount in each",
    },
  };
  const draft = draftOf(across);

  test("[ADD78] are taken as one thing, and understood with the other columns", () => {
    expect(understoodCount(draft)).toBe(3);
    expect(missingFields(draft)).toEqual([]);
    expect(choiceOf(draft).spread).toBe(across.spread);
    expect(across.columns.map((column) => isAcross(draft, column))).toEqual([false, true, true]);
  });

  test("[ADD78] left alone, what they would have said is asked for", () => {
    const alone = withSpread(draft, false);
    expect(understoodCount(alone)).toBe(1);
    expect(missingFields(alone)).toEqual(["amount", "financialYear"]);
    expect(missingFields(withField(alone, 1, "amount"))).toEqual(["financialYear"]);
    expect(choiceOf(withSpread(alone, true)).spread).toBe(across.spread);
  });

  test("[ADD78] another column cannot be their field too", () => {
    expect(fieldsTwice(withField(draft, 0, "amount"))).toEqual(["amount"]);
  });

  test("[SCR156] a sheet that is only read leaves them alone, and takes them again when it is not", () => {
    const read = withReading(draft, true);
    expect(choiceOf(read)).toMatchObject({ readOnly: true, spread: null });
    for (const register of [read.register, "allocations"] as const) {
      const choice = choiceOf(withRegister(read, register));
      expect(choice).toMatchObject({ readOnly: true, spread: null });
    }
    expect(choiceOf(withReading(read, false))).toMatchObject({
      readOnly: false,
      spread: across.spread,
    });
    expect(draftOf({ ...draft.proposal, allows: "reading" }).spread).toBeNull();
  });

  test("[ADD78] go along to a register whose rows have an amount and a year, and to no other", () => {
    expect(choiceOf(withRegister(draft, "allocations")).spread).toBe(across.spread);
    expect(choiceOf(withRegister(draft, "providers")).spread).toBeNull();
  });
});
