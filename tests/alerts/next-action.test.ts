import { expect, test } from "vitest";
import { NEXT_ACTION } from "../../shared/alerts/next-action.ts";
import { PLAN_ENTRY_KINDS } from "../../shared/forward-plan/plan-entry.ts";

test.each(PLAN_ENTRY_KINDS)("[ALT9] of %s it says what to do, in the words people use", (kind) => {
  expect(NEXT_ACTION[kind]).toMatch(/^[A-Z].{8,}\.$/);
  expect(NEXT_ACTION[kind]).not.toMatch(/retender|finding|register|plan entry|milestone|headroom/i);
});
