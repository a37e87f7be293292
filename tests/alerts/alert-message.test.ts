import { describe, expect, test } from "vitest";
import { alertMessage, alertSentence, distanceInWords } from "../../shared/alerts/alert-message.ts";
import { PLAN_ENTRY_KINDS } from "../../shared/forward-plan/plan-entry.ts";
import { day, entryOn } from "./alert-entries.ts";

describe("what an alert says", () => {
  test("[ALT9] what, when, why and what to do, in one sentence each", () => {
    expect(alertMessage(entryOn("2028-09-29"), day("2028-04-29"))).toEqual({
      what: "SV Therapies: decide what comes next",
      when: "29 Sep 2028, in 5 months",
      why: "to use option 1: current end 31 March 2029; less notice 6 months = 30 September 2028",
      next: "Decide and record the next step: extend, re-procure, redesign, decommission or allow to expire",
    });
    expect(alertSentence(entryOn("2028-09-29", { steps: [] }), day("2028-09-28"))).toBe(
      "SV Therapies: decide what comes next: 29 Sep 2028, tomorrow. Decide and record the next step: extend, re-procure, redesign, decommission or allow to expire.",
    );
  });

  test("[ALT9] of several reasons a decision gives the binding one, other entries their whole sum", () => {
    const steps = ["first", "second"];
    expect(alertMessage(entryOn("2028-09-29", { steps }), day("2028-01-01")).why).toBe("first");
    const notice = entryOn("2028-09-29", { steps, kind: "option-notice" });
    expect(alertMessage(notice, day("2028-01-01")).why).toBe("first; second");
  });

  test.each([
    ["decide-by", "2028-09-29", "2028-10-11", "29 Sep 2028, missed by 12 days"],
    ["decide-by", "2028-09-29", "2028-09-30", "29 Sep 2028, missed by 1 day"],
    ["insurance-expiry", "2028-09-29", "2028-10-11", "29 Sep 2028, 12 days ago"],
    [
      "decide-by",
      "2028-09",
      "2028-08-31",
      "September 2028, tomorrow, because only the month is known",
    ],
    ["decide-by", "2028-09", "2028-10-11", "September 2028, because only the month is known"],
    ["end-not-known", null, "2028-10-11", "date not known"],
  ] as const)("[ALT9] %s on %s, seen on %s, says %s", (kind, date, today, when) => {
    expect(alertMessage(entryOn(date, { kind }), day(today)).when).toBe(when);
  });

  test.each([
    [0, "today"],
    [1, "tomorrow"],
    [-1, "yesterday"],
    [13, "in 13 days"],
    [14, "in 2 weeks"],
    [-12, "12 days ago"],
    [153, "in 5 months"],
    [366, "in 12 months"],
    [1096, "in 3 years"],
  ])("[ALT9] %i days are said as %s", (days, words) => {
    expect(distanceInWords(days)).toBe(words);
  });

  test("[ALT9] every kind of entry says what to do, in the words people use", () => {
    for (const kind of PLAN_ENTRY_KINDS) {
      const { next } = alertMessage(entryOn("2028-09-29", { kind }), day("2028-01-01"));
      expect(next.length).toBeGreaterThan(8);
      expect(next).not.toMatch(/retender|finding|register|plan entry|milestone|headroom/i);
    }
  });
});
