import { describe, expect, test } from "vitest";
import { nextOverdue, planAlerts } from "../../shared/alerts/plan-alerts.ts";
import { PIPELINE_NOTICE } from "../../shared/forward-plan/pipeline-listing.ts";
import { planSubjectsTouchedBy } from "../../shared/forward-plan/plan-subjects.ts";
import { starter } from "../../shared/frameworks/starter.ts";
import type { RowValues } from "../../shared/registers/all-registers.ts";
import { IsoDay } from "../../shared/values/calendar-date.ts";
import { pence } from "../../shared/values/pence.ts";
import { frameworkWith, stated } from "../support/frameworks.ts";
import { entriesOf, THERAPIES } from "./one-agreement.ts";
import { on, row } from "./plan-rows.ts";

type Values = Partial<RowValues<"agreements">>;

const day = (text: string) => IsoDay.parse(text);
const payingPounds = (pounds: number) =>
  frameworkWith({ plan: { paysUnderContracts: stated(pounds * 100) } });
const paying = payingPounds(120_000_000);

const planned: Values = {
  status: "pipeline",
  procurementStarted: on("2026-09-01"),
  maximumValue: pence(240_000_000),
  vat: "zero",
};

const dueOf = (values: Values, framework = paying) =>
  entriesOf("publish-due", { ...planned, ...values }, framework).map(({ date }) => date);

function recorded(kind: string) {
  const about = { id: THERAPIES.id, text: "SV Therapies" };
  return row("evidence", kind, { subject: about, kind, date: on("2026-04-20") });
}

describe("a pipeline notice", () => {
  test.each<{ what: string; values: Values; due: readonly string[] }>([
    { what: "on 26 May", values: {}, due: ["2026-05-26"] },
    {
      what: "of the year in which the procurement starts",
      values: { procurementStarted: on("2027-03") },
      due: ["2026-05-26"],
    },
    {
      what: "on the working day before a bank holiday",
      values: { procurementStarted: on("2025-04-01") },
      due: ["2025-05-23"],
    },
    { what: "on no day without one", values: { procurementStarted: null }, due: [] },
    { what: "of no £2 million", values: { maximumValue: pence(200_000_000) }, due: [] },
    { what: "of a penny more", values: { maximumValue: pence(200_000_001) }, due: ["2026-05-26"] },
    { what: "of nothing that runs", values: { status: "live" }, due: [] },
    { what: "of no grant", values: { kind: "grant" }, due: [] },
    { what: "of no other regime", values: { regime: "psr" }, due: [] },
    { what: "no more once its id is given", values: { noticeIds: ["2026/S 000-1"] }, due: [] },
  ])("[PLN60] is due $what", ({ values, due }) => {
    expect(dueOf(values)).toEqual(due);
  });

  test.each([
    { pays: 100_000_000, entries: 0 },
    { pays: 100_000_000.01, entries: 1 },
  ])("[PLN60] is for a body that pays £$pays: $entries", ({ pays, entries }) => {
    expect(dueOf({}, payingPounds(pays))).toHaveLength(entries);
  });

  test("[PLN60] is for nobody who has not said what is paid", () => {
    expect(dueOf({}, frameworkWith())).toEqual([]);
  });

  test("[PLN60] is no longer due once one is recorded, and another kind of evidence changes nothing", () => {
    const entries = (kind: string) => entriesOf("publish-due", planned, paying, recorded(kind));
    expect(entries(PIPELINE_NOTICE)).toEqual([]);
    expect(entries("visit")).toHaveLength(1);
    expect(planSubjectsTouchedBy(null, recorded(PIPELINE_NOTICE)).map(({ id }) => id)).toEqual([
      THERAPIES.id,
    ]);
  });

  test("[PLN60] shows its days, its value and whom to ask", () => {
    const values = { ...planned, procurementStarted: on("2025-04-01"), vat: "standard" };
    const [entry] = entriesOf("publish-due", values, paying);
    expect(entry).toMatchObject({
      id: `${THERAPIES.id}/publish-due/pipeline-notice`,
      title: "SV Therapies: pipeline notice due",
      steps: [
        "56 days that begin with 1 April 2025 = 26 May 2025",
        "the spring bank holiday, a bank holiday, so Friday 23 May 2025",
        "counts as £2,880,000 with every option and VAT, more than £2,000,000",
        "check with your legal team whether it is to be listed",
      ],
    });
  });

  test("[PLN61] has its alerts by lead time, and one each week once it is late", () => {
    const entries = entriesOf("publish-due", planned, paying);
    expect(planAlerts(entries, starter).map(({ lead, sendOn }) => [lead, sendOn])).toEqual([
      ["P1M", "2026-04-26"],
      ["P2W", "2026-05-12"],
      ["due", "2026-05-26"],
    ]);
    const reminders = entries.flatMap((entry) => nextOverdue(entry, starter, day("2026-05-27")));
    expect(reminders.map(({ sendOn }) => sendOn)).toEqual(["2026-06-02"]);
  });
});
