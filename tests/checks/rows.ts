import type { Check, Finding, Problem, ScopeKey } from "../../shared/checks/check.ts";
import { checkAll } from "../../shared/checks/check-all.ts";
import { type InWords, inWords } from "../../shared/checks/messages/in-words.ts";
import { scopeIndexOf, scopeLookupOf } from "../../shared/checks/scope-index.ts";
import { scopeKindOf } from "../../shared/checks/scope-key.ts";
import { expandScopes } from "../../shared/checks/scopes.ts";
import { sliceOf, sliceOfRows } from "../../shared/checks/slice.ts";
import type { Framework } from "../../shared/framework/framework.ts";
import type { RowValues } from "../../shared/registers/all-registers.ts";
import type { Reference, RegisterKey } from "../../shared/registers/field.ts";
import { type AnyRow, ledgerOf } from "../../shared/registers/ledger.ts";
import { CalendarDate } from "../../shared/values/calendar-date.ts";
import { FinancialYear } from "../../shared/values/financial-year.ts";
import { pence } from "../../shared/values/pence.ts";
import { mintRowId, type RowId } from "../../shared/values/row-id.ts";
import { Term } from "../../shared/values/term.ts";
import { frameworkWith } from "../support/frameworks.ts";

/** The id that a name in a test always stands for. */
export function idOf(name: string): RowId {
  let state = [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7);
  return mintRowId(() => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  });
}

/** A row that says only what the test names. */
export function row<Register extends RegisterKey>(
  register: Register,
  name: string,
  values: Partial<RowValues<Register>> = {},
): AnyRow {
  // Some of a register's values are values by field key.
  return { id: idOf(name), register, values: values as AnyRow["values"] };
}

/** A reference to the row of a name, matched. */
export function to(name: string): Reference {
  return { id: idOf(name), text: name };
}

export const pounds = (amount: number) => pence(Math.round(amount * 100));
export const date = (text: string) => CalendarDate.parse(text);
export const year = (text: string) => FinancialYear.parse(text);
export const months = (count: number) => Term.parse(`P${count}M`);

export function option(length: Term, state: "unused" | "used" | "declined" | "lapsed" = "unused") {
  return { length, state, notice: null, exerciseBy: null, choice: null };
}

/** A fund of that name with a budget for a year. */
export function fundWith(
  name: string,
  amount: number,
  values: Partial<RowValues<"funds">> = {},
  inYear = "2026/27",
): readonly AnyRow[] {
  return [row("funds", name, { name, ...values }), budget(name, amount, {}, inYear)];
}

export function budget(
  fund: string,
  amount: number,
  values: Partial<RowValues<"budgets">> = {},
  inYear = "2026/27",
): AnyRow {
  return row("budgets", `${fund} ${inYear} ${values.kind ?? "opening"}`, {
    fund: to(fund),
    financialYear: year(inYear),
    amount: pounds(amount),
    kind: "opening",
    ...values,
  });
}

export function allocation(
  name: string,
  fund: string,
  amount: number,
  values: Partial<RowValues<"allocations">> = {},
): AnyRow {
  return row("allocations", name, {
    title: name,
    fund: to(fund),
    financialYear: year("2026/27"),
    amount: pounds(amount),
    status: "approved",
    ...values,
  });
}

export function agreement(name: string, values: Partial<RowValues<"agreements">> = {}): AnyRow {
  return row("agreements", name, { title: name, kind: "contract", status: "live", ...values });
}

export function evidence(
  kind: string,
  about: string,
  day: string | null = null,
  place = 1,
): AnyRow {
  return row("evidence", `${kind} ${about} ${place}`, {
    kind,
    subject: to(about),
    date: day === null ? null : date(day),
  });
}

/** What one check finds over every scope of its kind in the rows, in English. */
export function problemsOf<Parameters>(
  check: Check<Parameters>,
  rows: readonly AnyRow[],
  parameters: unknown = {},
  framework: Framework = frameworkWith(),
): readonly InWords<Problem>[] {
  return foundBy(check, rows, parameters, framework).map((problem) => inWords(problem));
}

function foundBy<Parameters>(
  check: Check<Parameters>,
  rows: readonly AnyRow[],
  parameters: unknown,
  framework: Framework,
): readonly Problem[] {
  const parsed = check.parameters.parse(parameters);
  if (check.scope === "row") {
    return rows
      .filter(({ register }) => check.registers?.includes(register) ?? true)
      .flatMap((each) => check.run(sliceOfRows(framework, `row:${each.id}`, [each]), parsed));
  }
  const index = scopeIndexOf(ledgerOf(rows));
  const beside = rows.map(({ id }): ScopeKey => `beside:${id}`);
  return [...new Set([...expandScopes(index.keys, scopeLookupOf(index)), ...beside])]
    .filter((key) => scopeKindOf(key) === check.scope)
    .flatMap((key) => check.run(sliceOf(framework, key, index), parsed));
}

/** The sentences of one check, for tables of what it says. */
export function sentencesOf<Parameters>(
  check: Check<Parameters>,
  rows: readonly AnyRow[],
  parameters: unknown = {},
  framework: Framework = frameworkWith(),
): readonly string[] {
  return problemsOf(check, rows, parameters, framework).map(({ sentence }) => sentence);
}

/** Findings without regard to the order they were come by. */
export function sorted(findings: Iterable<Finding>): readonly Finding[] {
  const place = (finding: Finding) =>
    `${finding.scope} ${finding.rule} ${finding.check} ${finding.subject.id} ${JSON.stringify(finding.sentence)}`;
  return [...findings].toSorted((one, other) => (place(one) < place(other) ? -1 : 1));
}

export function checkRows(
  rows: readonly AnyRow[],
  framework: Framework = frameworkWith(),
): readonly Finding[] {
  return checkAll(ledgerOf(rows), framework);
}

/** The findings of every check over rows, in English. */
export function saidOf(rows: readonly AnyRow[], framework: Framework = frameworkWith()) {
  return checkRows(rows, framework).map((finding) => inWords(finding));
}
