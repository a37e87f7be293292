import { afterAll, describe, expect, test } from "vitest";
import { prepareFramework } from "../../shared/checks/prepare-framework.ts";
import { FRAMEWORKS } from "../../shared/frameworks/all-frameworks.ts";
import type { RegisterKey } from "../../shared/registers/field.ts";
import { workbookOf } from "./rows-as-workbook.ts";
import { foreplan, json, TestFolder } from "./run-foreplan.ts";

const folder = new TestFolder();
afterAll(() => folder[Symbol.dispose]());

type Cells = Readonly<Record<string, string | number>>;
type Sheets = Readonly<Partial<Record<RegisterKey, readonly Cells[]>>>;

const YEAR = { financialYear: "2026/27", status: "Approved", priorities: "1" };
const CONTRACT = { kind: "Contract", start: "01/04/2026", status: "Live" };

/** For each framework one row past each of its limits that refuses, and the rule that refuses it. */
const LIMITS: Readonly<Record<string, Readonly<{ sheets: Sheets; refused: readonly string[] }>>> = {
  "dyfed-powys": {
    sheets: {
      allocations: [
        { ...YEAR, title: "No priority", amount: 1, priorities: "" },
        { ...YEAR, title: "Fifth priority", amount: 1, priorities: "5" },
        { ...YEAR, title: "Mandated", amount: 0, mandatedBy: "Home Office" },
        {
          ...YEAR,
          title: "Not victims",
          amount: 1,
          fund: "Ministry of Justice grants",
          serviceArea: "Substance Misuse",
        },
        { ...YEAR, title: "Ends early", amount: 1, start: "30/04/2026", end: "29/04/2026" },
        { title: "No year", amount: 1, status: "Approved", priorities: "1" },
        {
          ...YEAR,
          title: "A penny over",
          amount: 2126869.01,
          financialYear: "2021/22",
          fund: "Commissioning budget",
        },
      ],
    },
    refused: [
      "R2",
      "known-words/priorities",
      "R11",
      "R9",
      "end-before-start",
      "needed-fields",
      "allocations-within-budget",
    ],
  },
  dorset: {
    sheets: {
      agreements: [
        {
          ...CONTRACT,
          title: "A day short",
          funds: "Commissioner's Safety Fund",
          currentEnd: "30/03/2028",
        },
      ],
      allocations: [
        {
          ...YEAR,
          title: "A penny over",
          fund: "Police Property Act",
          scheme: "Community Grant Scheme",
          amount: 3000.01,
        },
        {
          ...YEAR,
          title: "A penny under",
          fund: "Police Property Act",
          scheme: "Community Grant Scheme",
          amount: 99.99,
        },
        {
          ...YEAR,
          title: "Not victims",
          fund: "Victims Fund",
          serviceArea: "Offender Management",
          amount: 1,
        },
        { ...YEAR, title: "Eighth area", amount: 1, panelArea: "Road safety" },
        { ...YEAR, title: "Fourth stage", amount: 1, stage: "Celebrating" },
      ],
    },
    refused: ["R26", "R30", "R35", "known-words/panelAreas", "known-words/stages"],
  },
  "north-wales": {
    sheets: {
      allocations: Array.from({ length: 13 }, (_, place) => ({
        ...YEAR,
        title: `Project ${place}`,
        financialYear: "2017/18",
        fund: "Your Community, Your Choice",
        scheme: "Your Community, Your Choice",
        amount: place === 0 ? 30_000.01 : 1_000,
      })),
      budgets: [
        {
          fund: "Core victims' services",
          financialYear: "2017/18",
          kind: "Opening",
          amount: 757_634.01,
          status: "Confirmed",
        },
      ],
    },
    refused: ["R54/count", "R54/total", "R49", "allocations-within-budget"],
  },
  "west-mercia": {
    sheets: {
      agreements: [
        {
          ...CONTRACT,
          title: "1+1+1",
          initialTerm: "1 year",
          extensionOptions: "12 months; 12 months",
        },
        { ...CONTRACT, title: "No reason", route: "Single tender", currentEnd: "31/03/2029" },
      ],
      allocations: [{ ...YEAR, title: "Fifth stage", amount: 1, stage: "Think" }],
    },
    refused: ["R62", "R73", "known-words/stages"],
  },
  "avon-and-somerset": {
    sheets: {
      allocations: [
        {
          ...YEAR,
          title: "Not victims",
          amount: 1,
          fund: "MOJ Victims Grant (formula)",
          serviceArea: "Small grants fund",
          priorities: "",
        },
        { ...YEAR, title: "Fifth role", amount: 1, role: "Watching", priorities: "" },
        { ...YEAR, title: "Fifth stage", amount: 1, stage: "Think", priorities: "" },
      ],
    },
    refused: ["R92", "known-words/roles", "known-words/stages"],
  },
};

