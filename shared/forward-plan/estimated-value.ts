import type { Row } from "../registers/ledger.ts";
import { monthsIn, type Term } from "../values/term.ts";
import { initialTermOf, monthsTogether } from "./agreement-length.ts";

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

/** A line of the sum by which a value is come by; whoever shows it puts it into words. */
export type ValueStep =
  | Readonly<{ kind: "maximum" | "total"; amount: number }>
  | Readonly<{ kind: "term" | "options"; amount: number; months: number }>
  | Readonly<{ kind: "vat"; amount: number; percent: number; known: boolean }>;

export type ValueInSteps = Readonly<{ pence: number; steps: readonly ValueStep[] }>;

/** The most that may be paid: with every option and with VAT (L2). Null where too little is known. */
export function mostPayable(values: Agreement): ValueInSteps | null {
  const net = mostPayableNet(values);
  if (net === null) return null;
  const { percent, known } = vatOf(values);
  const pence = withVat(net.pence, values);
  if (percent === 0) return { pence, steps: net.steps };
  const vat = { kind: "vat", percent, known, amount: pence - net.pence } as const;
  return { pence, steps: [...net.steps, vat] };
}

export function withVat(net: number, values: Agreement): number {
  return Math.round((net * (100 + vatOf(values).percent)) / 100);
}

function vatOf({ vat }: Agreement): Readonly<{ percent: number; known: boolean }> {
  const percent = VAT[vat ?? ""];
  return { percent: percent ?? VAT.standard ?? 0, known: percent !== undefined };
}

/** The same before VAT, which is how the amounts of a register stand. */
export function mostPayableNet(values: Agreement): ValueInSteps | null {
  const { maximumValue, totalValue, annualValue } = values;
  if (maximumValue != null) {
    return { pence: maximumValue, steps: [{ kind: "maximum", amount: maximumValue }] };
  }
  const months = monthsOf(initialTermOf(values));
  const annual = annualValue ?? (totalValue == null || !months ? null : (totalValue * 12) / months);
  const base = totalValue ?? (annual === null || months === null ? null : over(annual, months));
  if (base === null) return null;
  const first: ValueStep =
    totalValue == null
      ? { kind: "term", amount: base, months: months ?? 0 }
      : { kind: "total", amount: base };
  const optional = monthsTogether((values.extensionOptions ?? []).map(({ length }) => length)) ?? 0;
  if (optional === 0 || annual === null) return { pence: base, steps: [first] };
  const options = over(annual, optional);
  return {
    pence: base + options,
    steps: [first, { kind: "options", amount: options, months: optional }],
  };
}

function over(annual: number, months: number): number {
  return Math.round((annual * months) / 12);
}

function monthsOf(term: Term | null): number | null {
  return term === null ? null : monthsIn(term);
}
