import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import type {
  CellDescription,
  WorkbookDescription,
  WrittenCell,
} from "../../server/workbook-files/workbook-description.ts";
import { writeXlsx } from "../../server/workbook-files/write-xlsx.ts";
import { IsoDay } from "../../shared/values/calendar-date.ts";
import { serialOfDay } from "../../shared/values/excel-serial.ts";

/** A workbook as an office keeps it, and what a file chooser is given of it. */
export type UglyFile = Readonly<{ name: string; mimeType: string; buffer: Buffer }>;

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const GREY = "D9D9D9";
const AMBER = "FFE699";

const head = (text: string): CellDescription => ({
  value: text,
  bold: true,
  fill: GREY,
  wrap: true,
});
const onDay = (day: string): CellDescription => ({
  value: serialOfDay(IsoDay.parse(day), false),
  format: "dd/mm/yyyy",
});
const money = (pounds: number): CellDescription => ({ value: pounds, format: "£#,##0" });

function fileOf(name: string, description: WorkbookDescription): UglyFile {
  return { name, mimeType: XLSX, buffer: Buffer.from(writeXlsx(description)) };
}

/** Row and column counted from 1 and A, as people do. */
const merge = (row: number, left: number, right: number, bottom = row) => ({
  top: row - 1,
  left,
  bottom: bottom - 1,
  right,
});

/**
 * Grants of a year: titles across the sheet, a header of two lines with merged groups, section rows,
 * a formula, subtotals and a total, a colleague's own columns, three styles of date in one column,
 * TBC and n/a, colours, and notes beneath.
 */
export function grantsOfTheYear(): UglyFile {
  const line = (
    row: number,
    [title, provider, start, end, award, paid]: readonly [
      string,
      string,
      WrittenCell,
      WrittenCell,
      WrittenCell,
      WrittenCell,
    ],
    [rag, remark]: readonly [CellDescription, string],
  ): WrittenCell[] => [
    title,
    provider,
    start,
    end,
    award,
    paid,
    { value: null, formula: `E${row}-F${row}`, format: "£#,##0" },
    rag,
    remark,
  ];
  const green: CellDescription = { value: "G", fill: "C6E0B4" };
  const amber: CellDescription = { value: "A", fill: AMBER };
  const section = (text: string): WrittenCell[] => [{ value: text, bold: true, fill: "DDEBF7" }];
  const sum = (label: string, formula: string, value: number): WrittenCell[] => [
    { value: label, bold: true },
    null,
    null,
    null,
    { value, formula, format: "£#,##0", bold: true },
  ];
  return fileOf("VS grants 25-26 v3 FINAL (2).xlsx", {
    sheets: [
      {
        name: "Grants 25-26",
        rows: [
          [{ value: "Office of the Police and Crime Commissioner", bold: true }],
          [{ value: "Grants awarded 2025/26 (working copy, do not circulate)", bold: true }],
          [],
          [
            head("Grant"),
            head("Provider"),
            head("Grant period"),
            null,
            head("Money"),
            null,
            null,
            head("RAG"),
            head("Cerys to chase?"),
          ],
          [
            null,
            null,
            head("From"),
            head("To"),
            head("Award (£)"),
            head("Paid to date"),
            head("Left"),
            null,
            null,
          ],
          section("Victims' services"),
          line(
            7,
            [
              "Refuge outreach",
              "Safe Homes Ltd",
              onDay("2025-04-01"),
              onDay("2026-03-31"),
              money(60_000),
              money(15_000),
            ],
            [green, ""],
          ),
          line(
            8,
            [
              "Night helpline",
              "Safe Homes Limited",
              "1st April 2025",
              "31.03.26",
              money(25_000),
              money(0),
            ],
            [amber, "yes, quarter 2"],
          ),
          line(
            9,
            ["Court support", "Talk & Listen CIC", "01/05/2025", "Ongoing", "£12,500", "n/a"],
            [green, ""],
          ),
          sum("Sub total", "SUM(E7:E9)", 97_500),
          section("Youth"),
          line(
            12,
            [
              "Boxing club",
              "Ring Youth Trust",
              onDay("2025-09-01"),
              "TBC",
              money(4_000),
              money(4_000),
            ],
            [green, "paid in full"],
          ),
          line(
            13,
            [
              "Detached youth work",
              "Ring Youth Trust",
              "Sept 2025",
              onDay("2026-08-31"),
              "about 9k",
              money(0),
            ],
            [amber, "amount?"],
          ),
          sum("TOTAL", "E10+E12", 101_500),
          [],
          ["Note: awards over £50,000 go to the board."],
          ["* Boxing club: end to be agreed with the school."],
        ],
        merges: [
          merge(1, 0, 8),
          merge(2, 0, 8),
          merge(4, 2, 3),
          merge(4, 4, 6),
          merge(4, 0, 0, 5),
          merge(4, 1, 1, 5),
          merge(4, 7, 7, 5),
          merge(4, 8, 8, 5),
        ],
        columnWidths: new Map([
          [0, 24],
          [1, 22],
          [2, 14],
          [3, 14],
          [4, 12],
        ]),
      },
    ],
  });
}

const CONTRACT_ROWS: WrittenCell[][] = [
  [
    "C-001",
    "Sexual assault referral centre",
    "New Pathways",
    onDay("2023-04-01"),
    onDay("2026-03-31"),
    "12 months; 12 months",
    money(210_000),
  ],
  [
    "C-002",
    "Restorative justice",
    "Remedi",
    onDay("2024-10-01"),
    onDay("2027-09-30"),
    "",
    money(48_000),
  ],
  ["C-003", "Appropriate adults", "TAAS", onDay("2022-04-01"), "Rolling", "", money(31_500)],
];
const CONTRACT_HEAD = [
  "Ref",
  "Contract title",
  "Supplier",
  "Start date",
  "End date",
  "Extension options",
  "Annual value",
];

/** A contract register that procurement protects: nobody may write into it. */
export function protectedRegister(): UglyFile {
  const file = fileOf("Contracts register (procurement).xlsx", {
    sheets: [
      {
        name: "Register",
        rows: [
          [{ value: "Contract register. Owned by Procurement: please do not edit", bold: true }],
          [],
          CONTRACT_HEAD.map(head),
          ...CONTRACT_ROWS,
        ],
        merges: [merge(1, 0, 6)],
        hiddenColumns: new Set([5]),
      },
    ],
  });
  const parts = unzipSync(file.buffer);
  for (const [name, bytes] of Object.entries(parts)) {
    if (!name.startsWith("xl/worksheets/sheet")) continue;
    const xml = strFromU8(bytes).replace(
      "</sheetData>",
      '</sheetData><sheetProtection sheet="1"/>',
    );
    parts[name] = strToU8(xml);
  }
  return { ...file, buffer: Buffer.from(zipSync(parts)) };
}

/** A tidy enough range that somebody else's macro rewrites, so that it is better left alone. */
export function rewrittenRange(): UglyFile {
  return fileOf("monthly extract.xlsx", {
    sheets: [
      {
        name: "Extract",
        rows: [
          [{ value: "Extracted 03/11/2026 07:00 by finance-macro" }],
          CONTRACT_HEAD.map(head),
          ...CONTRACT_ROWS,
          ["C-004", "Mediation", "Talk & Listen CIC", "01/04/2026", "31/03/2027", "", money(9_000)],
          ["", "Mediation", "Talk & Listen CIC", "01/04/2026", "31/03/2027", "", money(9_500)],
          ["", "Mediation", "Talk & Listen CIC", "01/04/2026", "31/03/2027", "", money(9_500)],
        ],
      },
    ],
  });
}
