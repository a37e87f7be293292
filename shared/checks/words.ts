import { formatPounds, pence } from "../values/pence.ts";

/** "Title", "Title and Fund", "Title, Fund and Amount". */
export function joined(words: readonly string[], last = "and"): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;
}

/** "1 award", "12 awards". */
export function counted(count: number, one: string, several = `${one}s`): string {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? one : several}`;
}

/** Pounds of an amount that is only a number of pence after adding and taking away. */
export function pounds(amount: number): string {
  return formatPounds(pence(amount));
}

/** "23.88 %": a part of a whole, to two places. */
export function share(part: number, whole: number): string {
  return `${((part / whole) * 100).toFixed(2)} %`;
}
