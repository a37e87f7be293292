import {
  isBought,
  mostPayable,
  mostPayableNet,
  type ValueInSteps,
  type ValueStep,
} from "../forward-plan/estimated-value.ts";
import type { Framework } from "../framework/framework.ts";
import { type Thresholds, thresholdsOn } from "../framework/procurement-thresholds.ts";
import type { AnyRow, Row } from "../registers/ledger.ts";
import type { CalendarDate } from "../values/calendar-date.ts";
import { unreachable } from "../values/result.ts";
import { type Message, messagesOf } from "./message.ts";
import { asRowOf } from "./typed-row.ts";
import { pounds } from "./words.ts";

type Agreement = Row<"agreements">["values"];

export const thresholdWords = {
  maximum: (p: { amount: number }) => `maximum value, with every option: ${pounds(p.amount)}`,
  total: (p: { amount: number }) => `total value: ${pounds(p.amount)}`,
  term: (p: { amount: number; months: number }) =>
    `annual value over ${p.months} months: ${pounds(p.amount)}`,
  options: (p: { amount: number; months: number }) =>
    `plus every option, ${p.months} months: ${pounds(p.amount)}`,
  vat: (p: { percent: number; known: boolean; amount: number }) =>
    `plus VAT at ${p.percent} %${p.known ? "" : ", because the rate is not known"}: ${pounds(p.amount)}`,
};

const say = messagesOf("threshold", thresholdWords);

export type EstimatedValue = Readonly<{ pence: number; steps: readonly Message[] }>;

/** The most that may be paid, with every option and VAT, and the sum in words. */
export function estimatedValue(values: Agreement): EstimatedValue | null {
  return inMessages(mostPayable(values));
}

/** The same before VAT. */
export function netValue(values: Agreement): EstimatedValue | null {
  return inMessages(mostPayableNet(values));
}

function inMessages(value: ValueInSteps | null): EstimatedValue | null {
  return value && { pence: value.pence, steps: value.steps.map(valueLine) };
}

/** A line of the sum of a value. */
export function valueLine(step: ValueStep): Message {
  switch (step.kind) {
    case "maximum":
      return say.maximum({ amount: step.amount });
    case "total":
      return say.total({ amount: step.amount });
    case "term":
      return say.term({ amount: step.amount, months: step.months });
    case "options":
      return say.options({ amount: step.amount, months: step.months });
    case "vat":
      return say.vat({ percent: step.percent, known: step.known, amount: step.amount });
    default:
      return unreachable(step);
  }
}

/** When it was begun, else awarded, else when it starts: by that day's thresholds it is judged. */
export function procurementDate(values: Agreement): CalendarDate | null {
  return values.procurementStarted ?? values.awardedOn ?? values.start ?? null;
}

export type Valued = Readonly<{
  row: Row<"agreements">;
  date: CalendarDate;
  value: EstimatedValue;
  thresholds: Thresholds;
}>;

/** A contract with its value and the thresholds of its day; null where either is not known. */
export function valuedContract(row: AnyRow, framework: Framework): Valued | null {
  const agreement = asRowOf("agreements", row);
  if (agreement === null || !isBought(agreement.values)) return null;
  const date = procurementDate(agreement.values);
  const value = estimatedValue(agreement.values);
  if (date === null || value === null) return null;
  const thresholds = thresholdsOn(date, framework.jurisdiction.procurement);
  return thresholds === null ? null : { row: agreement, date, value, thresholds };
}

/** The threshold that is for it; where nobody said whether it is light touch, the higher of the two. */
export function thresholdFor({ row, thresholds }: Valued): number {
  if (row.values.procurementCategory === "works") return thresholds.works;
  return row.values.lightTouch === false ? thresholds.services : thresholds.lightTouch;
}

export function isOverThreshold(row: AnyRow, framework: Framework): boolean {
  const valued = valuedContract(row, framework);
  return valued !== null && valued.value.pence >= thresholdFor(valued);
}
