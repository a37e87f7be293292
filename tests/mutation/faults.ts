import { beforeAll, describe, expect, inject, test } from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    trials: readonly Readonly<{
      name: string;
      file: string;
      faults: number;
      testFiles: readonly string[];
    }>[];
  }
}

const MOST_TURNS = 100_000;

const current = globalThis as {
  planted?: Readonly<{ file: string; variant: unknown }>;
  countTurn?: () => boolean;
};
let turns = 0;
current.countTurn = () => {
  turns += 1;
  if (turns > MOST_TURNS) throw new Error(`A loop has not ended after ${MOST_TURNS} turns.`);
  return false;
};
const { testPath = "" } = expect.getState();
const trial = inject("trials").find((each) => testPath.endsWith(`?of=${each.name}`));
if (trial === undefined) throw new Error(`There is no trial of ${testPath}.`);
const { name, file, faults, testFiles } = trial;

/** The tests of one check, over and over, each time with another fault planted; 0 is none. */
for (let fault = 0; fault <= faults; fault += 1) {
  describe(String(fault), async () => {
    const planted = { file, variant: await variantWith(fault) };
    // Tests also look at the checks while they are being collected.
    current.planted = planted;
    beforeAll(() => {
      current.planted = planted;
      turns = 0;
    });
    try {
      // Modules are kept from one check to the next, so they are asked for in the name of both.
      const asked = `of=${name}&fault=${fault}`;
      for (const each of testFiles) await import(/* @vite-ignore */ `${each}?${asked}`);
    } catch (cause) {
      test("loads", () => Promise.reject(cause));
    }
  });
}

/** A fault may keep its file from loading; then whoever uses the file meets what was thrown. */
async function variantWith(fault: number): Promise<unknown> {
  try {
    return await import(/* @vite-ignore */ `${file}?fault=${fault}`);
  } catch (cause) {
    const get = (_: object, key: string | symbol) => {
      // A promise asks what it resolves to whether it is a promise too.
      if (key === "then") return undefined;
      throw cause;
    };
    return new Proxy({}, { get });
  }
}
