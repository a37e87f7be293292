import { join } from "node:path";
import { createVitest, type TestSuite } from "vitest/node";
import { ROOT, type SourceFile, sourceFiles } from "../support/source-files.ts";
import { type Mutant, mutantsOf } from "./mutants.ts";
import { type Planted, planting } from "./planting.ts";

/*
 * npm run mutate [-- pattern of a file's name]: plants faults in the checks, one at a time and in
 * memory only, runs the tests of each check, and prints what was noticed and what was not.
 */

const FAULTS = join(ROOT, "tests", "mutation", "faults.ts");
/** Files beside the checks themselves that decide what a check finds. */
const DECIDING = /\/(threshold-of|exceptions)\.ts$/;

const only = new RegExp(process.argv[2] ?? "");
const tests = sourceFiles("tests").filter(({ path }) =>
  /^tests\/checks\/.*(-checks|exceptions)\.test\.ts$/.test(path),
);
const checks = sourceFiles("shared").filter(
  ({ path, text }) =>
    /^shared\/checks\/[\w-]+\.ts$/.test(path) &&
    only.test(path.slice("shared/checks/".length)) &&
    (/^export const \w+: Check\b/m.test(text) || DECIDING.test(path)),
);

const totals = { killed: 0, survived: 0 };
for (const check of checks) {
  const mutants = mutantsOf(check.text);
  const survivors = await survivorsOf(check, mutants);
  if (survivors === null) {
    print(`${check.path}: not tried, because its tests fail in this setting without any fault`);
    process.exitCode = 1;
    continue;
  }
  totals.survived += survivors.length;
  totals.killed += mutants.length - survivors.length;
  print(`${check.path}: ${mutants.length - survivors.length} killed, ${survivors.length} survived`);
  for (const { line, was, becomes } of survivors) {
    print(`  line ${line}: ${was} became ${becomes === "" ? "nothing" : becomes}`);
  }
}
const all = totals.killed + totals.survived;
const share = ((totals.survived / Math.max(all, 1)) * 100).toFixed(1);
print(`${totals.killed} killed, ${totals.survived} survived of ${all}: ${share} % survived.`);

async function survivorsOf(
  check: SourceFile,
  mutants: readonly Mutant[],
): Promise<readonly Mutant[] | null> {
  const own = tests.filter(({ imports }) => imports.some(({ target }) => target === check.path));
  if (own.length === 0) throw new Error(`No test looks at ${check.path}.`);
  const planted: Planted = { path: join(ROOT, check.path), source: check.text, mutants };
  const vitest = await createVitest(
    "test",
    {
      config: false,
      watch: false,
      root: ROOT,
      include: [FAULTS],
      reporters: [{}],
      isolate: false,
      testTimeout: 60_000,
      provide: { testFiles: own.map(({ path }) => join(ROOT, path)), faults: mutants.length },
    },
    { plugins: [planting(() => planted)] },
  );
  try {
    const { testModules } = await vitest.runTestSpecifications(
      await vitest.globTestSpecifications([FAULTS]),
    );
    const suites = testModules.flatMap((module) => [...module.children.suites()]);
    const passed = new Set(suites.filter(isAllPassed).map(({ name }) => Number(name)));
    if (!passed.has(0)) return null;
    return mutants.filter((_, place) => passed.has(place + 1));
  } finally {
    await vitest.close();
  }
}

function isAllPassed(suite: TestSuite): boolean {
  return suite.ok() && suite.children.size > 0;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
