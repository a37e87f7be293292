import { join } from "node:path";
import type { Plugin } from "vite";
import { ROOT } from "../support/source-files.ts";
import type { Trial } from "./trials.ts";

/**
 * In place of each file stands one that hands every call to the variant whose fault is planted just
 * then, so that all faults of all files are tried in one run of the tests, and none is written.
 */
export function planting(trials: readonly Trial[]): Plugin {
  const byFile = new Map(trials.map((trial) => [join(ROOT, trial.path), trial]));
  return {
    name: "planted-faults",
    enforce: "pre",
    load(id) {
      const [file = "", query = ""] = id.split("?");
      const trial = byFile.get(file);
      if (trial === undefined) return null;
      const fault = /^fault=(\d+)$/.exec(query)?.[1];
      if (fault === undefined) return choosing(file, trial.source);
      return countingTurns(trial.mutants[Number(fault) - 1]?.code ?? trial.source);
    },
  };
}

/** A fault may keep a loop from ending: each turn is counted, and one too many throws. */
function countingTurns(code: string): string {
  return code.replaceAll(/\bwhile \(/g, "while (globalThis.countTurn() || ");
}

function choosing(file: string, source: string): string {
  const names = [...source.matchAll(/^export (?:async )?(?:const|function) (\w+)/gm)].map(
    ([, name = ""]) => name,
  );
  return [
    `import * as sound from "${file}?fault=0";`,
    `const chosen = () =>
      globalThis.planted?.file === "${file}" ? globalThis.planted.variant : sound;`,
    ...names.map((name) => `export const ${name} = handedOn(sound.${name}, "${name}");`),
    `function handedOn(known, name) {
      if (typeof known === "function") return (...given) => chosen()[name](...given);
      if (typeof known !== "object" || known === null) return known;
      return new Proxy(known, { get: (_, key) => chosen()[name][key] });
    }`,
  ].join("\n");
}
