import { describe, expect, test } from "vitest";
import type { TableProposal } from "../../addin/session.ts";
import {
  askedFields,
  choiceOf,
  draftOf,
  fieldsTwice,
  missingFields,
  surenessOf,
  understoodCount,
  unsureColumns,
  withConstant,
  withField,
  withRegister,
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
