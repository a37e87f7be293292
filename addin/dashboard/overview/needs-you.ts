import {
  type AlertsTogether,
  alertsTogether,
  longPastByRegister,
} from "../../../shared/alerts/alerts-by-row.ts";
import type { Conflict } from "../../../shared/sync/protocol.ts";
import type { AlertView, FindingView } from "../../../shared/sync/screens.ts";
import type { Alike } from "../../../shared/values/alike.ts";
import { alikeFindings, findingKey } from "../../task-pane/look/alike-findings.ts";
import type { PressingAlerts } from "../dashboard-api.ts";

/** More than this is a list, not a summons. */
export const MOST_SHOWN = 7;
/** An alert further off than this can wait behind what is wrong today. */
const SOON_DAYS = 31;

export type NeedsYouItem =
  /** What presses about one row, or about several that the plan prints as one line. */
  | Readonly<{ kind: "alerts"; rows: AlertsTogether }>
  /** What of one register was over long before it came. */
  | Readonly<{ kind: "long-past"; alerts: Alike<AlertView>["items"] }>
  | Readonly<{ kind: "conflict"; conflict: Conflict }>
  /** The same problem of one row or of several. */
  | Readonly<{ kind: "finding"; findings: Alike<FindingView>["items"] }>;

export type NeedsYou = Readonly<{ items: readonly NeedsYouItem[]; waiting: number }>;

/** At most seven things, by what it costs to wait: late first, then at odds, soon, wrong, later; last what was long past. */
export function needsYou(
  { alerts, behind }: PressingAlerts,
  conflicts: readonly Conflict[],
  findings: readonly FindingView[],
): NeedsYou {
  const all: readonly NeedsYouItem[] = [
    ...alertsTogether(alerts).map((rows) => ({ kind: "alerts", rows }) as const),
    ...longPastByRegister(alerts).map((those) => ({ kind: "long-past", alerts: those }) as const),
    ...conflicts.map((conflict) => ({ kind: "conflict", conflict }) as const),
    ...alikeFindings(findings.filter(({ severity }) => severity === "error")).map(
      ({ items }) => ({ kind: "finding", findings: items }) as const,
    ),
  ];
  const sorted = all.toSorted(
    (one, other) => rank(one) - rank(other) || within(one) - within(other),
  );
  return {
    items: sorted.slice(0, MOST_SHOWN),
    waiting: Math.max(0, sorted.length + behind - MOST_SHOWN),
  };
}

function rank(item: NeedsYouItem): number {
  if (item.kind === "conflict") return 1;
  if (item.kind === "finding") return 3;
  if (item.kind === "long-past") return 5;
  const { daysLeft } = item.rows[0][0];
  if (daysLeft < 0) return 0;
  return daysLeft <= SOON_DAYS ? 2 : 4;
}

/** Soonest alert, oldest conflict, gravest finding. */
function within(item: NeedsYouItem): number {
  switch (item.kind) {
    case "alerts":
      return item.rows[0][0].daysLeft;
    case "long-past":
      return -item.alerts.length;
    case "conflict":
      return item.conflict.mineAt;
    case "finding":
      return -item.findings.reduce((sum, { measure }) => sum + measure, 0);
  }
}

export function needsYouKey(item: NeedsYouItem): string {
  switch (item.kind) {
    case "alerts":
      return item.rows[0][0].row;
    case "long-past":
      return `long-past/${item.alerts[0].register}`;
    case "conflict":
      return item.conflict.id;
    case "finding":
      return findingKey(item.findings[0]) + item.findings[0].subject.id;
  }
}
