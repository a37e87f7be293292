import type { AlertView, PlanEntryView } from "../../shared/sync/screens.ts";
import { type CalendarDate, formatDate, isDay } from "../../shared/values/calendar-date.ts";
import { serialOfDay } from "../../shared/values/excel-serial.ts";
import type { RowId } from "../../shared/values/row-id.ts";
import { contentOf } from "../workbook/raw-cells.ts";
import {
  ALERTS_SHEET,
  type CellContent,
  type CellWrite,
  ID_HEADER,
  idColumnOf,
  idTextsOf,
  PLAN_SHEET,
  type ReportShape,
  type TableBlock,
  type Workbook,
} from "../workbook/workbook.ts";
import type { Ground } from "./ground.ts";

/** A line of a report: our columns by header, and the key by which it is found again. */
type ReportLine = Readonly<{ key: string; cells: Readonly<Record<string, CellContent>> }>;

const STATUS = "Status";
const HOW = "How this date comes about";

const ALERTS_REPORT: ReportShape = {
  sheetName: ALERTS_SHEET,
  tableName: "ForeplanAlerts",
  headers: ["Date", "What", "About", "For", STATUS, HOW],
  dateHeaders: ["Date"],
  widths: { Date: 90, What: 300, About: 240, For: 210, [STATUS]: 90, [HOW]: 480 },
};

const PLAN_REPORT: ReportShape = {
  sheetName: PLAN_SHEET,
  tableName: "ForeplanPlan",
  headers: ["Date", "What", "About", "Lead officer", STATUS, HOW],
  dateHeaders: ["Date"],
  widths: { Date: 90, What: 300, About: 240, "Lead officer": 120, [STATUS]: 150, [HOW]: 480 },
};

/** The alerts about rows of this workbook, whoever they are for. */
function alertLines(alerts: readonly AlertView[], here: ReadonlySet<RowId>): readonly ReportLine[] {
  return alerts
    .filter(({ row }) => here.has(row))
    .toSorted((one, other) => one.date.localeCompare(other.date))
    .map((alert) => ({
      key: alert.key,
      cells: {
        // The server's own dates are of the form this type asks for.
        Date: dateContent(alert.date as CalendarDate),
        What: alert.title,
        About: alert.subjectName,
        For: alert.nobodyNamed
          ? `${alert.forWhom} (nobody on the row could be told)`
          : alert.forWhom,
        [STATUS]: alert.snoozedUntil === null ? "Due" : `Later: ${formatDate(alert.snoozedUntil)}`,
        [HOW]: alert.steps.join("; "),
      },
    }));
}

function planLines(
  entries: readonly PlanEntryView[],
  here: ReadonlySet<RowId>,
): readonly ReportLine[] {
  return entries
    .filter(({ subject }) => here.has(subject.id))
    .map((entry) => ({
      key: entry.id,
      cells: {
        Date: entry.date === null ? "not known" : dateContent(entry.date),
        What: entry.title,
        About: entry.subjectName,
        "Lead officer": entry.owner,
        [STATUS]: entry.noSuccessor ? "No successor recorded" : null,
        [HOW]: entry.steps.join("; "),
      },
    }));
}

/** A day as Excel counts it, so that people can sort and filter by it; a month in words. */
function dateContent(date: CalendarDate): CellContent {
  return isDay(date) ? serialOfDay(date, false) : formatDate(date);
}

/** The alerts and the forward plan of the rows in this workbook, each on its own sheet. */
export async function updateReports(
  { workbook, server, kept }: Pick<Ground, "workbook" | "server" | "kept">,
  alerts: readonly AlertView[],
): Promise<void> {
  // Where everything is read only the workbook gets no sheets of ours either.
  if (kept.head.bindings.every(({ readOnly }) => readOnly !== undefined)) return;
  const here = new Set(kept.head.bindings.flatMap(({ id }) => [...kept.rows(id).keys()]));
  await updateReport(workbook, ALERTS_REPORT, alertLines(alerts, here));
  await updateReport(workbook, PLAN_REPORT, planLines(await server.plan({}), here));
}

/**
 * Brings a report up to date in place, by key: people's own columns, order, filters and pivots
 * stay. A line that is over goes, unless somebody wrote beside it: then it says that it is over.
 */
async function updateReport(
  workbook: Workbook,
  shape: ReportShape,
  lines: readonly ReportLine[],
): Promise<void> {
  const table = await workbook.ensureReport(shape);
  if (!table.ok) return;
  const block = await workbook.readTable(table.value);
  if (block === null || idColumnOf(block) < 0) return;

  const byKey = new Map(lines.map((line) => [line.key, line]));
  const keys = idTextsOf(block);
  const writes: CellWrite[] = [];
  const over: number[] = [];
  keys.forEach((key, row) => {
    const line = byKey.get(key);
    byKey.delete(key);
    if (line !== undefined) writes.push(...changedCells(block, row, line));
    else if (key !== "") {
      if (hasOwnCells(shape, block, row)) writes.push(...overCells(block, row));
      else over.push(row);
    }
  });
  if ((await workbook.writeCells(block, writes)) === "moved") return;
  const remaining = await without(workbook, block, over);
  if (remaining === null || byKey.size === 0) return;
  await workbook.addRows(
    remaining,
    [...byKey.values()].map((line) => newLine(remaining, line)),
  );
}

/** A table always keeps one row: where all are over, the last one is emptied instead. */
async function without(
  workbook: Workbook,
  block: TableBlock,
  over: readonly number[],
): Promise<TableBlock | null> {
  if (over.length === 0) return workbook.readTable(block.table);
  const all = over.length === block.rows.length;
  const emptied = all ? over.slice(0, 1) : [];
  const deleted = all ? over.slice(1) : over;
  const blanks = emptied.flatMap((row) =>
    block.columns.map((_, column) => ({ row, column, content: null })),
  );
  if ((await workbook.writeCells(block, blanks)) === "moved") return null;
  const after = blanks.length === 0 ? block : await workbook.readTable(block.table);
  if (after === null) return null;
  if (deleted.length > 0 && (await workbook.deleteRows(after, deleted)) === "moved") return null;
  return workbook.readTable(block.table);
}

function changedCells(block: TableBlock, row: number, line: ReportLine): readonly CellWrite[] {
  return Object.entries(line.cells).flatMap(([header, content]) => {
    const column = block.columns.findIndex((one) => one.header === header);
    const cell = block.rows[row]?.[column];
    if (cell === undefined || contentOf(cell) === content) return [];
    return [{ row, column, content }];
  });
}

function overCells(block: TableBlock, row: number): readonly CellWrite[] {
  const column = block.columns.findIndex(({ header }) => header === STATUS);
  const cell = block.rows[row]?.[column];
  if (cell === undefined || cell.value === "Over") return [];
  return [{ row, column, content: "Over" }];
}

/** Whether anybody wrote into a column that is not ours. */
function hasOwnCells({ headers }: ReportShape, block: TableBlock, row: number): boolean {
  const ours = new Set([...headers, ID_HEADER]);
  return block.columns.some(
    ({ header }, column) =>
      !ours.has(header) && (block.rows[row]?.[column]?.value ?? null) !== null,
  );
}

function newLine(block: TableBlock, line: ReportLine): Record<number, CellContent> {
  const cells: Record<number, CellContent> = { [idColumnOf(block)]: line.key };
  for (const [header, content] of Object.entries(line.cells)) {
    const column = block.columns.findIndex((one) => one.header === header);
    if (column >= 0) cells[column] = content;
  }
  return cells;
}
