import { entriesOf, type Framework } from "../framework/framework.ts";
import type { AnyRow } from "../registers/ledger.ts";
import { type CalendarDate, precisionOf } from "../values/calendar-date.ts";
import { foldText } from "../values/folded-text.ts";
import type { PlanEntry, PlanEntryKind, PlanSubject } from "./plan-entry.ts";

/** What all entries of one subject share. */
export type EntrySubject = Readonly<{
  ref: PlanSubject;
  group: string;
  owner: string | null;
  manager: string | null;
}>;

/** What one entry says; what is left out is the usual. */
export type EntryContent = Readonly<{
  kind: PlanEntryKind;
  date: CalendarDate | null;
  title: string;
  steps: readonly string[];
  /** Tells entries of one kind apart by what they are about, never by their date. */
  ordinal?: string;
  severity?: PlanEntry["severity"];
  movedBy?: readonly string[];
  noSuccessor?: boolean;
  step?: string;
  tell?: readonly string[];
}>;

export function newEntry(subject: EntrySubject, content: EntryContent): PlanEntry {
  return {
    id: `${subject.ref.id}/${content.kind}/${content.ordinal ?? "1"}`,
    kind: content.kind,
    subject: subject.ref,
    date: content.date,
    precision: content.date == null ? "day" : precisionOf(content.date),
    title: content.title,
    group: subject.group,
    severity: content.severity ?? "info",
    owner: subject.owner ?? null,
    manager: subject.manager ?? null,
    steps: content.steps,
    movedBy: content.movedBy ?? [],
    noSuccessor: content.noSuccessor ?? false,
    step: content.step ?? null,
    ...(content.tell === undefined ? {} : { tell: content.tell }),
  };
}

/** A programme's name, else the service area as the framework labels it, else the row's own name. */
export function groupOf(
  framework: Framework,
  row: Readonly<{ programme: string | null; serviceArea: string | null; name: string }>,
): string {
  const { programme, serviceArea, name } = row;
  if (programme != null && programme !== "") return programme;
  if (serviceArea == null || serviceArea === "") return name;
  const known = entriesOf(framework, "serviceAreas").find(({ key }) => key === serviceArea);
  return known?.label ?? serviceArea;
}

/** What people call a row; a line that only names its service is called by that. */
export function nameIn(framework: Framework, row: AnyRow): string {
  const { title, name, serviceArea, ref } = row.values;
  for (const text of [title, name]) if (typeof text === "string" && text !== "") return text;
  if (typeof serviceArea === "string" && serviceArea !== "") {
    return groupOf(framework, { programme: null, serviceArea, name: row.id });
  }
  return typeof ref === "string" && ref !== "" ? ref : row.id;
}

/** A word for the end of an entry's id: "Market engagement" is "market-engagement". */
export function ordinalOf(words: string): string {
  return foldText(words).replaceAll(" ", "-");
}
