import { beforeAll, describe, inject } from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    testFiles: readonly string[];
    faults: number;
  }
}

const current = globalThis as { plantedFault?: number };
const files = inject("testFiles");

/** The tests of one check, over and over, each time with another fault planted; 0 is none. */
for (let fault = 0; fault <= inject("faults"); fault += 1) {
  describe(String(fault), async () => {
    // Tests also look at the checks while they are being collected.
    current.plantedFault = fault;
    beforeAll(() => {
      current.plantedFault = fault;
    });
    for (const file of files) await import(/* @vite-ignore */ `${file}?fault=${fault}`);
  });
}
