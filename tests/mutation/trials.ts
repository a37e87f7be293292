import { basename, join } from "node:path";
import { ROOT, type SourceFile, sourceFiles } from "../support/source-files.ts";
import { type Mutant, mutantsOf } from "./mutants.ts";

/** One file of the checks, the faults that can be planted in it, and the tests to notice them. */
export type Trial = Readonly<{
  /** From the project's root. */
  path: string;
  source: string;
  mutants: readonly Mutant[];
  testFiles: readonly string[];
}>;

/** What the checks measure by, and the plan with them. */
const SHARED_WITH_PLAN =
  /^shared\/forward-plan\/(agreement-length|estimated-value|pipeline-listing)\.ts$/;

const room = new Map(
  [...sourceFiles("shared/checks"), ...sourceFiles("shared/forward-plan")]
    // What rows a check is given is held by the laws of scopes, and a fault there may never end.
    .filter(
      ({ path }) =>
        /^shared\/checks\/(?!scope)[\w-]+\.ts$/.test(path) || SHARED_WITH_PLAN.test(path),
    )
    .map((file) => [file.path, file]),
);
const tests = [...sourceFiles("tests/checks"), ...sourceFiles("tests/forward-plan")]
  .filter(({ path }) =>
    /(-checks|exceptions|agreement-length|pipeline-listing)\.test\.ts$/.test(path),
  )
  .map((file) => ({ path: join(ROOT, file.path), looksAt: looksAt(file) }));

/** The checks whose file's name matches, and with them the files of their room that they rest on. */
export function trials(named: RegExp): readonly Trial[] {
  return [...room.values()]
    .filter(({ path }) => named.test(basename(path)))
    .map(({ path, text }) => ({
      path,
      source: text,
      mutants: mutantsOf(text),
      testFiles: tests.filter((test) => test.looksAt.has(path)).map((test) => test.path),
    }))
    .filter(({ mutants, testFiles }) => mutants.length > 0 && testFiles.length > 0);
}

/** The checks that a test names, and what they rest on. */
function looksAt({ imports }: SourceFile): ReadonlySet<string> {
  const found = new Set<string>();
  const reach = (file: SourceFile) => {
    if (found.has(file.path)) return;
    found.add(file.path);
    for (const each of inRoom(file.imports)) reach(each);
  };
  for (const each of inRoom(imports)) if (finds(each)) reach(each);
  return found;
}

function inRoom(imports: SourceFile["imports"]): readonly SourceFile[] {
  return imports.flatMap(({ target, typeOnly }) => (typeOnly ? [] : (room.get(target) ?? [])));
}

/** A check, or a file beside them that has a test of its own. */
function finds({ path, text }: SourceFile): boolean {
  return (
    /^export const \w+: Check\b/m.test(text) ||
    /\/(exceptions|agreement-length|pipeline-listing)\.ts$/.test(path)
  );
}
