import { describe, expect, test } from "vitest";
import { cadenceIn } from "../../shared/forward-plan/cadence.ts";
import { planSubjectsTouchedBy } from "../../shared/forward-plan/plan-subjects.ts";
import type { Framework, FrameworkRule } from "../../shared/framework/framework.ts";
import type { RowValues } from "../../shared/registers/all-registers.ts";
import { Term } from "../../shared/values/term.ts";
import { frameworkWith, stated } from "../support/frameworks.ts";
import { entriesOf, THERAPIES } from "./one-agreement.ts";
import { on, row } from "./plan-rows.ts";

type Values = Partial<RowValues<"agreements">>;

const running: Values = {
  start: on("2026-04-01"),
  currentEnd: on("2028-03-31"),
  status: "live",
};
const about = { id: THERAPIES.id, text: "SV Therapies" };
const quarterly = frameworkWith({
  plan: {
    meetingEvery: stated(Term.parse("P3M")),
    returnEvery: stated(Term.parse("P3M")),
    noMeetingsFor: stated(["facilitating"]),
  },
});

function recorded(kind: string, day: string | null, name = kind) {
  return row("evidence", name, { subject: about, kind, date: day === null ? null : on(day) });
}

describe("meetings and returns", () => {
  test.each([
    ["quarterly", "P3M"],
    ["Every quarter", "P3M"],
    ["six-monthly", "P6M"],
    ["6 monthly", "P6M"],
    ["mid-year and year-end", "P6M"],
    ["annual review", "P12M"],
    ["monthly", "P1M"],
    ["every 2 months", "P2M"],
    ["every 6 weeks", "P6W"],
    ["none", "none"],
    ["Not required", "none"],
    ["as agreed", null],
    ["", null],
    [null, null],
  ])("[PLN47] “%s” is read as %s", (text, every) => {
    expect(cadenceIn(text)).toBe(every);
  });

  test.each<{ what: string; values: Values; framework: Framework; date: string | null }>([
    { what: "as the framework says", values: {}, framework: quarterly, date: "2026-07-01" },
    {
      what: "as the agreement says itself",
      values: { meetings: "six-monthly" },
      framework: quarterly,
      date: "2026-10-01",
    },
    {
      what: "in words that say nothing",
      values: { meetings: "as agreed" },
      framework: quarterly,
      date: "2026-07-01",
    },
    { what: "never, as it says", values: { meetings: "none" }, framework: quarterly, date: null },
    { what: "where nobody says how often", values: {}, framework: frameworkWith(), date: null },
    {
      what: "in a role without meetings",
      values: { role: "facilitating" },
      framework: quarterly,
      date: null,
    },
    {
      what: "in such a role with its own",
      values: { role: "facilitating", meetings: "quarterly" },
      framework: quarterly,
      date: "2026-07-01",
    },
    { what: "in another role", values: { role: "lead" }, framework: quarterly, date: "2026-07-01" },
    { what: "before it begins", values: { status: "pipeline" }, framework: quarterly, date: null },
    {
      what: "after the end",
      values: { currentEnd: on("2026-06-30") },
      framework: quarterly,
      date: null,
    },
    {
      what: "on the last day",
      values: { currentEnd: on("2026-07-01") },
      framework: quarterly,
      date: "2026-07-01",
    },
    { what: "without a start", values: { start: null }, framework: quarterly, date: null },
  ])("[PLN48] a meeting is due $what: $date", ({ values, framework, date }) => {
    const found = entriesOf("meeting-due", { ...running, ...values }, framework);
    expect(found.map((entry) => entry.date)).toEqual(date === null ? [] : [date]);
  });

  test("[PLN48] the next is counted from the last that was held, and says so", () => {
    const held = [
      recorded("meeting", "2026-09-10", "second"),
      recorded("Meeting", "2026-06-20", "first"),
    ];
    expect(entriesOf("meeting-due", running, quarterly, ...held)).toMatchObject([
      {
        date: "2026-12-10",
        steps: ["last meeting 10 September 2026", "plus 3 months = 10 December 2026"],
      },
    ]);
  });

  test("[PLN49] the first return is due when its first period ends, the next a period later", () => {
    const due = (...returns: Parameters<typeof row<"returns">>[2][]) =>
      entriesOf(
        "return-due",
        running,
        quarterly,
        ...returns.map((values, place) =>
          row("returns", `return ${place}`, { agreement: about, ...values }),
        ),
      ).map(({ id, date }) => [id.split("/").at(-1), date]);
    expect(due()).toEqual([["next", "2026-06-30"]]);
    expect(due({ due: on("2026-06-30"), received: on("2026-07-09") })).toEqual([
      ["next", "2026-09-30"],
    ]);
    expect(due({ due: null, received: on("2026-07-09") })).toEqual([["next", "2026-10-09"]]);
    expect(due({ due: on("2026-06-30"), received: null }).map(([, date]) => date)).toEqual([
      "2026-06-30",
    ]);
    expect(entriesOf("return-due", { ...running, monitoring: "none" }, quarterly)).toEqual([]);
  });
});

