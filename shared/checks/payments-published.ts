import { z } from "zod";
import { isBought } from "../forward-plan/estimated-value.ts";
import { evidenceOfKind } from "../forward-plan/evidence-rule.ts";
import { type Instalment, instalmentsIn } from "../forward-plan/instalments.ts";
import { nameOf, type Row } from "../registers/ledger.ts";
import {
  CalendarDate,
  firstDayOf,
  formatLongDate,
  type IsoDay,
  lastDayOf,
} from "../values/calendar-date.ts";
import { type FinancialYear, lastDayOfYear } from "../values/financial-year.ts";
import type { Check } from "./check.ts";
import { countsAsApproved } from "./fund-year-money.ts";
import { messagesOf } from "./message.ts";
import { problemOf } from "./problem.ts";
import { scopeSubject } from "./scope-key.ts";
import { counted, pounds } from "./words.ts";

const KIND = "payments-published";

const Parameters = z.strictObject({
  abovePence: z.int().positive(),
  beginsOn: CalendarDate,
});
type Limits = z.infer<typeof Parameters>;

type Payment = Instalment & Readonly<{ year: FinancialYear | null }>;
type Payments = Payment & Readonly<{ times: number }>;

export const paymentsPublishedWords = {
  toPublish: (p: { count: number; name: string; above: number }) =>
    `${counted(p.count, "payment")} of more than ${pounds(p.above)} under ${p.name}: each is to be published once it is made. Check with your legal team.`,
  payment: (p: Payments) =>
    `${p.times === 1 ? "" : `${p.times} × `}${pounds(p.amount)}${p.on === null ? `, in ${p.year ?? ""}` : `, ${formatLongDate(p.on)}`}`,
  limit: (p: { above: number; from: CalendarDate }) =>
    `payments of more than ${pounds(p.above)} from ${formatLongDate(p.from)} on`,
  record: () => "Record in Evidence, about the contract, when its payments were published.",
};

const say = messagesOf(KIND, paymentsPublishedWords);

/** Of contracts bought under the Procurement Act, light touch or not (source: L8). */
export const paymentsPublished: Check<Limits> = {
  id: KIND,
  statement: "Large payments under a contract are published.",
  scope: "agreement",
  parameters: Parameters,

  run({ key, ledger, framework }, limits) {
    const contract = ledger.rows("agreements").find(({ id }) => id === scopeSubject(key));
    if (contract === undefined || contract.values.regime !== "pa-2023") return [];
    if (!isBought(contract.values)) return [];
    const published = evidenceOfKind(KIND, ledger.rows("evidence"), framework).flatMap(
      ({ values }) => values.date ?? [],
    );
    return ledger.rows("allocations").flatMap((row) => {
      if (!countsAsApproved(row)) return [];
      const due = paymentsOf(row, limits).filter((each) => !isPublished(each, published.at(-1)));
      if (due.length === 0) return [];
      const { abovePence: above, beginsOn } = limits;
      return [
        problemOf(row, {
          measure: due.length,
          sentence: say.toPublish({ count: due.length, name: nameOf(contract), above }),
          arithmetic: [
            ...alike(due).map((each) => say.payment(each)),
            say.limit({ above, from: beginsOn }),
          ],
          fields: ["instalments"],
          suggestion: { sentence: say.record() },
        }),
      ];
    });
  },
};

/** One without a day of its own is of its year, which is over where it ended before the law began. */
function paymentsOf(
  { values }: Row<"allocations">,
  { abovePence, beginsOn }: Limits,
): readonly Payment[] {
  const year = values.financialYear ?? null;
  return instalmentsIn(values.instalments ?? "", values.amount ?? null)
    .map((each) => ({ ...each, year }))
    .filter((each) => {
      const last = lastDay(each);
      return each.amount > abovePence && last !== null && last >= firstDayOf(beginsOn);
    });
}

function lastDay({ on, year }: Payment): IsoDay | null {
  if (on !== null) return lastDayOf(on);
  return year === null ? null : lastDayOfYear(year);
}

/** Published are those made by the day on which it was last done. */
function isPublished(payment: Payment, on: CalendarDate | undefined): boolean {
  const last = lastDay(payment);
  return on !== undefined && last !== null && last <= lastDayOf(on);
}

/** Those that say the same once, with how many they are. */
function alike(payments: readonly Payment[]): readonly Payments[] {
  const groups = new Map<string, Payments>();
  for (const each of payments) {
    const place = `${each.amount}/${each.on}`;
    groups.set(place, { ...each, times: (groups.get(place)?.times ?? 0) + 1 });
  }
  return [...groups.values()];
}
