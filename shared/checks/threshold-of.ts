import type { Framework } from "../framework/framework.ts";
import { type Thresholds, thresholdsOn } from "../framework/procurement-thresholds.ts";
import type { AnyRow, Row } from "../registers/ledger.ts";
import type { CalendarDate } from "../values/calendar-date.ts";
import { monthsIn, type Term } from "../values/term.ts";
import { initialTermOf, monthsTogether } from "./agreement-length.ts";
import { type Message, messagesOf } from "./message.ts";
import { asRowOf } from "./typed-row.ts";
import { pounds } from "./words.ts";

type Agreement = Row<"agreements">["values"];

/** Grants and partnerships are not bought, so no threshold is for them. */
const BOUGHT = ["contract", "service-level-agreement"];

export function isBought({ kind }: Agreement): boolean {
  return BOUGHT.includes(kind ?? "");
}

/** Hundredths that VAT adds; one that is not known is counted at the standard rate. */
const VAT: Readonly<Record<string, number>> = {
  standard: 20,
  reduced: 5,
  zero: 0,
  exempt: 0,
  "outside-scope": 0,
};

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

/** The most that may be paid: with every option and with VAT (L2). Null where too little is known. */
export function estimatedValue(values: Agreement): EstimatedValue | null {
  const net = netValue(values);
  if (net === null) return null;
  const { percent, known } = vatOf(values);
  const pence = withVat(net.pence, values);
  const vat = say.vat({ percent, known, amount: pence - net.pence });
  return { pence, steps: percent === 0 ? net.steps : [...net.steps, vat] };
}

export function withVat(net: number, values: Agreement): number {
  return Math.round((net * (100 + vatOf(values).percent)) / 100);
}

function vatOf({ vat }: Agreement): Readonly<{ percent: number; known: boolean }> {
  const percent = VAT[vat ?? ""];
  return { percent: percent ?? VAT.standard ?? 0, known: percent !== undefined };
}

/** The same before VAT, which is how the amounts of a register stand. */
export function netValue(values: Agreement): EstimatedValue | null {
  const { maximumValue, totalValue, annualValue } = values;
  if (maximumValue != null) {
    return { pence: maximumValue, steps: [say.maximum({ amount: maximumValue })] };
  }
  const months = monthsOf(initialTermOf(values));
  const annual = annualValue ?? (totalValue == null || !months ? null : (totalValue * 12) / months);
  const base = totalValue ?? (annual === null || months === null ? null : over(annual, months));
  if (base === null) return null;
  const first =
    totalValue == null
      ? say.term({ amount: base, months: months ?? 0 })
      : say.total({ amount: base });
  const optional = monthsTogether((values.extensionOptions ?? []).map(({ length }) => length)) ?? 0;
  if (optional === 0 || annual === null) return { pence: base, steps: [first] };
  const options = over(annual, optional);
  return {
    pence: base + options,
    steps: [first, say.options({ amount: options, months: optional })],
  };
}

function over(annual: number, months: number): number {
  return Math.round((annual * months) / 12);
}

function monthsOf(term: Term | null): number | null {
  return term === null ? null : monthsIn(term);
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
