import { NEXT_ACTION } from "../../shared/alerts/next-action.ts";
import type { AlertView, PlanEntryView } from "../../shared/sync/screens.ts";
import { alike } from "../../shared/values/alike.ts";
import { type CalendarDate, formatDate, isDay } from "../../shared/values/calendar-date.ts";
import { serialOfDay } from "../../shared/values/excel-serial.ts";
import type { RowId } from "../../shared/values/row-id.ts";
import { plan } from "../words/en/plan.ts";
import {
  ALERTS_SHEET,
  ALERTS_TABLE,
  type CellContent,
  PLAN_SHEET,
  PLAN_TABLE,
  type ReportShape,
} from "../workbook/workbook.ts";
import type { Ground } from "./ground.ts";
import { ABOUT, HOW, type ReportLine, STATUS, TO_DO, WHAT } from "./report-line.ts";
import { type ReportOutcome, updateReport } from "./update-report.ts";

const ALERTS_REPORT: ReportShape = {
  sheetName: ALERTS_SHEET,
  tableName: ALERTS_TABLE,
  headers: ["Date", WHAT, ABOUT, "For", STATUS, TO_DO, HOW],
  dateHeaders: ["Date"],
  widths: { Date: 90, [WHAT]: 300, [ABOUT]: 240, For: 210, [STATUS]: 90, [TO_DO]: 300, [HOW]: 480 },
};

const PLAN_REPORT: ReportShape = {
  sheetName: PLAN_SHEET,
  tableName: PLAN_TABLE,
  headers: ["Date", WHAT, ABOUT, "Lead officer", STATUS, HOW],
  dateHeaders: ["Date"],
  widths: { Date: 90, [WHAT]: 300, [ABOUT]: 240, "Lead officer": 120, [STATUS]: 150, [HOW]: 480 },
};

/** The alerts about rows of this workbook, whoever they are for. */
function alertLines(alerts: readonly AlertView[], here: ReadonlySet<RowId>): readonly ReportLine[] {
  const ours = alerts
    .filter(({ row }) => here.has(row))
    .toSorted((one, other) => one.date.localeCompare(other.date));
  const longPast = ours.filter((alert) => alert.longPast);
  const news = ours.filter((alert) => !alert.longPast);
  const gathered = longPastLines(
    longPast.map(({ register, row }) => ({ register, row })),
    plan.longPast.listed,
  );
  const lines = news.map((alert) => ({
    key: alert.key,
    cells: {
      // The server's own dates are of the form this type asks for.
      Date: dateContent(alert.date as CalendarDate),
      [WHAT]: alert.title,
      [ABOUT]: alert.subjectName,
      For: alert.nobodyNamed ? `${alert.forWhom} (nobody on the row could be told)` : alert.forWhom,
      [STATUS]: alert.snoozedUntil === null ? "Due" : `Later: ${formatDate(alert.snoozedUntil)}`,
      [TO_DO]: NEXT_ACTION[alert.kind],
      [HOW]: alert.steps.join("; "),
    },
  }));
  return [...gathered, ...lines];
}

/** What was over long before it came into the register: a line for each register, with its count. */
function longPastLines(
  rows: readonly Readonly<{ register: AlertView["register"]; row: RowId }>[],
  listed: string,
): readonly ReportLine[] {
  return alike(rows, ({ register }) => register).map(({ items }) => ({
    key: `long-past/${items[0].register}`,
    cells: {
      Date: null,
      [WHAT]: plan.longPast.title(items[0].register, new Set(items.map(({ row }) => row)).size),
      [ABOUT]: null,
      [STATUS]: plan.longPast.status,
      [HOW]: listed,
    },
  }));
}

function planLines(
  entries: readonly PlanEntryView[],
  here: ReadonlySet<RowId>,
): readonly ReportLine[] {
  const ours = entries.filter(({ subject }) => here.has(subject.id));
  const gathered = longPastLines(
    ours.flatMap(({ longPast, subject: { register, id } }) =>
      longPast ? [{ register, row: id }] : [],
    ),
    plan.longPast.planned,
  );
  const lines = ours
    .filter(({ longPast }) => !longPast)
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
  return [...gathered, ...lines];
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