function filesOf(name: string, sheets: Sheets): readonly string[] {
  return Object.entries(sheets).map(([register, rows]) =>
    // The keys of the sheets are registers.
    workbookOf(folder, `${name}-${register}`, register as RegisterKey, rows),
  );
}

describe("a workbook with a row past each limit", () => {
  test.each(Object.keys(LIMITS))("[CHK114] %s: each is refused with its clause", async (name) => {
    const { sheets, refused } = LIMITS[name] ?? { sheets: {}, refused: [] };
    const { document, exit } = await json("check", ...filesOf(name, sheets), "--framework", name);
    const errors = document.findings.filter(({ severity }) => severity === "error");

    expect(exit).toBe(1);
    expect([...new Set(errors.map(({ rule }) => rule))].toSorted()).toEqual(
      [...refused].toSorted(),
    );
    for (const { message, source } of errors) {
      expect(message.length).toBeGreaterThan(10);
      expect(source).toMatchObject({
        document: expect.stringMatching(/\w/),
        quote: expect.stringMatching(/\w/),
      });
    }
  });

  test.each(Object.entries(LIMITS))(
    "[CLI76] %s: each refusal is printed with its sum and its clause",
    async (name, { sheets }) => {
      const words = ["check", ...filesOf(name, sheets), "--framework", name];
      const { document } = await json(...words);
      const { out } = await foreplan(words);
      for (const { severity, message, arithmetic, suggestion, source } of document.findings) {
        if (severity !== "error") continue;
        const beneath = [
          ...arithmetic,
          ...(suggestion === null ? [] : [`→ ${suggestion}`]),
          `“${source?.quote}” (${source?.document})`,
        ];
        expect(out).toContain([`: ${message}`, ...beneath].join("\n    "));
      }
    },
  );

  test("[CHK114] no limit of a framework that refuses is left out", () => {
    const anyway = ["needed-fields", "end-before-start", "allocations-within-budget"];
    for (const [name, { refused }] of Object.entries(LIMITS)) {
      const framework = FRAMEWORKS[name];
      const rules =
        framework === undefined ? [] : Object.values(prepareFramework(framework).rules).flat();
      const limits = rules
        .filter(({ severity, rule }) => severity === "error" && framework?.rules.includes(rule))
        .map(({ rule }) => rule.id)
        .filter((id) => !anyway.includes(id));
      // Two rules of one framework may draw the same fence.
      const same = ["R49/ring-fence"];
      expect([name, limits.filter((id) => !refused.includes(id) && !same.includes(id))]).toEqual([
        name,
        [],
      ]);
    }
  });

  test("[CHK114] in Welsh the same refusals are told, with the document's own words", async () => {
    const { sheets } = LIMITS.dorset ?? { sheets: {} };
    const ran = await foreplan([
      "check",
      ...filesOf("dorset", sheets),
      "--framework",
      "dorset",
      "--language",
      "cy",
    ]);
    expect(ran.exit).toBe(1);
    expect(ran.out).toContain(
      "Mae £3,000.01 £0.01 dros yr uchafswm y mae Community Grant Scheme yn ei roi, £3,000.",
    );
    const unknown = await foreplan([
      "check",
      "x.xlsx",
      "--framework",
      "dorset",
      "--language",
      "fr",
    ]);
    expect(unknown.said.at(-1)).toContain('--language was given "fr"; it takes en or cy.');
  });
});
