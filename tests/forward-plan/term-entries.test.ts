import { describe, expect, test } from "vitest";
import { buildForwardPlan } from "../../shared/forward-plan/build-forward-plan.ts";
import { frameworkWith } from "../support/frameworks.ts";
import { entriesOf, THERAPIES } from "./one-agreement.ts";
import { idOf, ledger, on, option, referTo, row, term } from "./plan-rows.ts";

describe("the end", () => {
  test.each([
    [
      "the current end as typed",
      { currentEnd: on("2026-03-31"), initialEnd: on("2025-03-31") },
      "2026-03-31",
    ],
    [
      "start and initial term",
      { start: on("2022-04-01"), initialTerm: term("P36M") },
      "2025-03-31",
    ],
    ["a leap day", { start: on("2027-03-01"), initialTerm: term("P12M") }, "2028-02-29"],
    ["a start in weeks", { start: on("2027-03-01"), initialTerm: term("P52W") }, "2028-02-27"],
    ["a start known by its month", { start: on("2022-04"), initialTerm: term("P36M") }, "2025-03"],
    [
      "start, term and used options in one go",
      {
        start: on("2024-08-31"),
        initialTerm: term("P6M"),
        extensionOptions: [option("P6M", { state: "used" }), option("P12M")],
      },
      "2025-08-30",
    ],
    [
      "the initial end and used options",
      {
        initialEnd: on("2027-02-28"),
        extensionOptions: [option("P12M", { state: "used" })],
      },
      "2028-02-29",
    ],
  ])("[PLN2] is worked out from %s", (_what, values, date) => {
    expect(entriesOf("end", values).map((entry) => entry.date)).toEqual([date]);
  });

  test("[PLN7] the latest end uses every unused option, one after the other, and says what would move the end", () => {
    const values = {
      currentEnd: on("2026-09-30"),
      extensionOptions: [
        option("P12M", { state: "used" }),
        option("P6M"),
        option("P12M", { state: "lapsed" }),
        option("P6M"),
      ],
    };
    const [latest] = entriesOf("latest-end", values);
    expect(latest?.date).toBe("2027-09-30");
    expect(latest?.steps).toEqual([
      "current end 30 September 2026",
      "plus every unused option, 6 months and 6 months = 30 September 2027",
    ]);
    expect(entriesOf("end", values)[0]?.movedBy).toEqual([
      "using option 2 (6 months) moves the end to 31 March 2027",
    ]);
    expect(entriesOf("latest-end", { currentEnd: on("2026-09-30") })).toEqual([]);
  });

  test.each([
    { options: [], extent: "2027-03-31" },
    { options: [option("P12M")], extent: "2028-03-31" },
    { options: [option("P12M"), option("P11M")], extent: "2029-02-28" },
    { options: [option("P12M", { state: "used" }), option("P1M")], extent: "2028-04-30" },
    { options: [option("P12M", { state: "declined" })], extent: "2027-03-31" },
  ])("[CHK232] with $options its period could extend to $extent", ({ options, extent }) => {
    const values = {
      start: on("2026-04-01"),
      initialTerm: term("P12M"),
      extensionOptions: options,
    };
    const plan = [...entriesOf("end", values), ...entriesOf("latest-end", values)];
    expect(plan.at(-1)?.date).toBe(extent);
  });

  test("[PLN8] facts keep their date on a weekend", () => {
    const values = {
      start: on("2026-04-04"),
      currentEnd: on("2029-03-31"),
      insuranceUntil: on("2026-12-26"),
    };
    expect(entriesOf("start", values)[0]?.date).toBe("2026-04-04");
    expect(entriesOf("end", values)[0]?.date).toBe("2029-03-31");
    expect(entriesOf("insurance-expiry", values)[0]?.date).toBe("2026-12-26");
  });

  test("[PLN9] an end that is not known is an entry without a date, never silence", () => {
    const [unknown] = entriesOf("end-not-known", { start: on("2022-04-01") });
    expect(unknown).toMatchObject({
      date: null,
      severity: "warning",
      title: "SV Therapies: the end is not known",
    });
    expect(entriesOf("end-not-known", { currentEnd: on("2029-03-31") })).toEqual([]);
    for (const status of ["pipeline", "ended", "terminated"]) {
      expect(entriesOf("end-not-known", { status })).toEqual([]);
    }
  });
});

