import type { RegisterKey } from "../../../shared/registers/field.ts";
import type { Me } from "../../../shared/sync/screens.ts";
import { type Alike, alike } from "../../../shared/values/alike.ts";
import type { CellPlace, ToDo } from "../../session.ts";
import { findingKey, isAbsence, isLaidAside } from "../look/alike-findings.ts";

export type ToDoGroup =
  | "conflict"
  | "refused"
  | "held-up"
  | "question"
  | "unread"
  | "alert"
  | "error"
  | "warning"
  | "info"
  | "excepted"
  | "long-past"
  | "absent";

/** In order of what it costs to wait. */
export const TO_DO_GROUPS: readonly ToDoGroup[] = [
  "conflict",
  "refused",
  "held-up",
  "question",
  "unread",
  "alert",
  "error",
  "warning",
  "info",
  "excepted",
  "long-past",
  "absent",
];

export type ToDoFilter = Readonly<{ onlyMine: boolean; onlyErrors: boolean }>;

/** One thing to do; findings that say the same of several rows are one. */
export type ToDoCards = Alike<ToDo>;

export type GroupedToDo = Readonly<{ group: ToDoGroup; cards: readonly ToDoCards[] }>;

export type OrderedToDo = Readonly<{
  groups: readonly GroupedToDo[];
  /** How many things the filter leaves out. */
  hidden: number;
}>;

type Member = Pick<Me["member"], "name" | "role">;

/** What a fund has and where it comes from: finance looks for all that is said of it. */
const MONEY: readonly RegisterKey[] = ["funds", "budgets", "schemes"];

export function groupOf(item: ToDo): ToDoGroup {
  if (item.kind === "alert") return item.alert.longPast ? "long-past" : "alert";
  if (item.kind !== "finding") return item.kind;
  if (isLaidAside(item.finding)) return "excepted";
  return isAbsence(item.finding) ? "absent" : item.finding.severity;
}

/** The list by group, soonest alert and largest problem first. Empty groups are left out. */
export function orderToDo(items: readonly ToDo[], filter: ToDoFilter, member: Member): OrderedToDo {
  const isWanted = (item: ToDo) =>
    (!filter.onlyMine || isFor(item, member)) && (!filter.onlyErrors || isError(item));
  const groups = TO_DO_GROUPS.map((group) => ({
    group,
    cards: cardsOf(
      items.filter((item) => isWanted(item) && groupOf(item) === group).sort(urgentFirst),
    ),
  })).filter(({ cards }) => cards.length > 0);
  const unwanted = items.filter((item) => !isWanted(item));
  return { groups, hidden: cardsOf(unwanted).length };
}

/** A cell or two that could not be read are sooner read one by one than unfolded. */
const MOST_UNREAD_APART = 2;

function cardsOf(items: readonly ToDo[]): readonly ToDoCards[] {
  return alike(items, cardKey).flatMap((card) =>
    card.items[0].kind === "unread" && card.items.length <= MOST_UNREAD_APART
      ? alike(card.items, toDoKey)
      : [card],
  );
}

/** Only an alert or a conflict names whose it is; the rest is about this workbook, so everyone's. */
function isFor(item: ToDo, member: Member): boolean {
  switch (item.kind) {
    case "alert":
      return item.alert.forWhom === member.name;
    case "conflict":
      return item.conflict.mineBy === member.name;
    case "finding":
      return (
        item.finding.severity === "error" ||
        (member.role === "finance" && MONEY.includes(item.finding.subject.register))
      );
    default:
      return true;
  }
}

function isError(item: ToDo): boolean {
  if (item.kind !== "finding") return item.kind !== "alert";
  return item.finding.severity === "error" && !isLaidAside(item.finding);
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

/**
 * What the same rule says in the same words of one column is one card, and so are the cells of one
 * column that could not be read for one cause, the dates of one row, and what of one register was over
 * long before it came; the rest stands alone.
 */
function cardKey(item: ToDo): string {
  if (item.kind === "alert") {
    const { longPast, register, row } = item.alert;
    return longPast ? `long-past/${register}` : `alert/${row}`;
  }
  if (item.kind === "unread") return `unread/${item.at.table}/${item.at.field}/${item.accepted}`;
  return item.kind === "finding"
    ? `finding/${item.at?.table ?? ""}/${findingKey(item.finding)}`
    : toDoKey(item);
}

/** Every cell that a card is about, each once. */
export function placesOf({ items }: ToDoCards): readonly CellPlace[] {
  const places = items.flatMap((item) => {
    if ("places" in item && item.places !== undefined) return item.places;
    if (item.kind === "question" && item.about !== undefined) {
      return item.about.flatMap(({ at }) => at ?? []);
    }
    return item.at === null ? [] : [item.at];
  });
  return [...new Map(places.map((place) => [cellKey(place), place])).values()];
}

export function cellKey({ table, row, field }: CellPlace): string {
  return `${table}/${row}/${field}`;
}

/** What tells one item from another while the list is drawn again. */
export function toDoKey(item: ToDo): string {
  switch (item.kind) {
    case "conflict":
      return `conflict/${item.conflict.id}`;
    case "held-up":
      return `held-up/${item.reference}`;
    case "question":
      return `question/${item.id}`;
    case "alert":
      return `alert/${item.alert.key}`;
    case "finding": {
      const { rule, check, subject, fields } = item.finding;
      return ["finding", rule, check, subject.id, ...fields].join("/");
    }
    case "refused":
    case "unread":
      return `${item.kind}/${item.at.table}/${item.at.row}/${item.at.field}`;
  }
}
