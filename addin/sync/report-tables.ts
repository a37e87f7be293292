import type { AlertView, PlanEntryView } from "../../shared/sync/screens.ts";
import { type CalendarDate, formatDate, isDay } from "../../shared/values/calendar-date.ts";
import { serialOfDay } from "../../shared/values/excel-serial.ts";
import type { RowId } from "../../shared/values/row-id.ts";
import {
  ALERTS_SHEET,
  type CellContent,
  PLAN_SHEET,
  type ReportShape,
} from "../workbook/workbook.ts";
import type { Ground } from "./ground.ts";
import { ABOUT, HOW, type ReportLine, STATUS, WHAT } from "./report-line.ts";
import { type ReportOutcome, updateReport } from "./update-report.ts";

const ALERTS_REPORT: ReportShape = {
  sheetName: ALERTS_SHEET,
  tableName: "ForeplanAlerts",
  headers: ["Date", WHAT, ABOUT, "For", STATUS, HOW],
  dateHeaders: ["Date"],
  widths: { Date: 90, [WHAT]: 300, [ABOUT]: 240, For: 210, [STATUS]: 90, [HOW]: 480 },
};

const PLAN_REPORT: ReportShape = {
  sheetName: PLAN_SHEET,
  tableName: "ForeplanPlan",
  headers: ["Date", WHAT, ABOUT, "Lead officer", STATUS, HOW],
  dateHeaders: ["Date"],
  widths: { Date: 90, [WHAT]: 300, [ABOUT]: 240, "Lead officer": 120, [STATUS]: 150, [HOW]: 480 },
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
        [WHAT]: alert.title,
        [ABOUT]: alert.subjectName,
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
        [WHAT]: entry.title,
        [ABOUT]: entry.subjectName,
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

/**
 * The alerts and the forward plan of the rows in this workbook, each on its own sheet: one that
 * cannot be written keeps the other from nothing.
 */
export async function updateReports(
  { workbook, server, kept }: Pick<Ground, "workbook" | "server" | "kept">,
  alerts: readonly AlertView[],
): Promise<readonly ReportOutcome[]> {
  // Where everything is read only the workbook gets no sheets of ours either.
  if (kept.head.bindings.every(({ readOnly }) => readOnly !== undefined)) return [];
  const here = new Set(kept.head.bindings.flatMap(({ id }) => [...kept.rows(id).keys()]));
  return [
    await updateReport(workbook, ALERTS_REPORT, alertLines(alerts, here)),
    await updateReport(workbook, PLAN_REPORT, planLines(await server.plan({}), here)),
  ];
}
