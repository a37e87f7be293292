import type { Row } from "../registers/ledger.ts";
import type { Slice } from "./check.ts";
import { subjectAndYear, subjectOf } from "./scope-key.ts";

type Budget = Row<"budgets">;
type Allocation = Row<"allocations">;

/** What a fund and the funds within it have and give in one year, and what it had the year before. */
export type FundYearMoney = Readonly<{
  /** The fund's row, where it is in the register. */
  fund: Row<"funds"> | null;
  /** What the fund is called. */
  name: string;
  year: string;
  /** The fund's own budget rows of the year. */
  ownBudgets: readonly Budget[];
  /** Its own budget; the budgets of the funds within it where it has none of its own (R38). */
  budgetRows: readonly Budget[];
  /** Null where no budget is recorded for the fund or anything within it. */
  budget: number | null;
  /** Allocations of the year, of the fund and all within it. */
  allocations: readonly Allocation[];
  /** Those given, and what they come to. */
  approved: readonly Allocation[];
  approvedTotal: number;
  /** Those given or asked for, and what they come to. */
  listed: readonly Allocation[];
  listedTotal: number;
}>;

/** Several checks ask this of one slice, so it is worked out once for each. */
const known = new WeakMap<Slice, FundYearMoney>();

export function fundYearMoney(slice: Slice): FundYearMoney {
  const before = known.get(slice);
  if (before !== undefined) return before;
  const money = workOut(slice);
  known.set(slice, money);
  return money;
}

function workOut(slice: Slice): FundYearMoney {
  const { subject, year } = subjectAndYear(slice.key);
  const funds = slice.ledger.rows("funds");
  const fund = funds.find(({ id }) => id === subject) ?? null;
  const budgets = slice.ledger.rows("budgets").filter(ofYear(year));
  const ownBudgets = budgets.filter((row) => fundOf(row) === subject);
  const budgetRows = ownBudgets.length > 0 ? ownBudgets : topmostBudgets(subject, funds, budgets);
  const allocations = slice.ledger.rows("allocations").filter(ofYear(year));
  const listed = allocations.filter(countsAsProposed);
  const approved = listed.filter(countsAsApproved);
  return {
    fund,
    name: fund?.values.name ?? nameFrom([...budgets, ...allocations], subject),
    year,
    ownBudgets,
    budgetRows,
    budget: budgetRows.length === 0 ? null : sumOf(budgetRows),
    allocations,
    approved,
    approvedTotal: totalOf(approved),
    listed,
    listedTotal: totalOf(listed),
  };
}

const NOT_GIVEN = ["idea", "proposed", "declined", "withdrawn"];

/** Approved, or in a register that does not say: what is listed there is taken to be given. */
export function countsAsApproved({ values }: Allocation): boolean {
  return values.status == null || !NOT_GIVEN.includes(values.status);
}

/** Given or asked for: all but ideas and what was turned down or withdrawn. */
export function countsAsProposed(allocation: Allocation): boolean {
  return allocation.values.status === "proposed" || countsAsApproved(allocation);
}

export function amountOf({ values }: Allocation): number {
  return values.amount ?? 0;
}

export function totalOf(allocations: readonly Allocation[]): number {
  return allocations.reduce((total, row) => total + amountOf(row), 0);
}

/** What a budget row adds: virements out and reductions take away, whichever sign they are typed with. */
export function effectOf({ values }: Budget): number {
  const amount = values.amount ?? 0;
  return values.kind === "virement-out" || values.kind === "reduction" ? -Math.abs(amount) : amount;
}

export function sumOf(budgets: readonly Budget[]): number {
  return budgets.reduce((total, row) => total + effectOf(row), 0);
}

/** The key of the fund a row is of, or null where it names none. */
export function fundOf({ values }: Budget | Allocation): string | null {
  return values.fund == null ? null : subjectOf(values.fund);
}

/**
 * The budgets of the funds within a fund, each line of funds from the topmost one that has any, so
 * that a parent's figures include its children's once.
 */
function topmostBudgets(
  subject: string,
  funds: readonly Row<"funds">[],
  budgets: readonly Budget[],
): readonly Budget[] {
  const seen = new Set([subject]);
  const found: Budget[] = [];
  let level = [subject];
  while (level.length > 0) {
    const children = funds.filter(
      ({ id, values }) =>
        values.partOf != null && level.includes(subjectOf(values.partOf)) && !seen.has(id),
    );
    level = [];
    for (const { id } of children) {
      seen.add(id);
      const own = budgets.filter((row) => fundOf(row) === id);
      if (own.length > 0) found.push(...own);
      else level.push(id);
    }
  }
  return found;
}

function ofYear(year: string) {
  return ({ values }: Readonly<{ values: Readonly<{ financialYear: string | null }> }>) =>
    values.financialYear === year;
}

/** A fund that is in no register yet is called what the rows of it call it. */
function nameFrom(rows: readonly (Budget | Allocation)[], subject: string): string {
  const texts = rows.flatMap((row) =>
    fundOf(row) === subject ? (row.values.fund?.text ?? []) : [],
  );
  return texts.toSorted()[0] ?? "this fund";
}
