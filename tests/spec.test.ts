import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { PLAN } from "../shared/authoring/framework-settings.ts";
import { ALL_CHECKS } from "../shared/checks/all-checks.ts";
import { WELSH } from "../shared/checks/messages/cy.ts";
import { ENGLISH } from "../shared/checks/messages/en.ts";
import { rulesOf } from "../shared/checks/prepare-framework.ts";
import { PLAN_ENTRY_KINDS } from "../shared/forward-plan/plan-entry.ts";
import { entriesOf } from "../shared/framework/framework.ts";
import { FRAMEWORKS, frameworkOf } from "../shared/frameworks/all-frameworks.ts";
import { starter } from "../shared/frameworks/starter.ts";
import { fieldOf } from "../shared/registers/all-registers.ts";
import type { RegisterKey } from "../shared/registers/field.ts";
import { ROOT, sourceFiles } from "./support/source-files.ts";

const spec = readFileSync(join(ROOT, "shared", "SPEC.md"), "utf8");
const statements = [...spec.matchAll(/^- \*\*([A-Z]{3}\d+)\*\* /gm)].map(([, id]) => id ?? "");

const cited = new Set(
  sourceFiles("tests")
    .filter(({ path }) => path.endsWith(".test.ts") || path.endsWith(".test.tsx"))
    .flatMap(({ text }) => [...text.matchAll(/["'`]\[((?:[A-Z]{3}\d+(?:, )?)+)\] /g)])
    .flatMap(([, ids]) => (ids ?? "").split(", ")),
);

test("[RUN4] no two statements have the same id", () => {
  expect(statements.filter((id, place) => statements.indexOf(id) !== place)).toEqual([]);
});

test("[RUN4] every statement is cited by a test", () => {
  expect(statements.filter((id) => !cited.has(id))).toEqual([]);
});

test("[RUN4] every id a test cites is a statement", () => {
  expect([...cited].filter((id) => !statements.includes(id)).sort()).toEqual([]);
});

type Answered = Readonly<{ rule: string; answers: readonly string[] }>;

const table: readonly Answered[] = [...spec.matchAll(/^\| ([RL]\d+) \| ([^|]*) \|/gm)].map(
  ([, rule = "", cell = ""]) => ({
    rule,
    answers: [...cell.matchAll(/`([^`]+)`/g)].map(([, answer = ""]) => answer),
  }),
);

const SETTINGS = [...Object.keys(PLAN), "signOff", "jurisdiction.procurement"];
const planSources = sourceFiles("shared").filter(
  ({ path }) => path.startsWith("shared/forward-plan/") && !path.endsWith("plan-entry.ts"),
);
const commands = sourceFiles("server").map(({ path }) => path);

/** Whether the thing an answer names is there: "check award-size", "rule dorset R30". */
function exists(answer: string): boolean {
  const [kind = "", ...words] = answer.split(" ");
  const [first = "", second = ""] = words;
  switch (kind) {
    case "check":
      return ALL_CHECKS.some(({ id }) => id === first);
    case "rule":
      return frameworkOf(first)?.rules.some(({ id }) => id === second) ?? false;
    case "question":
      return frameworkOf(first)?.questions?.some(({ key }) => key === second) ?? false;
    case "figure":
      return frameworkOf(first)?.figures.some(({ register }) => register === second) ?? false;
    case "entry":
      return (
        PLAN_ENTRY_KINDS.some((each) => each === first) &&
        planSources.some(({ text }) => text.includes(`"${first}"`))
      );
    case "setting":
      return SETTINGS.includes(first);
    case "field": {
      const [register = "", field = ""] = first.split(".");
      return fieldOf(register as RegisterKey, field) !== undefined;
    }
    case "evidence":
      return entriesOf(starter, "evidenceKinds").some(({ key }) => key === first);
    case "vocabulary":
      return Object.hasOwn(starter.vocabularies, first);
    case "command":
      return commands.includes(`server/workbook-files/commands/${first}.ts`);
    case "spec":
      return statements.includes(first);
    default:
      return false;
  }
}

const numbered = (letter: string, last: number) =>
  Array.from({ length: last }, (_, place) => `${letter}${place + 1}`);

describe("the rules of the sources", () => {
  test("[CHK107] each has one line, in order", () => {
    expect(table.map(({ rule }) => rule)).toEqual([...numbered("R", 105), ...numbered("L", 27)]);
  });

  test("[CHK107] each is answered by things that exist", () => {
    const open = table.filter(({ answers }) => answers.length === 0).map(({ rule }) => rule);
    expect(open).toEqual([]);
    const broken = table.flatMap(({ rule, answers }) =>
      answers.filter((answer) => !exists(answer)).map((answer) => `${rule}: ${answer}`),
    );
    expect(broken).toEqual([]);
  });

  test.each([
    "check no-such-check",
    "rule dorset R999",
    "field agreements.none",
    "entry no-such-entry",
    "screen anything",
  ])("[CHK107] “%s” is seen to be nothing that exists", (answer) => {
    expect(exists(answer)).toBe(false);
  });
});

describe("every check", () => {
  const rules = Object.values(FRAMEWORKS).flatMap(rulesOf);
  const tests = sourceFiles("tests").filter(
    ({ path }) => path.startsWith("tests/checks/") && path.endsWith(".test.ts"),
  );

  test.each(ALL_CHECKS.map(({ id }) => id))("[CHK108] %s has source, words and tests", (id) => {
    const sources = rules.filter(({ check }) => check === id).map(({ source }) => source);
    expect(sources.length).toBeGreaterThan(0);
    for (const { document, quote } of sources) {
      expect([document.length > 3, quote.length > 3]).toEqual([true, true]);
    }
    expect([Object.hasOwn(ENGLISH, id), Object.hasOwn(WELSH, id)]).toEqual([true, true]);
    const own = tests.filter(({ text }) => text.includes(`/checks/${id}.ts"`));
    expect(own.some(({ text }) => text.includes("test.each"))).toBe(true);
  });
});
