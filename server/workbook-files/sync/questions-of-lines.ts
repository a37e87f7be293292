import type { LineTable } from "../../../shared/sync/line-key.ts";
import type { Rival, Rivals } from "../../../shared/sync/rival-columns.ts";
import type { SheetChange } from "../../../shared/sync/scan-table.ts";
import { aloneInYear } from "../../../shared/sync/spread.ts";
import type { TypedOver } from "../../../shared/sync/typed-over.ts";
import type { LineRow, Unfolded } from "../../../shared/sync/unfold-lines.ts";
import { columnLetters } from "../cell-address.ts";
import type { FileTable } from "./file-table.ts";

type Seen = Readonly<{
  changes: readonly SheetChange[];
  unfolded: Unfolded;
  /** Amounts typed over the sum of several rows. */
  over: readonly TypedOver[];
}>;

/** What only a person can say of the lines of a table, with the add-in. */
export function questionsOfLines(
  table: FileTable,
  of: LineTable,
  { changes, unfolded: { rows, displaced }, over }: Seen,
): readonly string[] {
  const sheetRow = (line: number) => table.top + line + 1;
  const moved = displaced.map(
    ({ line, key }) =>
      `Row ${sheetRow(line)}: the amount under ${headerOf(of, key)} was moved to another column in the register and is left as it is; clear the cell and sync again.`,
  );
  const sums = over.map(({ cell, typed, sum }) => {
    const at = rows.find(({ lineId, key }) => lineId === cell.line && key === cell.key)?.line ?? 0;
    return `Row ${sheetRow(at)}: ${pounds(typed)} was typed under ${headerOf(of, cell.key)} over the sum of several rows, ${pounds(sum)}: correct the opening budget, add an in-year award, or move money from another line? Say so in the add-in.`;
  });
  return [...askedOfChanges(table, changes, rows), ...moved, ...sums];
}

function askedOfChanges(
  { top, table, spread }: FileTable,
  changes: readonly SheetChange[],
  rows: readonly LineRow[],
): string[] {
  const asked = changes.flatMap((one): readonly string[] => {
    if (one.kind === "gone") {
      return [
        `An amount is no longer in the sheet (${one.id}): removed for everyone, or only from this sheet? Say so in the add-in; the register keeps it until then.`,
      ];
    }
    if (!("at" in one)) return [];
    const row = top + (rows[one.at]?.line ?? 0) + 1;
    if (one.kind === "bad-id") {
      return [
        `Row ${row} has "${one.text}" for its id, which is none: clear the cell if the line is new.`,
      ];
    }
    const isLike = one.kind === "new-row" && one.like !== null;
    return isLike
      ? [
          `Row ${row} says what a line said that is gone: is it the same line? Say so in the add-in.`,
        ]
      : [];
  });
  const alone = aloneInYear(spread?.fresh ?? []);
  const fresh = (spread?.fresh ?? []).map((column) =>
    alone.includes(column)
      ? `A new column ${column.header}: take it as that year's amounts? Sync with --take-columns, or say so in the add-in.`
      : `A new column ${column.header} is not the only one of ${column.year}: give all but one of them another header, or say in the add-in which one it is.`,
  );
  const lost = (spread?.lost ?? []).map(
    ({ header }) =>
      `The column ${header} is no longer in the table, so its amounts are left alone.`,
  );
  const rivals = (spread?.rivals ?? []).map((each) => askedOfRivals(table.area.left, each));
  return [...asked, ...fresh, ...rivals, ...lost];
}

function askedOfRivals(left: number, { column, rivals }: Rivals): string {
  const at = ({ place, header }: Rival) => `${columnLetters(left + place)} (${header})`;
  const waiting = rivals.filter(({ isKnown }) => !isKnown);
  return `The columns ${rivals.map(at).join(" and ")} are headed alike, and one of them has the amounts of ${column.header}: nothing under ${waiting.map(at).join(" and ")} is sent. Give what is none of them another header, or say in the add-in which one it is.`;
}

function headerOf({ spread }: LineTable, key: string): string {
  return spread.columns.find((column) => column.key === key)?.header ?? key;
}

function pounds(amount: number): string {
  return `£${(amount / 100).toLocaleString("en-GB", { minimumFractionDigits: 0 })}`;
}
