import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nextOverdue, planAlerts } from "../../shared/alerts/plan-alerts.ts";
import { addDays } from "../../shared/values/calendar-date.ts";
import { alertFramework, day, entryOn, lead } from "./alert-entries.ts";

function sendings(...args: Parameters<typeof planAlerts>) {
  return planAlerts(...args).map(({ lead: before, sendOn, person }) => [before, sendOn, person]);
}

describe("the alerts a framework asks for", () => {
  test("[ALT1] an entry has one alert for each lead and person, by the month convention", () => {
    expect(sendings([entryOn("2028-09-30")], alertFramework())).toEqual([
      ["P6M", "2028-03-31", "Ann Officer"],
      ["P1M", "2028-08-31", "Ann Officer"],
      ["due", "2028-09-30", "Ann Officer"],
    ]);
  });

  test("[ALT1] the key says subject, kind, date, lead and person", () => {
    const entry = entryOn("2028-09-30");
    expect(planAlerts([entry], alertFramework({ leads: [lead("P6M")] }))[0]?.key).toBe(
      `${entry.subject.id}/decide-by/1/2028-09-30/P6M/ann officer`,
    );
  });

  test("[ALT1] kinds no rule names, and entries without a date, have none", () => {
    expect(planAlerts([entryOn("2028-09-30", { kind: "end" })], alertFramework())).toEqual([]);
    expect(planAlerts([entryOn(null)], alertFramework())).toEqual([]);
  });

  test("[ALT1] two rules that ask for the same alert make one", () => {
    const twice = alertFramework();
    const both = { ...twice, alerts: [...twice.alerts, ...twice.alerts] };
    expect(planAlerts([entryOn("2028-09-30")], both)).toHaveLength(3);
  });

  test("[ALT2] an alert of a month counts from its first day", () => {
    expect(sendings([entryOn("2028-09")], alertFramework())).toEqual([
      ["P6M", "2028-03-01", "Ann Officer"],
      ["P1M", "2028-08-01", "Ann Officer"],
      ["due", "2028-09-01", "Ann Officer"],
    ]);
  });

  test("[ALT3] a date that moves arms every alert again, and other changes arm none", () => {
    const keys = (entry: ReturnType<typeof entryOn>) =>
      planAlerts([entry], alertFramework()).map(({ key }) => key);
    const before = keys(entryOn("2028-09-30"));
    expect(keys(entryOn("2028-09-30", { title: "Renamed", steps: [] }))).toEqual(before);
    for (const key of keys(entryOn("2029-09-30"))) expect(before).not.toContain(key);
  });

  test("[ALT4] leads missed before an entry was known become one alert on the day it is known", () => {
    expect(sendings([entryOn("2028-09-30")], alertFramework(), day("2028-09-10"))).toEqual([
      ["P1M", "2028-09-10", "Ann Officer"],
      ["due", "2028-09-30", "Ann Officer"],
    ]);
  });

  test.each([
    ["the day of a lead", "2028-08-31", ["P1M", "due"]],
    ["the day after a lead", "2028-09-01", ["P1M", "due"]],
    ["the day itself", "2028-09-30", ["due"]],
    ["the day after", "2028-10-01", ["due"]],
    ["long before", "2020-01-01", ["P6M", "P1M", "due"]],
  ])("[ALT4] first known on %s", (_what, knownOn, leads) => {
    const planned = planAlerts([entryOn("2028-09-30")], alertFramework(), day(knownOn));
    expect(planned.map(({ lead: before }) => before)).toEqual(leads);
    expect(planned[0]?.sendOn).toBe(knownOn === "2020-01-01" ? "2028-03-31" : knownOn);
  });

  test("[ALT4] a rule with leads alone says the last of them on the day itself, and after it that the day has passed", () => {
    const early = alertFramework({ leads: [lead("P6M"), lead("P2W")] });
    const leadsOn = (knownOn: string) =>
      planAlerts([entryOn("2028-09-30")], early, day(knownOn)).map((alert) => alert.lead);
    expect(leadsOn("2028-09-30")).toEqual(["P2W"]);
    expect(leadsOn("2028-10-01")).toEqual(["due"]);
  });

  test("[ALT4] an entry already past when first known alerts at once, and planning again adds nothing new", () => {
    const first = planAlerts([entryOn("2028-09-30")], alertFramework(), day("2028-10-12"));
    expect(first.map(({ lead: before, sendOn }) => [before, sendOn])).toEqual([
      ["due", "2028-10-12"],
    ]);
    const again = planAlerts([entryOn("2028-09-30")], alertFramework(), day("2028-11-01"));
    expect(again.map(({ key }) => key)).toEqual(first.map(({ key }) => key));
  });

  test("[ALT4] planning again later never asks for an alert that was not planned at first", () => {
    const dates = fc.integer({ min: 0, max: 900 }).map((days) => addDays(day("2027-01-01"), days));
    fc.assert(
      fc.property(dates, dates, dates, (date, one, other) => {
        const [known, later] = one < other ? [one, other] : [other, one];
        const keysOn = (on: typeof one) =>
          planAlerts([entryOn(date)], alertFramework(), on).map(({ key }) => key);
        const first = keysOn(known);
        expect(keysOn(later).filter((key) => !first.includes(key))).toEqual([]);
      }),
    );
  });

  test("[ALT5] an alert goes to whom the row names, finance and the fallback group named as such", () => {
    const framework = alertFramework({
      leads: ["due"],
      audience: ["owner", "manager", "finance", "fallback"],
    });
    const told = planAlerts([entryOn("2028-09-30")], framework);
    expect(told.map(({ audience, person }) => [audience, person])).toEqual([
      ["owner", "Ann Officer"],
      ["fallback", null],
      ["finance", null],
      ["manager", "Mo Manager"],
    ]);
  });

  test("[ALT5] where the row names nobody of those to be told, the fallback group is", () => {
    const framework = alertFramework({ leads: ["due"], audience: ["owner", "manager"] });
    const told = (parts: Parameters<typeof entryOn>[1]) =>
      planAlerts([entryOn("2028-09-30", parts)], framework).map(({ audience }) => audience);
    expect(told({ owner: null, manager: " " })).toEqual(["fallback"]);
    expect(told({ owner: null })).toEqual(["manager"]);
    expect(told({ manager: "ann officer" })).toEqual(["owner"]);
  });
});

describe("weekly reminders", () => {
  test.each([
    ["the day itself", "2028-09-30", "overdue-1", "2028-10-07"],
    ["a day late", "2028-10-01", "overdue-1", "2028-10-07"],
    ["the first reminder's day", "2028-10-07", "overdue-2", "2028-10-14"],
    ["first known twelve days late", "2028-10-12", "overdue-2", "2028-10-14"],
    ["a stop of ten weeks", "2028-12-10", "overdue-11", "2028-12-16"],
  ])("[ALT6] after %s the next one comes, and none is made up for", (_what, after, id, sendOn) => {
    const next = nextOverdue(entryOn("2028-09-30"), alertFramework(), day(after));
    expect(next.map((alert) => [alert.lead, alert.sendOn])).toEqual([[id, sendOn]]);
  });

  test("[ALT6] a rule without reminders, another kind and an entry without a date have none", () => {
    const after = day("2028-10-01");
    const silent = alertFramework({ overdueEvery: null });
    expect(nextOverdue(entryOn("2028-09-30"), silent, after)).toEqual([]);
    const end = entryOn("2028-09-30", { kind: "end" });
    expect(nextOverdue(end, alertFramework(), after)).toEqual([]);
    expect(nextOverdue(entryOn(null), alertFramework(), after)).toEqual([]);
  });
});
