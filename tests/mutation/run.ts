import { join } from "node:path";
import { createVitest, type TestModule, type TestSuite, type Vitest } from "vitest/node";
import { ROOT } from "../support/source-files.ts";
import { planting } from "./planting.ts";
import { trials } from "./trials.ts";

/*
 * npm run mutate [-- pattern of a file's name]: plants faults in the checks, one at a time and in
 * memory only, runs the tests of each check, and prints what was noticed and what was not.
 */

const FAULTS = join(ROOT, "tests", "mutation", "faults.ts");

const tried = trials(new RegExp(process.argv[2] ?? ""));
const totals = { killed: 0, survived: 0, notTried: 0 };
const vitest = await prepared();
try {
  const project = vitest.getRootProject();
  await vitest.runTestSpecifications(
    tried.map(({ path }) => project.createSpecification(`${FAULTS}?of=${path}`)),
  );
} finally {
  await vitest.close();
}
const all = totals.killed + totals.survived;
const share = ((totals.survived / Math.max(all, 1)) * 100).toFixed(1);
print(
  `${tried.length} files: ${totals.killed} killed, ${totals.survived} survived of ${all}: ${share} % survived.`,
);
// The runner takes every fault that was noticed for a failure.
process.exitCode = totals.notTried === 0 ? 0 : 1;

function prepared(): Promise<Vitest> {
  return createVitest(
    "test",
    {
      config: false,
      watch: false,
      root: ROOT,
      include: [FAULTS],
      reporters: [{ onTestModuleEnd: report }],
      isolate: false,
      testTimeout: 60_000,
      provide: {
        trials: tried.map(({ path, mutants, testFiles }) => ({
          name: path,
          file: join(ROOT, path),
          faults: mutants.length,
          testFiles,
        })),
      },
    },
    { plugins: [planting(tried)] },
  );
}

function report(module: TestModule): void {
  const trial = tried.find(({ path }) => module.moduleId.endsWith(`?of=${path}`));
  if (trial === undefined) throw new Error(`Nothing was planted for ${module.moduleId}.`);
  const { path, mutants } = trial;
  const passed = new Set(
    [...module.children.suites()].filter(isAllPassed).map(({ name }) => Number(name)),
  );
  if (!passed.has(0)) {
    totals.notTried += 1;
    print(`${path}: not tried, because its tests fail in this setting without any fault`);
    for (const { message } of faultsOf(module)) print(`  ${message}`);
    return;
  }
  const survivors = mutants.filter((_, place) => passed.has(place + 1));
  const killed = mutants.length - survivors.length;
  totals.survived += survivors.length;
  totals.killed += killed;
  print(`${path}: ${killed} killed, ${survivors.length} survived`);
  for (const { line, was, becomes } of survivors) {
    print(`  line ${line}: ${was} became ${becomes === "" ? "nothing" : becomes}`);
  }
}

/** What went wrong while no fault was planted. */
function faultsOf(module: TestModule): readonly Readonly<{ message: string }>[] {
  const [sound] = module.children.suites();
  const failed = [...(sound?.children.allTests("failed") ?? [])];
  return [...module.errors(), ...failed.flatMap((each) => each.result().errors ?? [])];
}

/** A suite without a test would notice nothing, and would look like one that failed. */
function isAllPassed(suite: TestSuite): boolean {
  if (suite.children.size === 0) throw new Error(`No test ran with fault ${suite.name}.`);
  return suite.ok();
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
