import { across, day, oneSheet, pounds, type UglyWorkbook } from "./ugly-workbook.ts";

/** Troubles among the rows of a table. */
export const ROWS: readonly UglyWorkbook[] = [
  {
    trouble: "headings over groups of rows, a subtotal for each, and a grand total over them",
    workbook: oneSheet("Plan", [
      ["Provider", "Title", "Start date", "Annual value"],
      ["Victims' services"],
      ["Haven", "Counselling", day("2024-04-01"), 30_000],
      ["Aurora", "Court support", day("2024-04-01"), 20_000],
      ["Subtotal", null, null, 50_000],
      [],
      ["Prevention"],
      ["Streetwise", "Detached youth work", day("2024-06-01"), 15_000],
      ["Subtotal", null, null, 15_000],
      [],
      ["Grand total", null, null, 65_000],
    ]),
    expected: [
      {
        sheet: "Plan",
        register: "agreements",
        header: 1,
        kinds: "HSbb#-Sb#-#",
        columns: {
          Provider: "provider",
          Title: "title",
          "Start date": "start",
          "Annual value": "annualValue",
        },
        rows: {
          3: { serviceArea: "Victims' services", provider: "Haven" },
          4: { serviceArea: "Victims' services" },
          8: { serviceArea: "Prevention", annualValue: 1_500_000 },
        },
      },
    ],
  },
  {
    trouble:
      "a supplier called TOTAL INSIGNIA LTD, another called Grand Total Events, and a real total",
    workbook: oneSheet("Suppliers", [
      ["Supplier", "Title", "Awarded on", "Contract value"],
      ["TOTAL INSIGNIA LTD", "Badges", day("2024-02-01"), 4_000],
      ["GRAND TOTAL EVENTS", "Conference", day("2024-02-03"), 6_000],
      ["Acme Ltd", "Vans", day("2024-02-05"), 10_000],
      ["TOTAL", null, null, 20_000],
    ]),
    expected: [
      {
        sheet: "Suppliers",
        register: "agreements",
        header: 1,
        kinds: "Hbbb#",
        columns: {
          Supplier: "provider",
          Title: "title",
          "Awarded on": "awardedOn",
          "Contract value": "totalValue",
        },
        rows: {
          2: { provider: "TOTAL INSIGNIA LTD", totalValue: 400_000 },
          3: { provider: "GRAND TOTAL EVENTS", totalValue: 600_000 },
        },
      },
    ],
  },
  {
    trouble: "a total without a label, notes beneath it, and a signature",
    workbook: oneSheet("Budget", [
      ["Revenue budget 2025/26 (£000)"],
      ["Budget heading", "Amount", "Cost centre"],
      ["Commissioning", 1_250, "C100"],
      ["Grants", 300, "C110"],
      ["Research", 45.5, "C120"],
      [null, { value: 1_595.5, formula: "SUM(B3:B5)" }, null],
      [],
      ["Note: figures agreed by the chief finance officer on 14 February."],
      ["Prepared by the finance team, who will answer questions about it."],
    ]),
    expected: [
      {
        sheet: "Budget",
        register: "budgets",
        header: 2,
        kinds: "tHbbb#-nn",
        columns: { "Budget heading": "fund", Amount: "amount", "Cost centre": "costCentre" },
        constants: { financialYear: "2025/26" },
        rows: { 3: { amount: 125_000_000 }, 5: { fund: "Research", amount: 4_550_000 } },
      },
    ],
  },
  {
    trouble: "comments that run on in rows of their own, beneath blank lines",
    workbook: oneSheet("Narrative", [
      ["Service area", "Fund", "Amount", "Comments"],
      ["Helpline", "Core grant", "£12,000", "Open at all hours,"],
      [null, null, null, "and on bank holidays."],
      [],
      ["Outreach", "Core grant", "£8,000", "In two towns;"],
      [],
      [null, null, null, "a third from July."],
    ]),
    expected: [
      {
        sheet: "Narrative",
        register: "allocations",
        header: 1,
        kinds: "Hbc-b-c",
        columns: {
          "Service area": "serviceArea",
          Fund: "fund",
          Amount: "amount",
          Comments: "note",
        },
        rows: {
          2: { note: "Open at all hours,\nand on bank holidays." },
          5: { note: "In two towns;\na third from July." },
        },
      },
    ],
  },
  {
    trouble: "years as headings, merged across, over the allocations of each",
    workbook: oneSheet(
      "All years",
      [
        ["Service area", "Fund", "Provider", "Amount"],
        ["2024/25"],
        ["Advocacy", "Core grant", "Haven", pounds(10_000)],
        ["2025/26 (continued)"],
        ["Advocacy", "Core grant", "Haven", pounds(11_000)],
        ["Helpline", "Core grant", "Aurora", pounds(5_000)],
      ],
      { merges: [across(2, 0, 3), across(4, 0, 3)] },
    ),
    expected: [
      {
        sheet: "All years",
        register: "allocations",
        header: 1,
        kinds: "HSbSbb",
        columns: {
          "Service area": "serviceArea",
          Fund: "fund",
          Provider: "provider",
          Amount: "amount",
        },
        rows: {
          3: { financialYear: "2024/25", amount: 1_000_000 },
          5: { financialYear: "2025/26", amount: 1_100_000 },
          6: { financialYear: "2025/26" },
        },
      },
    ],
  },
  {
    trouble: "hidden rows and columns, and a column without a name between the others",
    workbook: oneSheet(
      "Live only",
      [
        ["Ref", "Title", null, "Provider", "End date"],
        ["C1", "Advice", "x", "Acme", day("2026-03-31")],
        ["C2", "Old advice", null, "Acme", day("2022-03-31")],
        ["C3", "Refuge", "x", "Haven", day("2027-03-31")],
      ],
      { hiddenRows: new Set([2]), hiddenColumns: new Set([3]) },
    ),
    expected: [
      {
        sheet: "Live only",
        register: "agreements",
        header: 1,
        kinds: "Hbbb",
        columns: { Ref: "ref", Title: "title", Provider: "provider", "End date": "currentEnd" },
        rows: {
          3: { ref: "C2", provider: "Acme", currentEnd: "2022-03-31" },
          4: { provider: "Haven" },
        },
      },
    ],
  },
  {
    trouble: "a provider merged down over its services, and one amount for them together",
    workbook: oneSheet(
      "Merged",
      [
        ["Provider", "Title", "Start", "Annual value"],
        ["Haven", "Refuge", day("2024-04-01"), 90_000],
        [null, "Outreach", day("2024-04-01"), null],
        ["Aurora", "Helpline", day("2024-07-01"), 20_000],
      ],
      {
        merges: [
          { top: 1, bottom: 2, left: 0, right: 0 },
          { top: 1, bottom: 2, left: 3, right: 3 },
        ],
      },
    ),
    expected: [
      {
        sheet: "Merged",
        register: "agreements",
        header: 1,
        kinds: "Hbbb",
        columns: {
          Provider: "provider",
          Title: "title",
          Start: "start",
          "Annual value": "annualValue",
        },
        rows: {
          2: { provider: "Haven", annualValue: "held back" },
          3: { provider: "Haven", title: "Outreach", annualValue: "held back" },
          4: { annualValue: 2_000_000 },
        },
        told: ["2 annualValue question", "3 annualValue question"],
      },
    ],
  },
];
