import type { Reference, RegisterKey } from "../../../shared/registers/field.ts";
import type { FundCommitments } from "../../../shared/sync/screens.ts";
import type { FinancialYear } from "../../../shared/values/financial-year.ts";
import { foldText } from "../../../shared/values/folded-text.ts";
import { type Pence, pence } from "../../../shared/values/pence.ts";
import type { ListedRow } from "../../session.ts";

/** The registers whose rows have money of a fund and year. */
export const MONEY_REGISTERS: readonly RegisterKey[] = ["budgets", "allocations", "fundingLines"];

/** A row that a figure is made of, with its own amount. */
export type RowBehind = Readonly<{ row: ListedRow; amount: Pence | null }>;

/** The budgets, allocations and funding lines of one fund in one financial year. */
export function rowsBehind(
  rows: readonly ListedRow[],
  fund: Pick<FundCommitments, "id" | "fund">,
  year: FinancialYear,
): readonly RowBehind[] {
  return rows
    .filter(
      ({ values }) =>
        values.financialYear === year && isOf(values.fund as Reference | null | undefined, fund),
    )
    .map((row) => {
      const { amount } = row.values;
      return { row, amount: typeof amount === "number" ? pence(amount) : null };
    });
}

/** By id; by name where the row names a fund that nobody has matched yet. */
function isOf(
  reference: Reference | null | undefined,
  { id, fund }: Pick<FundCommitments, "id" | "fund">,
): boolean {
  if (reference === null || reference === undefined) return false;
  if (reference.id !== null) return reference.id === id;
  return foldText(reference.text) === foldText(fund);
}
