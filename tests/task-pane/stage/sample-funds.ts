import type { ListedRow } from "../../../addin/session.ts";
import type { FundCommitments } from "../../../shared/sync/screens.ts";
import { pounds, rowId, THERAPIES, year } from "./sample-rows.ts";

function fundYear(
  financialYear: string,
  parts: Partial<Record<keyof FundCommitments["years"][number], number>>,
): FundCommitments["years"][number] {
  const amount = (key: keyof typeof parts) => pounds(parts[key] ?? 0);
  return {
    financialYear: year(financialYear),
    budget: amount("budget"),
    provisional: amount("provisional"),
    allocated: amount("allocated"),
    proposed: amount("proposed"),
    committed: amount("committed"),
    notYetContracted: amount("notYetContracted"),
    potential: amount("potential"),
    headroom: pounds((parts.budget ?? 0) - (parts.committed ?? 0) - (parts.notYetContracted ?? 0)),
    agreedOver: amount("agreedOver"),
    statedTotal: parts.statedTotal === undefined ? null : amount("statedTotal"),
    notListed: parts.notListed === undefined ? null : amount("notListed"),
  };
}

const VICTIMS_FUND = rowId();
const CORE_FUND = rowId();
const CHILDREN_FUND = rowId();

export const FUNDS: readonly FundCommitments[] = [
  {
    fund: "Commissioning budget",
    id: CORE_FUND,
    partOf: null,
    years: [
      fundYear("2026/27", {
        budget: 2126869,
        allocated: 1618894,
        committed: 1402000,
        notYetContracted: 216894,
        statedTotal: 2126869,
        notListed: 507975,
      }),
      fundYear("2027/28", {
        budget: 2000000,
        provisional: 2000000,
        committed: 640000,
        potential: 720000,
      }),
      fundYear("2028/29", { committed: 310000, potential: 720000 }),
    ],
  },
  {
    fund: "Victims Fund",
    id: VICTIMS_FUND,
    partOf: null,
    years: [
      fundYear("2026/27", {
        budget: 814076,
        provisional: 114076,
        allocated: 832000,
        committed: 790000,
        notYetContracted: 42000,
      }),
      fundYear("2027/28", { budget: 814076, provisional: 814076, committed: 400000 }),
      fundYear("2028/29", {}),
    ],
  },
  {
    fund: "Child sexual abuse",
    id: CHILDREN_FUND,
    partOf: VICTIMS_FUND,
    years: [
      fundYear("2026/27", { budget: 56442, committed: 30000, proposed: 20000 }),
      fundYear("2027/28", { budget: 56442, committed: 30000 }),
    ],
  },
  {
    fund: "Core victims’ services",
    id: rowId(),
    partOf: VICTIMS_FUND,
    years: [
      fundYear("2026/27", {
        budget: 757634,
        allocated: 772000,
        committed: 760000,
        notYetContracted: 12000,
        agreedOver: 22729,
      }),
      fundYear("2027/28", { budget: 757634, committed: 370000 }),
    ],
  },
];

/** What was recorded before: a year that is over. */
export const THEN = year("2021/22");

export const FUNDS_THEN: readonly FundCommitments[] = [
  {
    fund: "Commissioning budget",
    id: CORE_FUND,
    partOf: null,
    years: [
      fundYear(THEN, {
        budget: 2126869,
        allocated: 1618894,
        notYetContracted: 1618894,
        statedTotal: 2126869,
        notListed: 507975,
      }),
    ],
  },
];

/** The same funds in years for which nobody has recorded anything. */
export const FUNDS_EMPTY: readonly FundCommitments[] = FUNDS_THEN.map((fund) => ({
  ...fund,
  years: [fundYear("2026/27", {}), fundYear("2027/28", {})],
}));

export const MONEY_ROWS: readonly ListedRow[] = [
  {
    register: "allocations",
    id: THERAPIES,
    name: "Therapies for survivors",
    values: {
      financialYear: THEN,
      fund: { id: CORE_FUND, text: "Commissioning budget" },
      amount: pounds(130000),
    },
  },
  {
    register: "budgets",
    id: rowId(),
    name: "Commissioning budget, opening",
    values: {
      financialYear: THEN,
      fund: { id: CORE_FUND, text: "Commissioning budget" },
      amount: pounds(2126869),
    },
  },
];
