import { describe, expect, test } from "vitest";
import { prepareFramework, rulesOf } from "../../shared/checks/prepare-framework.ts";
import { entriesOf, type Framework } from "../../shared/framework/framework.ts";
import { entryFor } from "../../shared/framework/vocabulary-lookup.ts";
import { FRAMEWORKS, frameworkOf } from "../../shared/frameworks/all-frameworks.ts";
import { avonAndSomerset } from "../../shared/frameworks/avon-and-somerset.ts";
import { dyfedPowys } from "../../shared/frameworks/dyfed-powys.ts";
import { starter } from "../../shared/frameworks/starter.ts";
import { fieldOf } from "../../shared/registers/all-registers.ts";
import type { VocabularyKey } from "../../shared/registers/field.ts";
import { ledgerOf } from "../../shared/registers/ledger.ts";
import { mintRowId } from "../../shared/values/row-id.ts";
import { monthsIn } from "../../shared/values/term.ts";
import { checkRows, pounds, row, saidOf, year } from "../checks/rows.ts";
import { rowsOfFigures } from "./figure-rows.ts";

const all = Object.entries(FRAMEWORKS);

/** Ids in order, so that every run has the same ones. */
function minting() {
  let state = 1;
  return () =>
    mintRowId(() => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state / 2 ** 32;
    });
}

describe("every framework that comes with Foreplan", () => {
  test.each(all)(
    "[CHK70] %s is prepared without a mistake, under the key it is named with",
    (key, framework) => {
      expect(framework.key).toBe(key);
      expect(frameworkOf(key)).toBe(framework);
      expect(prepareFramework(framework).rules.row.length).toBeGreaterThan(5);
      const ids = rulesOf(framework).map(({ id }) => id);
      expect(ids).toEqual([...new Set(ids)]);
    },
  );

  test.each(all)(
    "[CHK70] %s gives a source with a quote to every rule, figure and statement",
    (_key, framework) => {
      const sources = [
        ...framework.rules.map(({ source }) => source),
        ...framework.figures.map(({ source }) => source),
        ...(framework.questions ?? []).map(({ source }) => source),
        ...[...Object.values(framework.vocabularies), ...Object.values(framework.plan)].flatMap(
          (setting) => (isStated(setting) ? [setting.source] : []),
        ),
      ];
      for (const { document, quote } of sources) {
        expect(document).not.toBe("");
        expect(quote.length).toBeGreaterThan(5);
      }
    },
  );

  test.each(all)("[CHK70] %s uses each word of a list for one entry only", (_key, framework) => {
    for (const vocabulary of Object.keys(framework.vocabularies) as VocabularyKey[]) {
      for (const entry of entriesOf(framework, vocabulary)) {
        for (const word of [entry.key, entry.label, ...entry.aliases]) {
          expect([word, entryFor(framework, vocabulary, word)?.key]).toEqual([word, entry.key]);
        }
      }
    }
  });

  test.each(all)(
    "[CHK71] the figures of %s name fields and choices of their registers",
    (_key, framework) => {
      for (const { register, values } of framework.figures) {
        for (const [key, value] of Object.entries(values)) {
          const type = fieldOf(register, key)?.type;
          expect([register, key, type?.kind]).toEqual([register, key, expect.any(String)]);
          if (type?.kind === "choice")
            expect(type.choices.map((each) => each.key)).toContain(value);
        }
      }
    },
  );

  test.each(all)(
    "[CHK71] the figures of %s refer to each other, and have no error",
    (_key, framework) => {
      const rows = rowsOfFigures(framework, minting());
      const found = checkRows(rows, framework);
      expect(found.filter(({ check }) => check === "matched-references")).toEqual([]);
      expect(found.filter(({ severity }) => severity === "error")).toEqual([]);
    },
  );
});

test("[CHK70] a framework nobody wrote is none", () => {
  expect(frameworkOf("toString")).toBeUndefined();
  expect(frameworkOf("nowhere")).toBeUndefined();
});

