import { day, oneSheet, pounds, type UglyWorkbook } from "./ugly-workbook.ts";

/** Troubles within the cells. */
export const CELLS: readonly UglyWorkbook[] = [
  {
    trouble: "three styles of date in one column, and words where a date should be",
    workbook: oneSheet("Contracts", [
      ["Contract title", "Supplier", "Start date", "End date"],
      ["A", "Acme", day("2022-04-01"), day("2025-03-31", "d mmmm yyyy")],
      ["B", "Acme", "01.04.2022", "31st March 2026"],
      ["C", "Acme", "April 2023", "Ongoing"],
      ["D", "Acme", "2023-04-01", "TBC"],
      ["E", "Acme", "1/4/23", "Rolling"],
      ["F", "Acme", day("2024-04-01", "mmm-yy"), "31/13/2026"],
      ["G", "Acme", "20240401", "31 March"],
    ]),
    expected: [
      {
        sheet: "Contracts",
        register: "agreements",
        header: 1,
        kinds: "Hbbbbbbb",
        columns: {
          "Contract title": "title",
          Supplier: "provider",
          "Start date": "start",
          "End date": "currentEnd",
        },
        rows: {
          2: { start: "2022-04-01", currentEnd: "2025-03-31" },
          3: { start: "2022-04-01", currentEnd: "2026-03-31" },
          4: { start: "2023-04", currentEnd: null },
          5: { start: "2023-04-01", currentEnd: null },
          6: { start: "2023-04-01", currentEnd: null },
          7: { start: "2024-04", currentEnd: "held back" },
          8: { start: "2024-04-01", currentEnd: "held back" },
        },
        told: [
          "4 currentEnd meaning",
          "5 currentEnd not-known",
          "6 currentEnd meaning",
          "7 currentEnd unread",
          "8 currentEnd unread",
        ],
      },
    ],
  },
  {
    trouble: "amounts in words, in thousands, in brackets, as ranges, and as text",
    workbook: oneSheet("Values", [
      ["Title", "Supplier", "Annual value", "Total value (£k)"],
      ["A", "Acme", "£1.2m", 250],
      ["B", "Acme", "12k", "1,250"],
      ["C", "Acme", "'290,000.00", 1_250_000],
      ["D", "Acme", "(1,250)", "None"],
      ["E", "Acme", "£0-£2M", "nil"],
      ["F", "Acme", " £ 45,000 ", null],
      ["G", "Acme", { value: 0, format: '#,##0;-#,##0;"-"' }, "n/a"],
    ]),
    expected: [
      {
        sheet: "Values",
        register: "agreements",
        header: 1,
        kinds: "Hbbbbbbb",
        columns: {
          Title: "title",
          Supplier: "provider",
          "Annual value": "annualValue",
          "Total value (£k)": "totalValue",
        },
        rows: {
          2: { annualValue: 120_000_000, totalValue: 25_000_000 },
          3: { annualValue: 1_200_000, totalValue: 125_000_000 },
          4: { annualValue: 29_000_000, totalValue: "held back" },
          5: { annualValue: -125_000, totalValue: null },
          6: { annualValue: "held back", totalValue: 0 },
          7: { annualValue: 4_500_000, totalValue: null },
          8: { annualValue: 0, totalValue: null },
        },
        told: [
          "4 totalValue question",
          "5 totalValue not-known",
          "6 annualValue unread",
          "8 totalValue not-known",
        ],
      },
    ],
  },
  {
    trouble: "terms and options in one column as people say them",
    workbook: oneSheet("Terms", [
      ["Contract title", "Supplier", "Term", "Extension options"],
      ["A", "Acme", "3+1+1", null],
      [
        "B",
        "Acme",
        "five (5) years with a possible extension of up to a further two (2) years",
        null,
      ],
      ["C", "Acme", "36 months", "2 x 12 months"],
      ["D", "Acme", "2 years", "12 months; 12 months used"],
      ["E", "Acme", "4 years", "None"],
      ["F", "Acme", "3", "at our discretion"],
    ]),
    expected: [
      {
        sheet: "Terms",
        register: "agreements",
        header: 1,
        kinds: "Hbbbbbb",
        columns: {
          "Contract title": "title",
          Supplier: "provider",
          Term: "initialTerm",
          "Extension options": "extensionOptions",
        },
        rows: {
          2: { initialTerm: "P36M", extensionOptions: ["P12M", "P12M"] },
          3: { initialTerm: "P60M", extensionOptions: ["P24M"] },
          4: { initialTerm: "P36M", extensionOptions: ["P12M", "P12M"] },
          5: { extensionOptions: ["P12M", "P12M used"] },
          6: { extensionOptions: [] },
          7: { initialTerm: "held back", extensionOptions: "held back" },
        },
        told: ["7 initialTerm question", "7 extensionOptions unread"],
      },
    ],
  },
  {
    trouble: "broken formulas, ticks, numbers kept as text and hard spaces",
    workbook: oneSheet("Mixed", [
      ["Ref", "Title", "Annual value", "Light touch", "PO number"],
      ["007", "A", { value: "#REF!", isError: true, formula: "Old!B2" }, true, 4_500_123],
      ["008 ", "B", "45 000", false, "PO-17"],
      [9, "C", { value: 100.456, format: "#,##0.00", formula: "1004.56/10" }, "Yes", null],
      ["010", "#N/A", "100", "✓", null],
    ]),
    expected: [
      {
        sheet: "Mixed",
        register: "agreements",
        header: 1,
        kinds: "Hbbbb",
        columns: {
          Ref: "ref",
          Title: "title",
          "Annual value": "annualValue",
          "Light touch": "lightTouch",
          "PO number": "poNumber",
        },
        rows: {
          2: { ref: "007", annualValue: "held back", lightTouch: true, poNumber: "4500123" },
          3: { ref: "008", annualValue: 4_500_000, lightTouch: false },
          4: { ref: "9", annualValue: 10_046, lightTouch: true },
          5: { title: "held back", lightTouch: true },
        },
        told: ["2 annualValue unread", "5 title unread"],
      },
    ],
  },
  {
    trouble: "lists that Excel made dates and numbers of",
    workbook: oneSheet("Priorities", [
      ["Allocations 2024/25"],
      ["Service area", "PCP priority", "Fund", "Amount"],
      ["Advice", "1, 2 & 4", "Core grant", 5_000],
      ["Refuge", "Priority 3", "Core grant", pounds(6_000)],
      ["Helpline", "1/2", "Core grant", "£7,000"],
    ]),
    expected: [
      {
        sheet: "Priorities",
        register: "allocations",
        header: 2,
        kinds: "tHbbb",
        columns: {
          "Service area": "serviceArea",
          "PCP priority": "priorities",
          Fund: "fund",
          Amount: "amount",
        },
        constants: { financialYear: "2024/25" },
        rows: {
          3: { priorities: ["1", "2", "4"] },
          4: { priorities: ["Priority 3"] },
          5: { priorities: ["1", "2"], amount: 700_000 },
        },
      },
    ],
  },
  {
    trouble: "a workbook whose days count from 1904",
    workbook: {
      date1904: true,
      sheets: [
        {
          name: "Mac",
          rows: [
            ["Event", "When"],
            ["Election", day("2028-05-04", "dd/mm/yyyy", true)],
            ["Settlement", day("2026-12-15", "dd/mm/yyyy", true)],
          ],
        },
      ],
    },
    expected: [
      {
        sheet: "Mac",
        register: "milestones",
        header: 1,
        kinds: "Hbb",
        columns: { Event: "title", When: "date" },
        rows: { 2: { date: "2028-05-04" }, 3: { date: "2026-12-15" } },
      },
    ],
  },
  {
    trouble: "dates from a supplier's American system in one column",
    workbook: oneSheet("Export", [
      ["Title", "Supplier", "Start date"],
      ["A", "Acme", "04/30/2024"],
      ["B", "Acme", "05/06/2024"],
      ["C", "Acme", "12/25/2024"],
    ]),
    expected: [
      {
        sheet: "Export",
        register: "agreements",
        header: 1,
        kinds: "Hbbb",
        columns: { Title: "title", Supplier: "provider", "Start date": "start" },
        rows: { 2: { start: "held back" }, 3: { start: "held back" }, 4: { start: "held back" } },
        told: ["2 start question", "3 start question", "4 start question"],
      },
    ],
  },
];
