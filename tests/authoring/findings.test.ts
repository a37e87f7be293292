import { describe, expect, test } from "vitest";
import { findingSentence } from "../../shared/authoring/authoring-finding.ts";
import { starter } from "../../shared/frameworks/starter.ts";
import { readWith } from "./framework-workbook.ts";

const RULES = ["Rule", "Kind of rule", "Force", "Clause", "Scheme", "Largest amount", "Kinds"];
const SCHEMES = [
  ["Scheme", "Maximum award", "Clause"],
  ["Community Grant Scheme", 3000, "grants of up to £3,000"],
];
const CLAUSE = "Grants are of no more than £3,000.";

/** What a person would be told, a line each. */
function told(sheets: Parameters<typeof readWith>[1]): readonly string[] {
  return readWith(starter, sheets).findings.map(findingSentence);
}

describe("a framework workbook that has to be put right", () => {
  test("[CHK141] a word of no list is answered with the nearest three, at its cell", () => {
    const [line] = told({
      Rules: [RULES, ["4.2", "Award sise", "Must", CLAUSE, "Community Grant Scheme", 3000, null]],
      Schemes: SCHEMES,
    });

    expect(line).toMatch(/^Sheet "Rules", cell B2 \(Kind of rule\) says "Award sise": accepted is/);
    expect(line).toContain("Award size");
  });

  test.each([
    [
      "an amount in words",
      ["4.2", "Award size", "Must", CLAUSE, null, "three thousand", null],
      "F2",
    ],
    [
      "a kind of agreement that is none",
      ["4.2", "Break clauses", "Must", CLAUSE, null, null, "Contrakt"],
      "G2",
    ],
    [
      "a rule without its clause",
      ["4.2", "Priority present", "Must", null, null, null, null],
      "D2",
    ],
    ["a rule without a force", ["4.2", "Priority present", null, CLAUSE, null, null, null], "C2"],
    [
      "a rule that lacks what it needs",
      ["4.2", "Break clauses", "Must", CLAUSE, null, null, null],
      "G2",
    ],
  ])("[CHK141] %s is found at its cell, and nothing is adopted half", (_what, line, address) => {
    const { framework, findings } = readWith(starter, { Rules: [RULES, line] });

    expect(framework).toBeNull();
    expect(findings.map((finding) => [finding.sheet, finding.address, finding.severity])).toEqual([
      ["Rules", address, "error"],
    ]);
  });

  test("[CHK141] a column or sheet nobody knows is left alone and asked about", () => {
    const { framework, findings } = readWith(starter, {
      Rules: [
        [...RULES, "Minimum award"],
        ["1", "Priority present", "Must", CLAUSE, null, null, null, 5],
      ],
      Word: [["List", "Word"]],
    });

    expect(framework?.rules).toHaveLength(1);
    expect(findings.map(({ sheet, address, severity }) => [sheet, address, severity])).toEqual([
      ["Word", null, "question"],
      ["Rules", "H1", "question"],
    ]);
  });

  test("[CHK141] two rules of one name, and two words of one spelling, are refused", () => {
    const rule = ["1", "Priority present", "Must", CLAUSE, null, null, null];
    const { findings } = readWith(starter, {
      Rules: [RULES, rule, rule],
      Lists: [["List", "Only these"]],
      Words: [
        ["List", "Word", "Other spellings"],
        ["Service areas", "Domestic abuse", "DA"],
        ["Service areas", "Drugs and alcohol", "da"],
      ],
    });

    expect(findings.map(({ sheet, address }) => [sheet, address])).toEqual([
      ["Words", "B3"],
      ["Rules", "A3"],
    ]);
  });

  test("[CHK142] a name that one sheet uses and none has is asked about with the nearest", () => {
    const lines = told({
      Rules: [RULES, ["4.2", "Award size", "Must", CLAUSE, "Comunity Grants", 3000, null]],
      Schemes: SCHEMES,
    });

    expect(lines).toEqual([
      'Sheet "Rules" (scheme of rule 4.2) says "Comunity Grants": nothing in this workbook goes by that name. Perhaps Community Grant Scheme?',
    ]);
  });

  test("[CHK143] what is blank is a question in set-up, and what has a value without a source is not stated", () => {
    const header = ["Setting", "Says", "Stated?", "Force", "Clause", "Question"];
    const about = [
      ["Kept as", "saltmarsh"],
      ["Organisation", "Saltmarsh Council"],
      ["Document", "Grants policy 2026"],
      ["Country", "England"],
      ["Languages", "English"],
      ["Procurement regulated by", "UK ministers"],
      ["Notices published on", "Find a Tender"],
    ];
    const open = readWith(starter, { Framework: [header, ...about, ["Returns every", null]] });
    expect(open.framework?.plan.returnEvery).toEqual({
      kind: "not-stated",
      question: "How often do providers send a return?",
    });
    const bare = readWith(starter, {
      Framework: [header, ...about, ["Returns every", "3 months"]],
    });
    expect(bare.findings.map(({ address, column }) => [address, column])).toEqual([
      ["E9", "Clause"],
      ["D9", "Force"],
    ]);
    const ours = readWith(starter, {
      Framework: [
        header,
        ...about,
        ["Returns every", "3 months", "Our default", null, null, "Is it?"],
      ],
    });
    expect(ours.framework?.plan.returnEvery).toEqual({
      kind: "our-default",
      value: "P3M",
      question: "Is it?",
    });
  });

  test("[CHK141] a setting the workbook lacks, or has misspelt, is named", () => {
    expect(
      told({
        Framework: [
          ["Setting", "Says"],
          ["Organization", "Saltmarsh"],
        ],
      }),
    ).toEqual([
      'Sheet "Framework", cell A2 (Setting) says "Organization": there is no such setting; perhaps Organisation, Edition, Document reviewed on.',
      ...["Document", "Kept as", "Organisation", "Country", "Languages"].map(
        (label) => `Sheet "Framework" (${label}): a line for it is needed.`,
      ),
      'Sheet "Framework" (Procurement regulated by): a line for it is needed.',
      'Sheet "Framework" (Notices published on): a line for it is needed.',
    ]);
  });
});
