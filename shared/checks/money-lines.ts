import { nameOf, type Row } from "../registers/ledger.ts";
import { common } from "./common-lines.ts";
import { compare } from "./compare.ts";
import { amountOf, effectOf, type FundYearMoney, totalOf } from "./fund-year-money.ts";
import type { Message } from "./message.ts";

type Allocation = Row<"allocations">;

/** Longer workings name the largest and sum up the rest. */
const MOST_LINES = 10;

/** "budget 2021/22, opening: £2,126,869", a line for each budget row. */
export function budgetLines(money: FundYearMoney): readonly Message[] {
  return money.budgetRows
    .toSorted((one, other) => effectOf(other) - effectOf(one) || compare(one.id, other.id))
    .map((row) =>
      common.budget({
        year: money.year,
        kind: row.values.kind ?? null,
        amount: effectOf(row),
      }),
    );
}

/** "less allocated: £1,618,894", then the largest of them. */
export function allocationLines(allocations: readonly Allocation[]): readonly Message[] {
  return [common.allocated({ total: totalOf(allocations) }), ...largestLines(allocations)];
}

/** "- Diversionary scheme: £253,210", the largest first, and the rest in one. */
export function largestLines(allocations: readonly Allocation[]): readonly Message[] {
  const largest = largestOf(allocations);
  const amount = totalOf(allocations) - totalOf(largest);
  const count = allocations.length - largest.length;
  return [
    ...largest.map((row) => common.line({ name: nameOf(row), amount: amountOf(row) })),
    ...(count > 0 ? [common.otherLines({ count, amount })] : []),
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

/** Picked in one pass: a fund's year may hold thousands of lines, and this is asked at every edit. */
function largestOf(allocations: readonly Allocation[]): readonly Allocation[] {
  const largest: Allocation[] = [];
  for (const row of allocations) {
    const smallest = largest[MOST_LINES - 1];
    if (smallest !== undefined && byAmount(smallest, row) < 0) continue;
    const place = largest.findIndex((each) => byAmount(row, each) < 0);
    largest.splice(place < 0 ? largest.length : place, 0, row);
    if (largest.length > MOST_LINES) largest.pop();
  }
  return largest;
}

function byAmount(one: Allocation, other: Allocation): number {
  return amountOf(other) - amountOf(one) || compare(one.id, other.id);
}