describe("evidence that is still to come", () => {
  const rule = (parameters: FrameworkRule["parameters"], parts: Partial<FrameworkRule> = {}) =>
    frameworkWith({
      rules: [
        {
          id: "R",
          check: "evidence-present",
          parameters,
          source: { document: "A document", quote: "before the tender", rule: null },
          force: "should",
          ...parts,
        },
      ],
    });
  const asked = {
    register: "agreements",
    kinds: ["specification"],
    by: ["procurementStarted", "start"],
    when: [{ field: "kind", isOneOf: ["contract"] }],
  };
  // 2 May 2026 is a Saturday.
  const planned: Values = { status: "pipeline", procurementStarted: on("2026-05-02") };

  test.each<{ what: string; values: Values; date: string | null }>([
    { what: "before the tender, on a working day", values: {}, date: "2026-05-01" },
    {
      what: "by the start where no tender is known",
      values: { procurementStarted: null, start: on("2026-06-01") },
      date: "2026-06-01",
    },
    { what: "of no date that is known", values: { procurementStarted: null }, date: null },
    { what: "of another kind of agreement", values: { kind: "grant" }, date: null },
    { what: "of one that runs, where it is a finding", values: { status: "live" }, date: null },
    { what: "of one that is over", values: { status: "ended" }, date: null },
  ])("[PLN50] a specification $what", ({ values, date }) => {
    const found = entriesOf("evidence-due", { ...planned, ...values }, rule(asked));
    expect(found.map((entry) => entry.date)).toEqual(date === null ? [] : [date]);
  });

  test("[PLN50] goes once it is recorded, and a rule switched off asks for nothing", () => {
    const done = recorded("specification", "2026-04-01");
    expect(entriesOf("evidence-due", planned, rule(asked), done)).toEqual([]);
    const off = rule(asked, { override: { severity: "off", reason: "not ours" } });
    expect(entriesOf("evidence-due", planned, off)).toEqual([]);
    expect(entriesOf("evidence-due", planned, rule({ ...asked, overThreshold: true }))).toEqual([]);
  });

  test("[PLN50] a visit is due before the end while the agreement runs", () => {
    const visits = rule({ register: "agreements", kinds: ["visit"], by: ["end"] });
    expect(entriesOf("visit-due", running, visits)).toMatchObject([
      {
        date: "2028-03-31",
        steps: ["before the end 31 March 2028"],
        movedBy: ["recording it in Evidence"],
      },
    ]);
    expect(entriesOf("visit-due", running, visits, recorded("visit", "2027-05-05"))).toEqual([]);
    expect(
      entriesOf("visit-due", running, rule({ register: "schemes", kinds: ["visit"], by: ["end"] })),
    ).toEqual([]);
  });

  test("[PLN51] evidence touches the entries of the row it is about", () => {
    const visit = recorded("visit", "2027-05-05");
    expect(planSubjectsTouchedBy(null, visit).map(({ id }) => id)).toEqual([THERAPIES.id]);
  });
});

describe("the notice of an end", () => {
  test.each<{ what: string; values: Values; date: string | null }>([
    {
      what: "thirty days that begin with the end",
      values: { regime: "pa-2023" },
      date: "2028-04-29",
    },
    {
      what: "of a month, from its last day",
      values: { regime: "pa-2023", currentEnd: on("2028-03") },
      date: "2028-04-29",
    },
    { what: "under another regime", values: { regime: "pcr-2015" }, date: null },
    { what: "of one that is over", values: { regime: "pa-2023", status: "ended" }, date: null },
    { what: "of no known end", values: { regime: "pa-2023", currentEnd: null }, date: null },
  ])("[PLN52] is due $what", ({ values, date }) => {
    const found = entriesOf("publish-due", { ...running, ...values });
    expect(found.map((entry) => entry.date)).toEqual(date === null ? [] : [date]);
  });

  test("[PLN52] shows its days and whom to ask", () => {
    expect(entriesOf("publish-due", { ...running, regime: "pa-2023" })[0]?.steps).toEqual([
      "current end 31 March 2028",
      "30 days that begin with 31 March 2028 = 29 April 2028",
      "check with your legal team whether the day of the end counts",
    ]);
  });
});
