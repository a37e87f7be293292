/** The checks whose measure is an amount in pence; others count rows, days or fields. */
const IN_PENCE: ReadonlySet<string> = new Set([
  "agreement-within-allocation",
  "allocations-within-budget",
  "award-size",
  "award-total",
  "estimated-pot",
  "fund-purposes",
  "parent-and-children",
  "procurement-body",
  "proposals-within-budget",
  "ring-fence",
  "split-value",
  "stated-total",
  "threshold-route",
  "total-value",
  "underspend-explained",
  "value-variation",
  "year-on-year",
]);

/** Whether what a check measures is money, so that a person can say up to how much it may go. */
export function isMeasuredInPence(check: string): boolean {
  return IN_PENCE.has(check);
}
