import { patchXlsx, type WorkbookPatch } from "../../server/workbook-files/patch-xlsx.ts";
import { readXlsx } from "../../server/workbook-files/read-xlsx.ts";
import {
  tableToBe,
  whyNoColumnAt,
  withIdColumn,
} from "../../server/workbook-files/sync/table-to-be.ts";
import type { WorkbookFile } from "../../server/workbook-files/workbook-file.ts";
import { findTables } from "../../shared/reading/find-tables.ts";
import { rowsOf } from "../../shared/reading/found-table.ts";
import { cellAt, EMPTY_CELL, type RawSheet } from "../../shared/reading/raw-sheet.ts";

type Place = Readonly<{ sheet: string; row: number; column: number }>;

export type RoundTrip = Readonly<{
  before: Uint8Array;
  connected: Uint8Array;
  synced: Uint8Array;
  /** The one cell that was changed after connecting, and what it holds now. */
  changed: Place & Readonly<{ value: string | number }>;
}>;

const memory = (...rows: string[]) => ({ name: "_foreplan", rows: rows.map((row) => [row]) });

/**
 * Connects the first table that can be, then changes one of its cells, as a sync does. Where no
 * table can be, the memory alone goes in, and any plain cell is changed; or it says why not.
 */
export function connectAndSync(before: Uint8Array): RoundTrip | string {
  const { sheets } = opened(before);
  const refusals: string[] = [];
  for (const sheet of sheets.filter(({ visibility }) => visibility === "visible")) {
    for (const found of findTables(sheet)) {
      const target = tableToBe(sheet, found, sheets);
      if (!target.ok) {
        refusals.push(target.problem);
        continue;
      }
      const { area } = target.value;
      const column = area.right + 1;
      const why = whyNoColumnAt(sheet, area, column);
      const changed = cellToChange(sheet, rowsOf(found, "body"), found.area.left, area.right);
      if (why !== null || changed === null) {
        refusals.push(why ?? "no cell holds a plain value");
        continue;
      }
      const made = withIdColumn(sheet, target.value);
      const ids = rowsOf(found, "body").map((row, at) => ({
        sheet: sheet.name,
        row,
        column,
        value: `BCDFGHJK${at}`,
      }));
      const cells = [...made.cells, ...ids];
      const connected = patched(before, { ...made, cells, memory: memory("one", "two") });
      if (typeof connected === "string") {
        refusals.push(connected);
        continue;
      }
      const synced = patched(connected, { cells: [changed], memory: memory("three") });
      if (typeof synced === "string") return synced;
      return { before, connected, synced, changed };
    }
  }
  return changeOneCell(before, sheets) ?? refusals[0] ?? "no cell could be changed";
}

function changeOneCell(before: Uint8Array, sheets: readonly RawSheet[]): RoundTrip | null {
  const connected = patched(before, { cells: [], memory: memory("one", "two") });
  if (typeof connected === "string") return null;
  for (const sheet of sheets) {
    const rows = sheet.rows.map((_, row) => row);
    const width = Math.max(0, ...sheet.rows.map((row) => row.length));
    const changed = cellToChange(sheet, rows, 0, width) ?? {
      ...{ sheet: sheet.name, row: sheet.rows.length, column: 0 },
      value: "new",
    };
    const synced = patched(connected, { cells: [changed], memory: memory("three") });
    if (typeof synced !== "string") return { before, connected, synced, changed };
  }
  return null;
}

export function opened(bytes: Uint8Array): WorkbookFile {
  const read = readXlsx(bytes);
  if (!read.ok) throw new Error(read.problem);
  return read.value;
}

function patched(bytes: Uint8Array, patch: WorkbookPatch): Uint8Array | string {
  const result = patchXlsx(bytes, patch);
  if (!result.ok) return result.problem;
  return result.value.left.length === 0 ? result.value.bytes : "a cell that was to change was left";
}

function cellToChange(sheet: RawSheet, rows: readonly number[], left: number, right: number) {
  for (const row of rows) {
    for (let column = left; column <= right; column++) {
      const { value, formula } = cellAt(sheet, row, column);
      if (formula !== null || value === null || typeof value === "boolean") continue;
      const other = typeof value === "number" ? value + 1 : `${value} & <more>`;
      return { sheet: sheet.name, row, column, value: other };
    }
  }
  return null;
}

/** Cells of people's own sheets that differ between two workbooks: "Sheet1 R3C2". */
export function cellsThatDiffer(before: Uint8Array, after: Uint8Array): readonly string[] {
  const [old, now] = [opened(before), opened(after)];
  const own = old.sheets.filter(({ name }) => name !== "_foreplan");
  return own.flatMap((sheet) => {
    const other = now.sheets.find(({ name }) => name === sheet.name);
    if (other === undefined) return [`${sheet.name} is gone`];
    const differing: string[] = [];
    const rows = Math.max(sheet.rows.length, other.rows.length);
    for (let row = 0; row < rows; row++) {
      const [mine = [], theirs = []] = [sheet.rows[row], other.rows[row]];
      for (let column = 0; column < Math.max(mine.length, theirs.length); column++) {
        const same =
          JSON.stringify(mine[column] ?? EMPTY_CELL) ===
          JSON.stringify(theirs[column] ?? EMPTY_CELL);
        if (!same) differing.push(`${sheet.name} R${row + 1}C${column + 1}`);
      }
    }
    return differing;
  });
}