describe("what follows an end", () => {
  const end = { currentEnd: on("2025-03-31") };
  const successor = row("agreements", "New SV Therapies", {
    follows: [referTo(THERAPIES)],
    status: "pipeline",
  });
  const plain = frameworkWith();

  test("[PLN10] an end after which nothing is recorded says so", () => {
    expect(entriesOf("end", end)[0]).toMatchObject({ noSuccessor: true, severity: "warning" });
    expect(entriesOf("end", end, plain, successor)[0]).toMatchObject({
      noSuccessor: false,
      severity: "info",
    });
  });

  test.each([
    ["a grant, which does not go on unless somebody says so", { kind: "grant" }, false],
    ["a grant that goes on", { kind: "grant", continuing: true }, true],
    ["a contract that does not go on", { continuing: false }, false],
    ["one meant to end", { nextStep: "let-it-end" }, false],
    ["one to be decommissioned", { nextStep: "decommission" }, false],
    ["one to be retendered", { nextStep: "retender" }, true],
    ["one not begun", { status: "pipeline" }, false],
  ])("[PLN10] %s", (_what, values, noSuccessor) => {
    expect(entriesOf("end", { ...end, ...values })[0]?.noSuccessor).toBe(noSuccessor);
  });

  test("[PLN10] an award in a scheme has no successor, no decision and no work-back", () => {
    const scheme = row("schemes", "Community grants");
    const award = row("allocations", "Award", {
      agreement: referTo(THERAPIES),
      scheme: referTo(scheme),
    });
    const ownership = { ...end, extensionOptions: [option("P12M", { notice: term("P3M") })] };
    expect(entriesOf("end", ownership, plain, award)[0]?.noSuccessor).toBe(false);
    expect(entriesOf("decide-by", ownership, plain, award)).toEqual([]);
    expect(entriesOf("decide-by", ownership, plain)).toHaveLength(1);
  });

  test("[PLN11] a recorded successor is due the day after the end, named for itself", () => {
    const [due] = entriesOf("successor-due", end, plain, successor);
    expect(due).toMatchObject({
      id: `${THERAPIES.id}/successor-due/${successor.id}`,
      date: "2025-04-01",
      title: "New SV Therapies due",
      steps: ["current end 31 March 2025", "plus a day = 1 April 2025"],
    });
    expect(
      entriesOf("successor-due", { currentEnd: on("2025-03") }, plain, successor)[0],
    ).toMatchObject({
      date: "2025-04",
      precision: "month",
    });
    expect(entriesOf("successor-due", end)).toEqual([]);
  });

  test("[PLN11] where the end is not known its successor's own start counts; one that is over is not due", () => {
    const started = row("agreements", "New", {
      follows: [referTo(THERAPIES)],
      start: on("2025-07-01"),
    });
    const over = row("agreements", "Old", { follows: [referTo(THERAPIES)], status: "ended" });
    expect(entriesOf("successor-due", {}, plain, started)[0]?.date).toBe("2025-07-01");
    expect(entriesOf("successor-due", end, plain, over)).toEqual([]);
    expect(entriesOf("end", end, plain, over)[0]?.noSuccessor).toBe(false);
  });

  test("[PLN11] an agreement that follows itself has no successor", () => {
    const circle = row("agreements", "SV Therapies", { ...end, follows: [referTo(THERAPIES)] });
    const plan = buildForwardPlan(ledger(circle), plain);
    expect(plan.find(({ kind }) => kind === "end")?.noSuccessor).toBe(true);
    expect(plan.some(({ kind }) => kind === "successor-due")).toBe(false);
  });
});

describe("breaks, returns and insurance", () => {
  test("[PLN12] a break has its first day and the notice before it, ours moved off a weekend, theirs not", () => {
    const clause = { from: on("2029-03-31"), notice: term("P6M") };
    const dates = (kind: "break-date" | "break-notice") =>
      entriesOf(kind, { breakUs: clause, breakThem: clause }).map(({ id, date }) => [
        id.split("/")[2],
        date,
      ]);
    expect(dates("break-date")).toEqual([
      ["them", "2029-03-31"],
      ["us", "2029-03-31"],
    ]);
    expect(dates("break-notice")).toEqual([
      ["us", "2028-09-29"],
      ["them", "2028-09-30"],
    ]);
    expect(
      entriesOf("break-notice", { breakUs: { from: on("2029-03-31"), notice: null } }),
    ).toEqual([]);
    expect(entriesOf("break-date", { breakUs: { from: null, notice: term("P6M") } })).toEqual([]);
  });

  test("[PLN13] a return is due until it has come", () => {
    const owed = row("returns", "Quarter 1", {
      agreement: referTo(THERAPIES),
      period: "Quarter 1",
      due: on("2026-07-31"),
    });
    const sent = row("returns", "Quarter 4", {
      agreement: referTo(THERAPIES),
      due: on("2026-04-30"),
      received: on("2026-05-02"),
    });
    const due = entriesOf("return-due", {}, frameworkWith(), owed, sent);
    expect(due.map(({ id, date, title }) => [id, date, title])).toEqual([
      [
        `${THERAPIES.id}/return-due/${owed.id}`,
        "2026-07-31",
        "SV Therapies: return for Quarter 1 due",
      ],
    ]);
  });

  test("[PLN13] the provider's insurance counts while the agreement runs", () => {
    expect(
      entriesOf("insurance-expiry", { insuranceUntil: on("2026-12-31"), status: "ended" }),
    ).toEqual([]);
  });
});

describe("whose an entry is and how it prints", () => {
  test("[PLN14] by programme, else by service area as the framework calls it, else by title", () => {
    const group = (values: Parameters<typeof entriesOf>[1]) =>
      entriesOf("end", { currentEnd: on("2025-03-31"), ...values })[0]?.group;
    expect(group({ programme: "Victims contracts", serviceArea: "victims" })).toBe(
      "Victims contracts",
    );
    expect(group({ serviceArea: "victims" })).toBe("victims");
    expect(group({})).toBe("SV Therapies");
  });

  test("[PLN14] an entry names its owner and whom to escalate to", () => {
    const named = { currentEnd: on("2025-03-31"), owner: "Ann Officer", manager: "Mo Manager" };
    expect(entriesOf("end", named)[0]).toMatchObject({
      owner: "Ann Officer",
      manager: "Mo Manager",
    });
  });

  test("[PLN14] the same thing keeps its id while its date moves", () => {
    const at = (date: string) => entriesOf("end", { currentEnd: on(date) })[0]?.id;
    expect(at("2025-03-31")).toBe(`${idOf("agreements/SV Therapies")}/end/1`);
    expect(at("2026-03-31")).toBe(at("2025-03-31"));
  });
});
