import { across, day, oneSheet, pounds, type UglyWorkbook } from "./ugly-workbook.ts";

const AGREEMENTS = {
  Title: "title",
  Supplier: "provider",
  "Start date": "start",
  "End date": "currentEnd",
} as const;

/** Troubles with what else is on the sheet. */
export const SHEETS: readonly UglyWorkbook[] = [
  {
    trouble: "two tables side by side, each with a title and a total",
    workbook: oneSheet("Both", [
      ["Grants in", null, null, null, "Grants out"],
      ["Fund", "Financial year", "Amount", null, "Service area", "Fund", "Amount"],
      ["Core grant", "2024/25", 100, null, "Advice", "Core grant", 40],
      ["Reserves", "2024/25", 50, null, "Refuge", "Reserves", 50],
      ["Total", null, 150, null, "Helpline", "Core grant", 60],
      [null, null, null, null, "Total", null, 150],
    ]),
    expected: [
      {
        sheet: "Both",
        register: "budgets",
        header: 2,
        kinds: "tHbb#.",
        columns: { Fund: "fund", "Financial year": "financialYear", Amount: "amount" },
        rows: { 3: { fund: "Core grant", amount: 10_000 } },
      },
      {
        sheet: "Both",
        register: "allocations",
        header: 2,
        kinds: "tHbbb#",
        columns: { "Service area": "serviceArea", Fund: "fund", Amount: "amount" },
        rows: { 5: { serviceArea: "Helpline", amount: 6_000 } },
      },
    ],
  },
  {
    trouble: "three tables one beneath the other, of different registers",
    workbook: oneSheet("Everything", [
      ["Contracts"],
      ["Title", "Supplier", "Start date", "End date"],
      ["Advice", "Acme", day("2024-04-01"), day("2026-03-31")],
      [],
      ["Funds"],
      ["Fund", "Financial year", "Amount", "Status"],
      ["Core grant", "2024/25", 100, "Confirmed"],
      [],
      [],
      ["Suppliers"],
      ["Supplier name", "Company number", "Charity number", "Contact"],
      ["Acme", "01234567", null, "acme@example.org"],
    ]),
    expected: [
      {
        sheet: "Everything",
        register: "agreements",
        header: 2,
        kinds: "tHb.........",
        columns: AGREEMENTS,
        rows: { 3: { title: "Advice", currentEnd: "2026-03-31" } },
      },
      {
        sheet: "Everything",
        register: "budgets",
        header: 6,
        kinds: "....tHb.....",
        columns: {
          Fund: "fund",
          "Financial year": "financialYear",
          Amount: "amount",
          Status: "status",
        },
        rows: { 7: { fund: "Core grant", status: "confirmed" } },
      },
      {
        sheet: "Everything",
        register: "providers",
        header: 11,
        kinds: ".........tHb",
        columns: {
          "Supplier name": "name",
          "Company number": "companyNumber",
          "Charity number": "charityNumber",
          Contact: "contact",
        },
        rows: { 12: { name: "Acme", companyNumber: "01234567" } },
      },
    ],
  },
  {
    trouble: "a key and a date at the side, and a blank column in the middle of the table",
    workbook: oneSheet(
      "Side notes",
      [
        ["Title", "Supplier", null, "Start date", "End date", null, "Key", null],
        ["Advice", "Acme", null, day("2024-04-01"), day("2025-03-31"), null, null, null],
        [
          "Refuge",
          "Haven",
          null,
          day("2024-04-01"),
          day("2026-03-31"),
          null,
          "Last updated",
          45_600,
        ],
        ["Helpline", "Aurora", null, day("2024-05-01"), day("2025-04-30"), null, "By", "Finance"],
      ],
      { merges: [across(1, 6, 7)] },
    ),
    expected: [
      {
        sheet: "Side notes",
        register: "agreements",
        header: 1,
        kinds: "Hbbb",
        columns: { ...AGREEMENTS, Key: null },
        rows: { 3: { provider: "Haven", currentEnd: "2026-03-31" } },
      },
    ],
  },
  {
    trouble: "an Excel table with a totals row, beside which people went on writing",
    workbook: oneSheet(
      "Tracker",
      [
        ["Contract tracker 2024/25"],
        ["Title", "Supplier", "Start date", "End date", "Owner"],
        ["Advice", "Acme", day("2024-04-01"), day("2025-03-31"), "J. Okafor"],
        ["Refuge", "Haven", day("2024-04-01"), day("2026-03-31"), "M. Shah"],
        ["Total", 2, null, null, null],
      ],
      {
        tables: [
          {
            name: "Contracts",
            area: { top: 1, left: 0, bottom: 4, right: 3 },
            hasTotals: true,
          },
        ],
      },
    ),
    expected: [
      {
        sheet: "Tracker",
        register: "agreements",
        header: 2,
        kinds: "tHbb#",
        columns: AGREEMENTS,
        rows: { 4: { title: "Refuge", provider: "Haven" } },
      },
    ],
  },
  {
    trouble: "a sheet copied together from two systems, whose columns change places halfway",
    workbook: oneSheet("Combined", [
      ["Title", "Supplier", "Start date", "End date"],
      ["Advice", "Acme", day("2024-04-01"), day("2025-03-31")],
      ["Supplier", "Title", "End date", "Start date", "Value"],
      ["Haven", "Refuge", day("2026-03-31"), day("2024-04-01"), pounds(500)],
    ]),
    expected: [
      {
        sheet: "Combined",
        register: "agreements",
        header: 1,
        kinds: "Hb..",
        columns: AGREEMENTS,
        rows: { 2: { title: "Advice" } },
      },
      {
        sheet: "Combined",
        register: "agreements",
        header: 3,
        kinds: "..Hb",
        columns: {
          Value: "totalValue",
          Supplier: "provider",
          Title: "title",
          "End date": "currentEnd",
          "Start date": "start",
        },
        rows: { 4: { provider: "Haven", start: "2024-04-01", totalValue: 50_000 } },
      },
    ],
  },
];
