import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ROOT } from "./support/source-files.ts";

const SHEETS = [
  "addin/task-pane/look/look.css",
  "addin/task-pane/task-pane.css",
  "addin/dashboard/dashboard.css",
];

/** The rules of a sheet outside media queries, each as one line. */
function rulesOf(css: string): readonly string[] {
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, "");
  return [...plain.matchAll(/(?:^|\n)([^\s@{}][^{}]*\{[^{}]*\})/g)].map(([, rule]) =>
    (rule ?? "").replace(/\s+/g, " "),
  );
}

/** Rules that stand in more than one of the sheets. */
function repeatedIn(sheets: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const rules of sheets.map((css) => new Set(rulesOf(css)))) {
    for (const rule of rules) {
      if (seen.has(rule)) repeated.add(rule);
      seen.add(rule);
    }
  }
  return [...repeated];
}

describe("style sheets", () => {
  test("[RUN24] what the pane and the dashboard share stands in one sheet", () => {
    const sheets = SHEETS.map((path) => readFileSync(join(ROOT, path), "utf8"));
    expect(sheets.every((css) => rulesOf(css).length > 20)).toBe(true);
    expect(repeatedIn(sheets)).toEqual([]);
  });

  test("[RUN24] a rule in two sheets is found, however it is broken into lines", () => {
    expect(repeatedIn([".a,\n.b {\n  color: red;\n}\n", "\n.a, .b { color: red; }"])).toEqual([
      ".a, .b { color: red; }",
    ]);
  });
});
