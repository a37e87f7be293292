import type { ToDo } from "../../session.ts";

export type ToDoGroup =
  | "conflict"
  | "refused"
  | "question"
  | "unread"
  | "alert"
  | "error"
  | "warning"
  | "info";

/** In order of what it costs to wait. */
export const TO_DO_GROUPS: readonly ToDoGroup[] = [
  "conflict",
  "refused",
  "question",
  "unread",
  "alert",
  "error",
  "warning",
  "info",
];

export type ToDoFilter = Readonly<{ onlyMine: boolean; onlyErrors: boolean }>;

export type GroupedToDo = Readonly<{ group: ToDoGroup; items: readonly ToDo[] }>;

export function groupOf(item: ToDo): ToDoGroup {
  return item.kind === "finding" ? item.finding.severity : item.kind;
}

/** The list by group, soonest alert and largest problem first. Empty groups are left out. */
export function groupToDo(
  items: readonly ToDo[],
  filter: ToDoFilter,
  memberName: string,
): readonly GroupedToDo[] {
  const wanted = items.filter(
    (item) =>
      (!filter.onlyMine || isFor(item, memberName)) && (!filter.onlyErrors || isError(item)),
  );
  return TO_DO_GROUPS.map((group) => ({
    group,
    items: wanted.filter((item) => groupOf(item) === group).sort(urgentFirst),
  })).filter(({ items: those }) => those.length > 0);
}

/** Only an alert or a conflict names whose it is; the rest is about this workbook, so everyone's. */
function isFor(item: ToDo, memberName: string): boolean {
  if (item.kind === "alert") return item.alert.forWhom === memberName;
  if (item.kind === "conflict") return item.conflict.mineBy === memberName;
  return item.kind !== "finding" || item.finding.severity === "error";
}

function isError(item: ToDo): boolean {
  return item.kind === "finding" ? item.finding.severity === "error" : item.kind !== "alert";
}

function urgentFirst(one: ToDo, other: ToDo): number {
  if (one.kind === "alert" && other.kind === "alert") {
    return one.alert.daysLeft - other.alert.daysLeft;
  }
  if (one.kind === "finding" && other.kind === "finding") {
    return other.finding.measure - one.finding.measure;
  }
  return 0;
}

/** What tells one item from another while the list is drawn again. */
export function toDoKey(item: ToDo): string {
  switch (item.kind) {
    case "conflict":
      return `conflict/${item.conflict.id}`;
    case "question":
      return `question/${item.id}`;
    case "alert":
      return `alert/${item.alert.key}`;
    case "finding":
      return `finding/${item.finding.rule}/${item.finding.check}/${item.finding.subject.id}`;
    case "refused":
    case "unread":
      return `${item.kind}/${item.at.table}/${item.at.row}/${item.at.field}`;
  }
}
