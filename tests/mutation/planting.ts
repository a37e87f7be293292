import type { Plugin } from "vite";
import type { Mutant } from "./mutants.ts";

export type Planted = Readonly<{ path: string; source: string; mutants: readonly Mutant[] }>;

/**
 * In place of a check's file stands one that hands every call to the variant whose fault is planted
 * just then, so that all faults of a file are tried in one run of its tests, and none is written.
 */
export function planting(current: () => Planted | null): Plugin {
  return {
    name: "planted-faults",
    enforce: "pre",
    load(id) {
      const planted = current();
      const [path = "", query = ""] = id.split("?");
      if (planted === null || path !== planted.path) return null;
      const fault = /^fault=(\d+)$/.exec(query)?.[1];
      if (fault === undefined) return choosing(planted);
      return planted.mutants[Number(fault) - 1]?.code ?? planted.source;
    },
  };
}

function choosing({ path, source, mutants }: Planted): string {
  const names = [...source.matchAll(/^export (?:async )?(?:const|function) (\w+)/gm)].map(
    ([, name = ""]) => name,
  );
  const variants = [...mutants.keys()].map((place) => place + 1);
  return [
    ...[0, ...variants].map((n) => `import * as v${n} from "${path}?fault=${n}";`),
    `const variants = [${[0, ...variants].map((n) => `v${n}`).join(", ")}];`,
    "const chosen = () => variants[globalThis.plantedFault ?? 0];",
    ...names.map(
      (name) => `export const ${name} = typeof v0.${name} === "function"
        ? (...given) => chosen().${name}(...given)
        : new Proxy(v0.${name}, { get: (_, key) => chosen().${name}[key] });`,
    ),
  ].join("\n");
}
