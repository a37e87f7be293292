import { registerOf } from "../registers/all-registers.ts";
import type { RegisterKey } from "../registers/field.ts";
import type { AnyRow } from "../registers/ledger.ts";
import { pence } from "../values/pence.ts";
import type { Check } from "./check.ts";
import { messagesOf } from "./message.ts";
import { NoParameters, problemOf } from "./problem.ts";
import { joined, pounds } from "./words.ts";

type Below = Readonly<{ field: string; label: string; amount: number }>;

export const belowZeroWords = {
  below: (p: { amounts: readonly Pick<Below, "label" | "amount">[] }) =>
    `${joined(p.amounts.map(({ label, amount }) => `${label} is ${pounds(amount)}`))}, which is below zero. Is that meant?`,
  above: (p: { amount: number }) => `${pounds(p.amount)}?`,
};

const say = messagesOf("below-zero", belowZeroWords);

/** Money that goes out. A budget may be cut and a return put right by an amount below zero. */
const REGISTERS: readonly RegisterKey[] = ["agreements", "allocations", "fundingLines", "schemes"];

/** It may be meant, as where money is taken back, so it is asked and never refused. */
export const belowZero: Check = {
  id: "below-zero",
  statement: "An amount below zero, which makes room in a budget unseen, is asked about.",
  scope: "row",
  registers: REGISTERS,
  parameters: NoParameters,

  run({ members }) {
    return members.flatMap((row) => {
      const amounts = belowZeroIn(row);
      const [first] = amounts;
      if (first === undefined) return [];
      const { field, amount } = first;
      return [
        problemOf(row, {
          measure: amounts.length,
          sentence: say.below({ amounts: amounts.map(({ label, amount }) => ({ label, amount })) }),
          fields: amounts.map((one) => one.field),
          suggestion: { sentence: say.above({ amount: -amount }), field, value: pence(-amount) },
        }),
      ];
    });
  },
};

/** Each register's fields of money, found once: this is asked of every row. */
const MONEY = new Map(
  REGISTERS.map((register) => {
    const fields = Object.entries(registerOf(register).fields);
    return [register, fields.filter(([, { type }]) => type.kind === "money")] as const;
  }),
);

function belowZeroIn({ register, values }: AnyRow): readonly Below[] {
  return (MONEY.get(register) ?? []).flatMap(([field, { label }]) => {
    const amount = values[field];
    return typeof amount === "number" && amount < 0 ? [{ field, label, amount }] : [];
  });
}
