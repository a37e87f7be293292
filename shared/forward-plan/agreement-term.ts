import type { ExtensionOption } from "../registers/field.ts";
import type { Row } from "../registers/ledger.ts";
import { type CalendarDate, formatLongDate } from "../values/calendar-date.ts";
import { formatTerm } from "../values/term.ts";
import { endOfLength, lengthAfterEnd, lengthOf } from "./plan-dates.ts";

type Agreement = Row<"agreements">["values"];

/** An end, with the arithmetic by which it was come by. */
export type KnownEnd = Readonly<{ date: CalendarDate; step: string }>;

/** An unused option and its place among the options, counted from 1. */
export type NextOption = Readonly<{ option: ExtensionOption; number: number }>;

/**
 * The end as extended so far: what people typed as current end wins; else it is worked out in one
 * go from the start, the initial term and the options used; else from the initial end.
 */
export function currentEndOf(values: Agreement): KnownEnd | null {
  if (values.currentEnd != null) {
    const date = values.currentEnd;
    return { date, step: `current end ${formatLongDate(date)}` };
  }
  const used = optionsOf(values).filter(({ state }) => state === "used");
  const extension = used.map(({ length }) => length);
  const words =
    used.length === 0 ? "" : ` plus options used ${extension.map(formatTerm).join(" and ")}`;
  if (values.start != null && values.initialTerm != null) {
    const date = endOfLength(values.start, lengthOf([values.initialTerm, ...extension]));
    const term = formatTerm(values.initialTerm);
    const sum = `start ${formatLongDate(values.start)} plus initial term ${term}${words}`;
    return { date, step: `${sum}, its last day = ${formatLongDate(date)}` };
  }
  if (values.initialEnd == null) return null;
  const date = lengthAfterEnd(values.initialEnd, lengthOf(extension));
  const initial = `initial end ${formatLongDate(values.initialEnd)}`;
  const step = used.length === 0 ? initial : `${initial}${words} = ${formatLongDate(date)}`;
  return { date, step };
}

/** The end if every unused option is used, one after the other; null where none is left. */
export function latestEndOf(values: Agreement, end: KnownEnd): KnownEnd | null {
  const unused = optionsOf(values).filter(({ state }) => state === "unused");
  if (unused.length === 0) return null;
  const lengths = unused.map(({ length }) => length);
  const date = lengthAfterEnd(end.date, lengthOf(lengths));
  const sum = `plus every unused option, ${lengths.map(formatTerm).join(" and ")}`;
  return { date, step: `${sum} = ${formatLongDate(date)}` };
}

export function nextOptionOf(values: Agreement): NextOption | null {
  const options = optionsOf(values);
  const index = options.findIndex(({ state }) => state === "unused");
  const option = options[index];
  return option === undefined ? null : { option, number: index + 1 };
}

/** Not yet running, running, or over. One whose status nobody gave is taken to run. */
export function phaseOf(values: Agreement): "pipeline" | "running" | "over" {
  if (values.status === "pipeline") return "pipeline";
  return values.status === "ended" || values.status === "terminated" ? "over" : "running";
}

/** Whether the service goes on after the agreement; where nobody said, a grant does not and others do. */
export function isContinuing(values: Agreement): boolean {
  return values.continuing ?? values.kind !== "grant";
}

function optionsOf(values: Agreement): readonly ExtensionOption[] {
  return values.extensionOptions ?? [];
}
