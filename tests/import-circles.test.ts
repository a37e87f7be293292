import { describe, expect, test } from "vitest";
import { type SourceFile, sourceFiles } from "./support/source-files.ts";

/** Every way that leads from a file back to itself, as "a -> b -> a"; a type counts as well. */
function circlesIn(files: readonly Pick<SourceFile, "path" | "imports">[]): readonly string[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (path: string, way: readonly string[]) => {
    const begins = way.indexOf(path);
    if (begins >= 0) {
      circles.push([...way.slice(begins), path].join(" -> "));
      return;
    }
    if (done.has(path)) return;
    for (const { target } of byPath.get(path)?.imports ?? []) {
      if (byPath.has(target)) visit(target, [...way, path]);
    }
    done.add(path);
  };
  for (const { path } of files) visit(path, []);
  return circles;
}

describe("imports go round nowhere", () => {
  test("[RUN23] nothing that ships imports itself by way of others, not even a type", () => {
    expect(circlesIn(sourceFiles("shared", "server", "addin"))).toEqual([]);
  });

  test("[RUN23] a circle is found and named", () => {
    const file = (path: string, target: string) => ({
      path,
      imports: [{ target, typeOnly: true }],
    });
    expect(circlesIn([file("a", "b"), file("b", "c"), file("c", "b")])).toEqual(["b -> c -> b"]);
  });
});
