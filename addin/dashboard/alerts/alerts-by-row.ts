import type { AlertView } from "../../../shared/sync/screens.ts";

/** The alerts about one row, the most pressing first. */
export type RowAlerts = readonly [AlertView, ...AlertView[]];

/** Alerts gathered by the row they are about, the row that presses most first. */
export function alertsByRow(alerts: readonly AlertView[]): readonly RowAlerts[] {
  const rows = new Map<string, [AlertView, ...AlertView[]]>();
  for (const alert of alerts.toSorted((one, other) => one.daysLeft - other.daysLeft)) {
    const row = rows.get(alert.row);
    if (row === undefined) rows.set(alert.row, [alert]);
    else row.push(alert);
  }
  return [...rows.values()];
}
