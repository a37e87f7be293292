import { type FoundTable, rowsOf } from "./found-table.ts";
import { type Area, cellAt, overlap, type RawSheet } from "./raw-sheet.ts";

/** A sheet with what stands around its cells and decides what can be done with its tables. */
export type SurveyedSheet = RawSheet &
  Readonly<{
    isProtected: boolean;
    /** Where Excel itself fills in what it worked out from other data. */
    pivotTables: readonly Area[];
    /** Tables that a query fills: their rows come and go as it is refreshed. */
    queryTables: ReadonlySet<string>;
    /** Plain ranges that a query fills, as older workbooks have them. */
    queryRanges: readonly Area[];
    /** Tables with rows that a filter hides. */
    filteredTables: ReadonlySet<string>;
    /** Whether a filter on a plain range hides rows. */
    isFiltered: boolean;
    /** Whether one formula fills several cells. */
    hasSpills: boolean;
    hasHiddenRows: boolean;
  }>;

/** A sheet of a kind of file that says none of this of itself. */
export function unsurveyed(sheet: RawSheet): SurveyedSheet {
  return {
    ...sheet,
    isProtected: false,
    pivotTables: [],
    queryTables: new Set(),
    queryRanges: [],
    filteredTables: new Set(),
    isFiltered: false,
    hasSpills: false,
    hasHiddenRows: sheet.hiddenRows.size > 0,
  };
}

type Candidate = Readonly<{ sheet: SurveyedSheet; found: FoundTable }>;

/** What of a table can be done: everything, only reading it, or nothing. */
export type Allows = "connecting" | "reading" | "nothing";

/** Something about a sheet that decides what can be done with it, or that is good to know. */
export type Condition = Readonly<{ allows: Allows; sentence: string }>;

/** What is special about a table, each with what can be done about it, the gravest first. */
export function conditionsOf(candidate: Candidate): readonly Condition[] {
  const all = [
    pivotTable(candidate),
    protectedSheet(candidate),
    queryTable(candidate),
    mergedCells(candidate),
    filteredRange(candidate),
    spilledFormulas(candidate),
    filteredTable(candidate),
    totalsRow(candidate),
    formulaColumns(candidate),
    hiddenParts(candidate),
  ];
  return all.filter((condition) => condition !== null);
}

export function allowed(conditions: readonly Condition[]): Allows {
  const has = (allows: Allows) => conditions.some((condition) => condition.allows === allows);
  if (has("nothing")) return "nothing";
  return has("reading") ? "reading" : "connecting";
}

function pivotTable({ sheet, found }: Candidate): Condition | null {
  if (!sheet.pivotTables.some((pivot) => overlap(pivot, found.area))) return null;
  return {
    allows: "nothing",
    sentence:
      "This is a pivot table, which Excel fills by itself from other rows. Connect the sheet it is made from.",
  };
}

function protectedSheet({ sheet }: Candidate): Condition | null {
  if (!sheet.isProtected) return null;
  return {
    allows: "reading",
    sentence: `The sheet ${sheet.name} is protected, so nothing can be written into it. Unprotect it (Review, Unprotect Sheet) and look again to connect it, or have it read only.`,
  };
}

function queryTable({ sheet, found }: Candidate): Condition | null {
  const isQuery =
    found.name === null
      ? sheet.queryRanges.some((range) => overlap(range, found.area))
      : sheet.queryTables.has(found.name);
  if (!isQuery) return null;
  return {
    allows: "reading",
    sentence:
      "A query, or a file brought in, fills this table (Data, Queries and Connections). Each refresh writes its rows anew and takes with it what stands beside them, so it can only be read.",
  };
}

/** Addresses beyond this say no more. */
const MOST_NAMED = 4;

function mergedCells({ sheet, found }: Candidate): Condition | null {
  const body = new Set(rowsOf(found, "body"));
  const merged = sheet.merges.filter(
    ({ top, bottom, left, right }) =>
      left <= found.area.right &&
      right >= found.area.left &&
      [...body].some((row) => row >= top && row <= bottom),
  );
  if (merged.length === 0) return null;
  const named = merged.slice(0, MOST_NAMED).map(addressOf).join(", ");
  const more = merged.length > MOST_NAMED ? ` and ${merged.length - MOST_NAMED} more` : "";
  return {
    allows: "reading",
    sentence: `Cells are merged among the rows: ${named}${more}. What a merged cell says counts for its first row only. Unmerge them (Home, Merge & Centre) and look again to connect it, or have it read only.`,
  };
}

function filteredRange({ sheet, found }: Candidate): Condition | null {
  if (found.name !== null || !sheet.isFiltered) return null;
  return {
    allows: "reading",
    sentence:
      "A filter hides some of these rows. Clear it (Data, Clear) and look again to connect it, or have it read only. Hidden rows are read like the others.",
  };
}

function spilledFormulas({ sheet, found }: Candidate): Condition | null {
  if (found.name !== null || !sheet.hasSpills) return null;
  return {
    allows: "reading",
    sentence:
      "One formula fills several cells of this sheet, which no Excel table may hold, so it can only be read.",
  };
}

function filteredTable({ sheet, found }: Candidate): Condition | null {
  if (found.name === null || !sheet.filteredTables.has(found.name)) return null;
  return {
    allows: "connecting",
    sentence:
      "A filter hides some of its rows. They are read like the others; new rows wait until the filter is cleared.",
  };
}

function totalsRow({ sheet, found }: Candidate): Condition | null {
  const table = sheet.tables.find(({ name }) => name === found.name);
  if (table === undefined || !table.hasTotals) return null;
  return {
    allows: "connecting",
    sentence: "It has a totals row, which stays where it is. New rows go above it.",
  };
}

function formulaColumns({ sheet, found }: Candidate): Condition | null {
  const rows = rowsOf(found, "body");
  const headers = found.columns
    .filter(({ column }) => {
      const filled = rows.filter((row) => cellAt(sheet, row, column).value !== null);
      const isWorkedOut = (row: number) => cellAt(sheet, row, column).formula !== null;
      return filled.length > 0 && filled.every(isWorkedOut);
    })
    .map(({ header }) => `“${header.text}”`);
  if (headers.length === 0) return null;
  return {
    allows: "connecting",
    sentence: `${headers.join(", ")} ${headers.length === 1 ? "is" : "are"} worked out by formulas, which are read and never written over.`,
  };
}

function hiddenParts({ sheet, found }: Candidate): Condition | null {
  const hidden = found.columns
    .filter(({ column }) => sheet.hiddenColumns.has(column))
    .map(({ header, column }) => (header.text === "" ? lettersOf(column) : `“${header.text}”`));
  const isFiltered = sheet.isFiltered || sheet.filteredTables.has(found.name ?? "");
  const parts = [
    ...(hidden.length === 0
      ? []
      : [`${hidden.join(", ")} ${hidden.length === 1 ? "is" : "are"} hidden`]),
    ...(sheet.hasHiddenRows && !isFiltered ? ["some rows of the sheet are hidden"] : []),
  ];
  if (parts.length === 0) return null;
  const said = parts.join(", and ");
  return {
    allows: "connecting",
    sentence: `${said.charAt(0).toUpperCase()}${said.slice(1)}. What is hidden is read like the rest, and stays hidden.`,
  };
}

export function addressOf({ top, left, bottom, right }: Area): string {
  return `${lettersOf(left)}${top + 1}:${lettersOf(right)}${bottom + 1}`;
}

/** 0 is A, 26 is AA. */
export function lettersOf(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : lettersOf(Math.floor(column / 26) - 1) + letter;
}
