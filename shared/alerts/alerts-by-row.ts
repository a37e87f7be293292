import type { AlertView } from "../sync/screens.ts";
import { alike } from "../values/alike.ts";

/** The alerts about one row, the most pressing first. */
export type RowAlerts = readonly [AlertView, ...AlertView[]];

/** Rows of one name whose most pressing date is the same: one decision, taken once. */
export type AlertsTogether = readonly [RowAlerts, ...RowAlerts[]];

/** Alerts gathered by the row they are about, the row that presses most first; of what is news. */
export function alertsByRow(alerts: readonly AlertView[]): readonly RowAlerts[] {
  const news = alerts.filter(({ longPast }) => !longPast);
  const soonestFirst = news.toSorted((one, other) => one.daysLeft - other.daysLeft);
  return alike(soonestFirst, ({ row }) => row).map(({ items }) => items);
}

/** What was over long before it came into the register: the alerts of each register together. */
export function longPastByRegister(alerts: readonly AlertView[]): readonly RowAlerts[] {
  const longPast = alerts.filter((alert) => alert.longPast);
  return alike(longPast, ({ register }) => register).map(({ items }) => items);
}

/** The same rows, those together that the plan prints as one line. */
export function alertsTogether(alerts: readonly AlertView[]): readonly AlertsTogether[] {
  const keyOf = ([{ kind, date, group }]: RowAlerts) => `${kind}/${date}/${group}`;
  return alike(alertsByRow(alerts), keyOf).map(({ items }) => items);
}

/**
 * The alerts of as many things as press most, with what was over long before it came, and how many
 * things stand behind them.
 */
export function mostPressing(
  alerts: readonly AlertView[],
  most: number,
): Readonly<{ alerts: readonly AlertView[]; behind: number }> {
  const together = alertsTogether(alerts);
  const pressing = together.slice(0, most).flat(2);
  const longPast = alerts.filter((alert) => alert.longPast);
  return { alerts: [...pressing, ...longPast], behind: Math.max(0, together.length - most) };
}
