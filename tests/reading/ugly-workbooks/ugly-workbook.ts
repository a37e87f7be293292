import type {
  CellDescription,
  SheetDescription,
  WorkbookDescription,
} from "../../../server/workbook-files/workbook-description.ts";
import type { RegisterKey } from "../../../shared/registers/field.ts";
import { IsoDay } from "../../../shared/values/calendar-date.ts";
import { serialOfDay } from "../../../shared/values/excel-serial.ts";

/** What is to be read in one table of a workbook. Rows are numbered as Excel numbers them. */
export type Expected = Readonly<{
  sheet: string;
  register: RegisterKey;
  /** The last line of the header. */
  header: number;
  /**
   * What each row of the sheet from the first is taken for: t title, H header, S heading over rows,
   * b row, c text that belongs to the row above, # total, n note, - blank, . none of the table's.
   */
  kinds: string;
  columns: Readonly<Record<string, string | null>>;
  constants?: Readonly<Record<string, unknown>>;
  /** Values by row and field: money in pence, references by their text, "held back" where asked about. */
  rows: Readonly<Record<number, Readonly<Record<string, unknown>>>>;
  /** Every finding as "row field kind". */
  told?: readonly string[];
}>;

/** A workbook as an office keeps it, with one trouble, and what is to be read in it. */
export type UglyWorkbook = Readonly<{
  trouble: string;
  workbook: WorkbookDescription;
  expected: readonly Expected[];
}>;

/** A day as Excel keeps it, shown as a date. */
export function day(date: string, format = "dd/mm/yyyy", date1904 = false): CellDescription {
  return { value: serialOfDay(IsoDay.parse(date), date1904), format };
}

export function pounds(value: number): CellDescription {
  return { value, format: '"£"#,##0' };
}

export function oneSheet(
  name: string,
  rows: SheetDescription["rows"],
  laid: Partial<SheetDescription> = {},
): WorkbookDescription {
  return { sheets: [{ name, rows, ...laid }] };
}

/** Merged across one row, by its number in Excel and its columns from 0. */
export function across(row: number, left: number, right: number) {
  return { top: row - 1, bottom: row - 1, left, right };
}
