import { expect, test } from "vitest";
import { ALL_CHECKS } from "../../shared/checks/all-checks.ts";
import { isMeasuredInPence } from "../../shared/checks/measured-in.ts";

test("[CHK161] what is measured in money is known, and the rest counts", () => {
  const inPence = ALL_CHECKS.map(({ id }) => id).filter(isMeasuredInPence);
  expect(inPence.toSorted()).toEqual([
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
});
