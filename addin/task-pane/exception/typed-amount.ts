import { formatPounds, pence } from "../../../shared/values/pence.ts";

/** "1,250": an amount as a person would type it beside a pound sign. */
export function amountText(amount: number): string {
  return formatPounds(pence(amount)).replace("£", "");
}

/** The pence of an amount in pounds; null where it is none, or nothing. */
export function readAmount(text: string): number | null {
  const plain = text.replace(/[£,\s]/g, "");
  if (!/^\d+(\.\d{1,2})?$/.test(plain)) return null;
  const amount = Math.round(Number(plain) * 100);
  return amount > 0 ? amount : null;
}