describe("Dyfed-Powys", () => {
  const table = [
    ["Substance Misuse", ["1", "2"], "Joint commissioning", 290_000],
    ["Antisocial Behaviour", ["1", "2"], "Direct", 130_000],
    ["Prevention of Youth Offending", ["1", "2"], "Grants", 180_122],
    ["Victims' referral service", ["1", "2"], "Direct", 237_579],
    ["Victim Satisfaction", ["3"], "Direct", 20_000],
    ["Domestic Abuse", ["1", "2"], "Joint Commissioning", 200_000],
    ["Sexual Abuse", ["1", "2"], "Direct", 221_733],
    ["Children at Risk of Sexual Exploitation", ["1", "2"], "Direct", 80_000],
    [
      "Restorative Justice",
      ["1", "2", "4"],
      "Partnership with Kent, Surrey and Sussex Community Rehabilitation Company",
      6_250,
    ],
    ["Diversionary scheme for offenders", ["1", "2", "3"], "Direct", 253_210],
  ] as const;
  const figures = rowsOfFigures(dyfedPowys, minting());
  const budgetFund = figures.find(({ values }) => values.name === dyfedPowys.defaultFund);
  const lines = table.map(([serviceArea, priorities, mechanism, amount]) =>
    row("allocations", serviceArea, {
      serviceArea,
      priorities,
      mechanism,
      amount: pounds(amount),
      financialYear: year("2021/22"),
      fund: { id: budgetFund?.id ?? null, text: dyfedPowys.defaultFund ?? "" },
    }),
  );
  const found = saidOf([...figures, ...lines], dyfedPowys);

  test("[CHK72] the ten printed lines leave £507,975 of £2,126,869 not listed, as information", () => {
    expect(found.filter(({ check }) => check === "stated-total")).toMatchObject([
      {
        rule: "R6",
        severity: "info",
        measure: 50_797_500,
        sentence: "£507,975 (23.88 %) of the £2,126,869 stated for 2021/22 is not listed.",
        arithmetic: expect.arrayContaining(["less listed: £1,618,894"]),
      },
    ]);
  });

  test("[CHK72] the named partnership is asked about, and no other mechanism", () => {
    expect(found.filter(({ check }) => check === "known-words")).toMatchObject([
      { severity: "warning", fields: ["mechanism"], source: { rule: "R4" } },
    ]);
    const joint = lines.filter(
      ({ values }) =>
        entryFor(dyfedPowys, "mechanisms", String(values.mechanism))?.key === "co-commissioning",
    );
    expect(joint.map(({ values }) => values.serviceArea)).toEqual([
      "Substance Misuse",
      "Domestic Abuse",
    ]);
  });

  test("[CHK72] nothing in the printed table is an error", () => {
    expect(found.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  test("[CHK72] the lines for victims come to 765,562", () => {
    const victims = lines.filter(({ values }) =>
      entryFor(dyfedPowys, "serviceAreas", String(values.serviceArea))?.tags.includes("victims"),
    );
    expect(victims.reduce((sum, { values }) => sum + Number(values.amount), 0)).toBe(76_556_200);
  });
});

describe("Avon and Somerset", () => {
  test("[CHK73] the printed funds and fixed events keep their months, and one end has no successor", () => {
    const rows = rowsOfFigures(avonAndSomerset, minting());
    const ledger = ledgerOf(rows);
    expect(ledger.rows("milestones").map(({ values }) => [values.title, values.date])).toEqual([
      ["Review of five local exploitation approaches", "2024-03"],
      ["PCC election", "2024-05"],
    ]);
    const unfollowed = saidOf(rows, avonAndSomerset).filter(
      ({ check }) => check === "fund-without-successor",
    );
    expect(unfollowed.map(({ sentence }) => sentence)).toEqual([
      "Violence Reduction Unit funding settlement ends in March 2025 and no fund is recorded that follows it.",
    ]);
  });

  test.each([
    ["Co-Commissioner", "co-commissioner"],
    ["Facilitating Commissioner", "facilitating"],
    ["SARC", "sexual-assault-referral-centre"],
  ])("[CHK73] %s is %s", (written, key) => {
    const found =
      entryFor(avonAndSomerset, "roles", written) ??
      entryFor(avonAndSomerset, "serviceAreas", written);
    expect(found?.key).toBe(key);
  });

  test("[CHK73] what the strategy leaves open is a question, never a number", () => {
    const { reviewWindow, returnEvery, documentReviewEvery } = avonAndSomerset.plan;
    expect([reviewWindow.kind, returnEvery.kind, documentReviewEvery.kind]).toEqual([
      "not-stated",
      "not-stated",
      "not-stated",
    ]);
  });
});

describe("the starter", () => {
  test("[CHK74] states nothing as a document's: all it has is marked as our default", () => {
    const settings = [...Object.values(starter.vocabularies), ...Object.values(starter.plan)];
    expect(settings.filter(isStated)).toEqual([]);
    expect(starter.rules).toEqual([]);
  });

  test.each([
    { route: "open-competition", above: true, months: 15, weeks: 6, workingDays: 8 },
    { route: "open-competition", above: false, months: 9, weeks: 0, workingDays: 0 },
    { route: "three-quotes", above: false, months: 4, weeks: 0, workingDays: 0 },
    { route: "grant-round", above: false, months: 6, weeks: 0, workingDays: 0 },
  ])(
    "[CHK74] works back $months months, $weeks weeks and $workingDays working days by $route",
    (each) => {
      const found = starter.plan.workBack.find(
        ({ route, fromAnnualPence }) =>
          route === each.route && (fromAnnualPence !== null) === each.above,
      );
      const total = { months: 0, weeks: 0, workingDays: 0 };
      for (const { length } of found?.steps ?? []) {
        if (typeof length !== "string") total.workingDays += length.workingDays;
        else if (monthsIn(length) !== null) total.months += monthsIn(length) ?? 0;
        else total.weeks += Number(length.slice(1, -1));
      }
      const { months, weeks, workingDays } = each;
      expect(total).toEqual({ months, weeks, workingDays });
    },
  );

  test("[CHK74] tells of decisions and funding ends 18 months ahead, down to the day", () => {
    const rule = starter.alerts.find(({ kinds }) => kinds.includes("decide-by"));
    expect(rule?.leads).toEqual(["P18M", "P12M", "P6M", "P3M", "P1M", "P2W", "due"]);
  });
});

function isStated(
  setting: unknown,
): setting is Extract<Framework["plan"]["meetingEvery"], { kind: "stated" }> {
  return (
    typeof setting === "object" &&
    setting !== null &&
    "kind" in setting &&
    setting.kind === "stated"
  );
}
