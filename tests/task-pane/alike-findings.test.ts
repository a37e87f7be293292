import { describe, expect, test } from "vitest";
import {
  alikeFindings,
  findingSentence,
  inCommon,
} from "../../addin/task-pane/look/alike-findings.ts";
import { finding, rowId } from "./stage/sample-rows.ts";

const missing = (name: string, fields: readonly string[]) => ({
  ...finding({
    severity: "warning",
    check: "expected-fields",
    subject: rowId(),
    subjectName: name,
    sentence: `Not known: ${fields.join(" and ")}.`,
    measure: fields.length,
  }),
  fields,
});
const noPriority = (name: string) =>
  finding({
    severity: "error",
    check: "priority-present",
    subject: rowId(),
    subjectName: name,
    sentence: "No priority is given.",
  });

const said = (findings: Parameters<typeof alikeFindings>[0]) =>
  alikeFindings(findings).map(({ items }) => findingSentence(items[0], items.length));

describe("findings that say the same", () => {
  test("[SCR70] are one, and absences are told by field, the widest first and after the rest", () => {
    const findings = [
      missing("Mediation", ["status", "mechanism"]),
      noPriority("Mediation"),
      missing("Refuge", ["mechanism"]),
      noPriority("Refuge"),
    ];

    expect(said(findings)).toEqual([
      "No priority is given.",
      "Mechanism is not known in 2 rows.",
      "Status is not known.",
    ]);
    expect(
      alikeFindings(findings).map(({ items }) => items.map(({ subjectName }) => subjectName)),
    ).toEqual([["Mediation", "Refuge"], ["Mediation", "Refuge"], ["Mediation"]]);
  });

  test.each([
    { differs: "sentence", other: { sentence: "Two priorities are given." } },
    { differs: "rule", other: { rule: "R7" } },
    { differs: "field", other: { fields: ["priorities"] } },
    { differs: "severity", other: { severity: "info" } },
    { differs: "register", other: { subject: { register: "agreements", id: rowId() } } },
  ] as const)("[SCR70] are two where their $differs differs", ({ other }) => {
    const one = noPriority("Mediation");

    expect(alikeFindings([one, { ...one, ...other }])).toHaveLength(2);
  });

  test("[SCR70] show only the working that all of them have in common", () => {
    expect(inCommon([{ steps: ["a"] }, { steps: ["a"] }], ({ steps }) => steps)).toEqual(["a"]);
    expect(inCommon([{ steps: ["a"] }, { steps: ["b"] }], ({ steps }) => steps)).toBeNull();
  });
});
