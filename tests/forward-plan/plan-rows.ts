import { REGISTERS, type RowValues } from "../../shared/registers/all-registers.ts";
import type { ExtensionOption, Reference, RegisterKey } from "../../shared/registers/field.ts";
import { type AnyRow, type Ledger, ledgerOf, type Row } from "../../shared/registers/ledger.ts";
import { CalendarDate, IsoDay } from "../../shared/values/calendar-date.ts";
import { type FinancialYear, financialYearFrom } from "../../shared/values/financial-year.ts";
import { type Pence, pence } from "../../shared/values/pence.ts";
import { mintRowId, type RowId } from "../../shared/values/row-id.ts";
import { Term } from "../../shared/values/term.ts";

/** The same name gives the same id, so that a failing test reads the same twice. */
export function idOf(name: string): RowId {
  let state = 2166136261;
  for (const character of name)
    state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 16777619);
  return mintRowId(() => {
    state = Math.imul(state ^ (state >>> 15), 2246822519) + 1;
    return (state >>> 0) / 2 ** 32;
  });
}

/** A row that says only what the test names; everything else is not known. */
export function row<Register extends RegisterKey>(
  register: Register,
  name: string,
  values: Partial<RowValues<Register>> = {},
): Row<Register> & AnyRow {
  const fields = Object.keys(REGISTERS[register].fields);
  const named = fields.includes("title") ? { title: name } : { name };
  const empty = Object.fromEntries(fields.map((key) => [key, null]));
  // Every field is there, and the values given are typed by their register.
  const all = { ...empty, ...named, ...values } as unknown as Row<Register>["values"];
  return { id: idOf(`${register}/${name}`), register, values: all } as Row<Register> & AnyRow;
}

export function referTo(target: AnyRow): Reference {
  const { title, name } = target.values;
  return { id: target.id, text: String(title ?? name ?? "") };
}

export function ledger(...rows: readonly AnyRow[]): Ledger {
  return ledgerOf(rows);
}

export const on = (text: string): CalendarDate => CalendarDate.parse(text);
export const day = (text: string): IsoDay => IsoDay.parse(text);
export const term = (text: string): Term => Term.parse(text);
export const pounds = (amount: number): Pence => pence(Math.round(amount * 100));
export const year = (first: number): FinancialYear => financialYearFrom(first);

/** An extension option; unused and without a notice unless said. */
export function option(
  length: string,
  parts: Partial<Omit<ExtensionOption, "length">> = {},
): ExtensionOption {
  return {
    length: term(length),
    state: "unused",
    notice: null,
    exerciseBy: null,
    choice: null,
    ...parts,
  };
}
