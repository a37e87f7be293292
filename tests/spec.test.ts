import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT, sourceFiles } from "./support/source-files.ts";

const statements = [
  ...readFileSync(join(ROOT, "shared", "SPEC.md"), "utf8").matchAll(/^- \*\*([A-Z]{3}\d+)\*\* /gm),
].map(([, id]) => id ?? "");

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
