import { describe, expect, test } from "vitest";
import { ALL_CHECKS } from "../../shared/checks/all-checks.ts";
import { prepareFramework, rulesOf } from "../../shared/checks/prepare-framework.ts";
import { checkRow } from "../../shared/checks/run-checks.ts";
import type { Force, FrameworkRule } from "../../shared/framework/framework.ts";
import { dyfedPowys } from "../../shared/frameworks/dyfed-powys.ts";
import { frameworkWith, stated } from "../support/frameworks.ts";
import {
  agreement,
  allocation,
  budget,
  checkRows,
  date,
  fundWith,
  idOf,
  pounds,
  row,
} from "./rows.ts";

const source = { document: "A document", quote: "always", rule: "R64" };

function breakRule(parts: Partial<FrameworkRule> = {}): FrameworkRule {
  const parameters = { kinds: ["contract"] };
  return { id: "R64", check: "break-clauses", parameters, source, force: "must", ...parts };
}

function foundBy(rule: FrameworkRule) {
  return checkRow(frameworkWith({ rules: [rule] }), agreement("A")).filter(
    ({ check }) => check === "break-clauses",
  );
}

describe("rules", () => {
  test("[CHK53] a finding carries the rule's id, its source, and the scope it was found in", () => {
    expect(foundBy(breakRule())).toEqual([
      {
        subject: { register: "agreements", id: idOf("A") },
        measure: 2,
        sentence: {
          key: "break-clauses/missing",
          with: { missing: ["breakUs", "breakThem"] },
        },
        arithmetic: [],
        fields: ["breakUs", "breakThem"],
        suggestion: null,
        check: "break-clauses",
        rule: "R64",
        severity: "error",
        source,
        scope: `row:${idOf("A")}`,
      },
    ]);
  });

  test.each<{ force: Force; severity: string }>([
    { force: "must", severity: "error" },
    { force: "should", severity: "warning" },
    { force: "may", severity: "warning" },
    { force: "fact", severity: "info" },
  ])("[CHK53] $force makes it $severity", ({ force, severity }) => {
    expect(foundBy(breakRule({ force })).map((finding) => finding.severity)).toEqual([severity]);
  });

  test("[CHK53] a framework may set the severity apart, or switch a rule off, with its reason", () => {
    const set = (severity: "warning" | "off") =>
      foundBy(breakRule({ override: { severity, reason: "agreed with finance" } }));
    expect(set("warning").map(({ severity }) => severity)).toEqual(["warning"]);
    expect(set("off")).toEqual([]);
  });

  test("[CHK54] a rule of the framework takes the place of the one that holds for everybody", () => {
    const rule = {
      id: "R6",
      check: "stated-total",
      parameters: {},
      source,
      force: "must",
    } as const;
    const rows = [
      ...fundWith("Core", 0),
      budget("Core", 100, { kind: "in-year-award", statedTotal: pounds(90) }),
      allocation("A", "Core", 80),
    ];
    const found = checkRows(rows, frameworkWith({ rules: [rule] }));
    expect(
      found
        .filter(({ check }) => check === "stated-total")
        .map((each) => [each.rule, each.severity, each.source]),
    ).toEqual([["R6", "error", source]]);
  });

  test("[CHK54] a scheme whose limits a framework states is left out of the rule for all others", () => {
    const rule: FrameworkRule = {
      id: "R30",
      check: "award-size",
      parameters: { scheme: "Community Grants", maximumPence: 300_000 },
      source,
      force: "must",
    };
    const rules = rulesOf(frameworkWith({ rules: [rule] }));
    expect(
      rules
        .filter(({ check }) => check === "award-size")
        .map(({ id, parameters }) => [id, parameters]),
    ).toEqual([
      ["R30", rule.parameters],
      ["award-size/scheme-rows", { scheme: null, except: ["Community Grants"] }],
    ]);
  });

  test("[CHK54] a closed list that the document states is an error, an open one or ours a question", () => {
    const entries = [{ key: "a", label: "A", aliases: [], tags: [] }];
    const severity = (vocabulary: ReturnType<typeof listed>) => {
      const framework = frameworkWith();
      const vocabularies = { ...framework.vocabularies, roles: vocabulary };
      const found = checkRow(
        { ...framework, vocabularies },
        row("allocations", "L", { role: "B" }),
      );
      return found.filter(({ check }) => check === "known-words").map((each) => each.severity);
    };
    const listed = (closed: boolean) => stated({ closed, entries });
    const ours = { kind: "our-default", value: { closed: true, entries }, question: "?" } as const;
    const unsaid = { kind: "not-stated", question: "?" } as const;

    expect(severity(listed(true))).toEqual(["error"]);
    expect(severity(listed(false))).toEqual(["warning"]);
    expect(severity(ours)).toEqual(["warning"]);
    expect(severity(unsaid)).toEqual([]);
  });

  test("[CHK54] a number the plan's settings leave open makes no rule", () => {
    const silent = frameworkWith();
    const speaking = frameworkWith({ plan: { bodyEndsOn: stated(date("2028-05")) } });
    const has = (framework: typeof silent) =>
      rulesOf(framework).some(({ check }) => check === "crosses-body-end");
    expect([has(silent), has(speaking)]).toEqual([false, true]);
  });

  test("[CHK55] a rule that names no check, or gives it numbers it cannot use, is a mistake said at once", () => {
    const prepare = (rule: FrameworkRule) => () =>
      prepareFramework(frameworkWith({ rules: [rule] }));
    expect(prepare(breakRule({ check: "break-clause" }))).toThrow(/R64 .*"break-clause"/);
    expect(prepare(breakRule({ parameters: { kinds: "contract" } }))).toThrow(
      /R64 .*break-clauses/,
    );
  });

  test("[CHK55] a framework is prepared once", () => {
    expect(prepareFramework(dyfedPowys)).toBe(prepareFramework(dyfedPowys));
  });

  test("[CHK55] checks have ids of their own and statements in words", () => {
    const ids = ALL_CHECKS.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
    for (const { statement } of ALL_CHECKS) expect(statement).toMatch(/^[A-Z].{20,}\.$/);
  });
});
