import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

export type Import = Readonly<{ target: string; typeOnly: boolean }>;

export type SourceFile = Readonly<{
  /** From the project's root, with forward slashes. */
  path: string;
  text: string;
  imports: readonly Import[];
}>;

/** Every TypeScript source below the given folders of the project. */
export function sourceFiles(...folders: readonly string[]): readonly SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => /\.tsx?$/.test(name) && !name.includes("node_modules"))
      .map((name) => readSource(join(ROOT, folder, name))),
  );
}

function readSource(file: string): SourceFile {
  const path = relative(ROOT, file).split(sep).join("/");
  const text = readFileSync(file, "utf8");
  return { path, text, imports: importsOf(path, text) };
}

const STATEMENT =
  /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^"';]*?\sfrom\s+)?"([^"]+)"|\bimport\(\s*"([^"]+)"\s*\)/g;

function importsOf(path: string, text: string): readonly Import[] {
  return [...text.matchAll(STATEMENT)].map(([, typeWord, fixed, dynamic]) => {
    const target = fixed ?? dynamic ?? "";
    return {
      target: target.startsWith(".") ? posix.join(posix.dirname(path), target) : target,
      typeOnly: typeWord !== undefined,
    };
  });
}
