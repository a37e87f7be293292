import { across, day, oneSheet, pounds, type UglyWorkbook } from "./ugly-workbook.ts";

/** Troubles at the head of a table. */
export const HEADERS: readonly UglyWorkbook[] = [
  {
    trouble: "two titles, a merged third line, and a blank line above the names",
    workbook: oneSheet(
      "Sheet1",
      [
        ["OFFICE OF THE POLICE AND CRIME COMMISSIONER"],
        ["Commissioned services 2024/25", null, null, null, "Restricted"],
        ["Correct as at 30 September 2024"],
        [],
        ["Service area", "Provider", "Fund", "Amount", "Comments"],
        ["Advocacy", "Northshire Advocacy", "Victims grant", pounds(48_000), "Second year"],
        ["Helpline", "The Listening Line", "Victims grant", pounds(12_500), null],
      ],
      { merges: [across(1, 0, 4), across(3, 0, 4)] },
    ),
    expected: [
      {
        sheet: "Sheet1",
        register: "allocations",
        header: 5,
        kinds: "ttt.Hbb",
        columns: {
          "Service area": "serviceArea",
          Provider: "provider",
          Fund: "fund",
          Amount: "amount",
          Comments: "note",
        },
        constants: { financialYear: "2024/25" },
        rows: {
          6: { serviceArea: "Advocacy", amount: 4_800_000, financialYear: "2024/25" },
          7: { provider: "The Listening Line", note: null },
        },
      },
    ],
  },
  {
    trouble: "groups of columns under merged headings, and a line of units beneath",
    workbook: oneSheet(
      "Register",
      [
        ["Contract", null, "Dates", null, "Value", null],
        ["Title", "Supplier", "Start date", "End date", "Annual value", "Total value"],
        [null, null, "dd/mm/yyyy", "dd/mm/yyyy", "£000", "£000"],
        ["Drop-in centre", "Harbour Trust", "01/04/2023", "31/03/2026", 85, 255],
        ["Outreach", "Wayfarers CIC", "01/10/2023", "30/09/2025", 40.5, 81],
      ],
      { merges: [across(1, 0, 1), across(1, 2, 3), across(1, 4, 5)] },
    ),
    expected: [
      {
        sheet: "Register",
        register: "agreements",
        header: 3,
        kinds: "HHHbb",
        columns: {
          "Contract Title": "title",
          "Contract Supplier": "provider",
          "Dates Start date": "start",
          "Dates End date": "currentEnd",
          "Value Annual value £000": "annualValue",
          "Value Total value £000": "totalValue",
        },
        rows: {
          4: { start: "2023-04-01", annualValue: 8_500_000, totalValue: 25_500_000 },
          5: { provider: "Wayfarers CIC", annualValue: 4_050_000, currentEnd: "2025-09-30" },
        },
      },
    ],
  },
  {
    trouble: "a group's heading that is not merged, and a line that numbers the columns",
    workbook: oneSheet("Sheet2", [
      ["Title", "Supplier", "Contract", null, "Owner"],
      [null, null, "Start", "End", null],
      [1, 2, 3, 4, 5],
      ["Night shelter", "St Brendan's", day("2024-04-01"), day("2027-03-31"), "J. Okafor"],
      ["Day centre", "St Brendan's", day("2024-04-01"), day("2025-03-31"), "J. Okafor"],
    ]),
    expected: [
      {
        sheet: "Sheet2",
        register: "agreements",
        header: 3,
        kinds: "HHHbb",
        columns: {
          Title: "title",
          Supplier: "provider",
          "Contract Start": "start",
          "Contract End": "currentEnd",
          Owner: "owner",
        },
        rows: { 4: { start: "2024-04-01", currentEnd: "2027-03-31", owner: "J. Okafor" } },
      },
    ],
  },
  {
    trouble: "twelve lines of guidance above the names, some as wide as the table",
    workbook: oneSheet("Guidance and data", [
      ["How to fill in this sheet"],
      ["1. One line for each agreement.", "2. Dates as dd/mm/yyyy.", "3. Ask Finance if unsure."],
      ["Please do not delete columns, because the pivot on the next sheet depends on them."],
      ["Colour key", "Green: live", "Amber: ends within a year", "Red: ended"],
      [],
      ["Version 7, approved by the board"],
      [],
      ["Agreement", "Provider", "Start", "End", "Status"],
      ["Mediation", "Common Ground", "1 April 2022", "31st March 2026", "Live"],
      ["Mentoring", "Bridge Project", "1 Apr 22", "31 Mar 24", "Ended"],
    ]),
    expected: [
      {
        sheet: "Guidance and data",
        register: "agreements",
        header: 8,
        kinds: "tttt.t.Hbb",
        columns: {
          Agreement: "title",
          Provider: "provider",
          Start: "start",
          End: "currentEnd",
          Status: "status",
        },
        rows: {
          9: { start: "2022-04-01", currentEnd: "2026-03-31", status: "live" },
          10: { start: "2022-04-01", currentEnd: "2024-03-31", status: "ended" },
        },
      },
    ],
  },
  {
    trouble: "the header printed again on every page, with page numbers' blank lines between",
    workbook: oneSheet("Print", [
      ["Fund", "Financial year", "Amount", "Status"],
      ["Safer streets", "2024/25", 10_000, "Confirmed"],
      ["Community fund", "2024/25", 20_000, "Provisional"],
      [],
      ["Fund", "Financial year", "Amount", "Status"],
      ["Reserves", "2024/25", 30_000, "Confirmed"],
      [],
      ["Fund", "Financial year", "Amount", "Status"],
      ["Core grant", "2024/25", 40_000, "Confirmed"],
      ["Total", null, 100_000, null],
    ]),
    expected: [
      {
        sheet: "Print",
        register: "budgets",
        header: 1,
        kinds: "Hbb-Hb-Hb#",
        columns: {
          Fund: "fund",
          "Financial year": "financialYear",
          Amount: "amount",
          Status: "status",
        },
        rows: { 3: { amount: 2_000_000, status: "provisional" }, 9: { fund: "Core grant" } },
      },
    ],
  },
  {
    trouble: "month by month on sheets of their own, whose headers drift",
    workbook: {
      sheets: [
        {
          name: "Apr 24",
          rows: [
            ["Recipient", "Award date", "Amount awarded", "Purpose"],
            ["Youth Voice", day("2024-04-12"), 1_500, "Bus hire"],
          ],
        },
        {
          name: "May 24",
          rows: [
            ["* Recipient FINAL", "* Award Date", "* Amount Awarded (£)", "* Purpose"],
            ["Allotment Society", day("2024-05-03"), 900, "Tools"],
          ],
        },
        {
          name: "Jun 24",
          rows: [
            ["Small grants, June"],
            ["Amount  awarded", "Recipient name", "Date of award", "Use of funds"],
            [2_250, "Boxing Academy", day("2024-06-20"), "Ring repairs"],
          ],
        },
      ],
    },
    expected: [
      {
        sheet: "Apr 24",
        register: "allocations",
        header: 1,
        kinds: "Hb",
        columns: {
          Recipient: "provider",
          "Award date": "awardDate",
          "Amount awarded": "amount",
          Purpose: "purpose",
        },
        rows: { 2: { amount: 150_000, awardDate: "2024-04-12" } },
      },
      {
        sheet: "May 24",
        register: "allocations",
        header: 1,
        kinds: "Hb",
        columns: {
          "* Recipient FINAL": "provider",
          "* Award Date": "awardDate",
          "* Amount Awarded (£)": "amount",
          "* Purpose": "purpose",
        },
        rows: { 2: { provider: "Allotment Society", amount: 90_000 } },
      },
      {
        sheet: "Jun 24",
        register: "allocations",
        header: 2,
        kinds: "tHb",
        columns: {
          "Amount awarded": "amount",
          "Recipient name": "provider",
          "Date of award": "awardDate",
          "Use of funds": "purpose",
        },
        rows: { 3: { amount: 225_000, provider: "Boxing Academy", purpose: "Ring repairs" } },
      },
    ],
  },
  {
    trouble: "footnote marks in the names, line breaks in them, and notes that explain the marks",
    workbook: oneSheet("Funding", [
      ["Funding\nstream*", "Financial\nyear", "Amount (£)¹", "Status²"],
      ["Core grant", "2025-26", "£1.2m", "Confirmed"],
      ["Innovation", "FY26", "75k", "Indicative"],
      ["* As named in the plan."],
      ["¹ Net of VAT."],
      ["² Indicative until the settlement."],
    ]),
    expected: [
      {
        sheet: "Funding",
        register: "budgets",
        header: 1,
        kinds: "Hbbnnn",
        columns: {
          "Funding stream*": "fund",
          "Financial year": "financialYear",
          "Amount (£)¹": "amount",
          "Status²": "status",
        },
        rows: {
          2: { financialYear: "2025/26", amount: 120_000_000, status: "confirmed" },
          3: { financialYear: "2025/26", amount: 7_500_000, status: "provisional" },
        },
      },
    ],
  },
];
