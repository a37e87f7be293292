import { nameOf, type Row } from "../registers/ledger.ts";
import { effectOf, type FundYearMoney } from "./fund-year-money.ts";
import { counted, pounds } from "./words.ts";

type Allocation = Row<"allocations">;

/** Longer workings name the largest and sum up the rest. */
const MOST_LINES = 10;

const NOT_GIVEN = ["idea", "proposed", "declined", "withdrawn"];

/** Approved, or in a register that does not say: what is listed there is taken to be given. */
export function countsAsApproved({ values }: Allocation): boolean {
  return values.status == null || !NOT_GIVEN.includes(values.status);
}

/** Given or asked for: all but ideas and what was turned down or withdrawn. */
export function countsAsProposed(allocation: Allocation): boolean {
  const { values } = allocation;
  return values.status === "proposed" || countsAsApproved(allocation);
}

export function amountOf({ values }: Allocation): number {
  return values.amount ?? 0;
}

/** "budget 2021/22, opening: £2,126,869", a line for each budget row. */
export function budgetLines(money: FundYearMoney): readonly string[] {
  return money.budgetRows
    .toSorted((one, other) => effectOf(other) - effectOf(one) || compare(one.id, other.id))
    .map((row) => {
      const kind = row.values.kind == null ? "" : `, ${row.values.kind.replaceAll("-", " ")}`;
      return `budget ${money.year}${kind}: ${pounds(effectOf(row))}`;
    });
}

/** "less allocated: £1,618,894", then the largest of them. */
export function allocationLines(allocations: readonly Allocation[]): readonly string[] {
  const largest = largestOf(allocations);
  const total = allocations.reduce((sum, row) => sum + amountOf(row), 0);
  const rest = total - largest.reduce((sum, row) => sum + amountOf(row), 0);
  const others = allocations.length - largest.length;
  return [
    `less allocated: ${pounds(total)}`,
    ...largest.map((row) => `- ${nameOf(row)}: ${pounds(amountOf(row))}`),
    ...(others > 0 ? [`- and ${counted(others, "other")}: ${pounds(rest)}`] : []),
  ];
}

/** The row a finding about a fund's year is about: the fund, else the first of its budget rows. */
export function subjectOfMoney(
  money: FundYearMoney,
): Row<"funds"> | Row<"budgets"> | Row<"allocations"> | null {
  const byId = <R extends Readonly<{ id: string }>>(rows: readonly R[]): R | undefined =>
    rows.reduce<R | undefined>(
      (first, row) => (first === undefined || row.id < first.id ? row : first),
      undefined,
    );
  return money.fund ?? byId(money.budgetRows) ?? byId(money.allocations) ?? null;
}

function largestOf(allocations: readonly Allocation[]): readonly Allocation[] {
  return allocations
    .toSorted((one, other) => amountOf(other) - amountOf(one) || compare(one.id, other.id))
    .slice(0, MOST_LINES);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
