/** Orders texts, days and ids; equal ones are left to whatever is compared next. */
export function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
