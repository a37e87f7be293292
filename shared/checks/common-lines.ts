import { currentEndOf } from "../forward-plan/agreement-term.ts";
import type { Row } from "../registers/ledger.ts";
import { type CalendarDate, formatLongDate } from "../values/calendar-date.ts";
import { formatTerm, type Term } from "../values/term.ts";
import { type Message, messagesOf } from "./message.ts";
import { counted, pounds } from "./words.ts";

/** Lines of working that several checks share. */
export const commonWords = {
  start: (p: { date: CalendarDate }) => `start: ${formatLongDate(p.date)}`,
  termAfterStart: (p: { term: Term; date: CalendarDate }) =>
    `plus ${formatTerm(p.term)}, its last day: ${formatLongDate(p.date)}`,
  currentEnd: (p: { date: CalendarDate }) => `current end ${formatLongDate(p.date)}`,
  endFromStart: (p: {
    start: CalendarDate;
    term: Term;
    used: readonly Term[];
    date: CalendarDate;
  }) =>
    `start ${formatLongDate(p.start)} plus initial term ${formatTerm(p.term)}${optionsUsed(p.used)}, its last day = ${formatLongDate(p.date)}`,
  endFromInitial: (p: { initial: CalendarDate; used: readonly Term[]; date: CalendarDate }) =>
    p.used.length === 0
      ? `initial end ${formatLongDate(p.initial)}`
      : `initial end ${formatLongDate(p.initial)}${optionsUsed(p.used)} = ${formatLongDate(p.date)}`,
  budget: (p: { year: string; kind: string | null; amount: number }) =>
    `budget ${p.year}${p.kind === null ? "" : `, ${p.kind.replaceAll("-", " ")}`}: ${pounds(p.amount)}`,
  allocated: (p: { total: number }) => `less allocated: ${pounds(p.total)}`,
  listed: (p: { total: number }) => `less listed: ${pounds(p.total)}`,
  line: (p: { name: string; amount: number }) => `- ${p.name}: ${pounds(p.amount)}`,
  otherLines: (p: { count: number; amount: number }) =>
    `- and ${counted(p.count, "other")}: ${pounds(p.amount)}`,
  overBy: (p: { amount: number }) => `over by: ${pounds(p.amount)}`,
  amountOfYear: (p: { year: string; amount: number }) => `${p.year}: ${pounds(p.amount)}`,
  annualValue: (p: { amount: number }) => `annual value: ${pounds(p.amount)}`,
  givenAs: (p: { label: string; words: string }) => `${p.label}: ${p.words}`,
};

export const common = messagesOf("common", commonWords);

/** The end as extended so far with how it was come by; null where none is known. */
export function endLine(values: Row<"agreements">["values"]): Message | null {
  const end = currentEndOf(values);
  if (end === null) return null;
  const { date } = end;
  if (values.currentEnd != null) return common.currentEnd({ date });
  const used = (values.extensionOptions ?? [])
    .filter(({ state }) => state === "used")
    .map(({ length }) => length);
  const { start, initialTerm: term, initialEnd: initial } = values;
  if (start != null && term != null) return common.endFromStart({ start, term, used, date });
  return initial == null ? null : common.endFromInitial({ initial, used, date });
}

function optionsUsed(used: readonly Term[]): string {
  return used.length === 0 ? "" : ` plus options used ${used.map(formatTerm).join(" and ")}`;
}
