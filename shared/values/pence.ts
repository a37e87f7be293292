import { z } from "zod";

/** Money is whole pence (GBP), so that sums are exact. */
export const Pence = z.int().brand<"Pence">();
export type Pence = z.infer<typeof Pence>;

export const NO_PENCE = Pence.parse(0);

/** Whole pence that are already known to be whole, as after adding or subtracting pence. */
export function pence(amount: number): Pence {
  return Pence.parse(amount);
}

export function sumPence(amounts: Iterable<Pence>): Pence {
  let total = 0;
  for (const amount of amounts) total += amount;
  return Pence.parse(total);
}

const WHOLE_POUNDS = new Intl.NumberFormat("en-GB", {
  style: "currency",
  currency: "GBP",
  maximumFractionDigits: 0,
});
const POUNDS_AND_PENCE = new Intl.NumberFormat("en-GB", { style: "currency", currency: "GBP" });

/** "£1,234" or, where there are any pence, "£1,234.05". */
export function formatPounds(amount: Pence): string {
  return (amount % 100 === 0 ? WHOLE_POUNDS : POUNDS_AND_PENCE).format(amount / 100);
}
