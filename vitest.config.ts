import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/** Unit, property, store and API tests; browser journeys are a project of their own, one at a time. */
export default defineConfig({
  test: {
    teardownTimeout: 60_000,
    projects: [
      {
        test: {
          name: "unit",
          include: ["tests/**/*.test.ts", "tests/**/*.test.tsx"],
          exclude: ["tests/journeys/**", "tests/bench/**", "node_modules/**"],
          globalSetup: "tests/support/stages.ts",
          // Several times what any of them takes: a slow machine is no failure.
          testTimeout: 120_000,
          hookTimeout: 60_000,
          // Much of a test's time is waiting for a browser or a disk: even two cores are kept busy.
          maxWorkers: Math.max(2, availableParallelism() - 1),
        },
      },
      {
        test: {
          name: "journeys",
          include: ["tests/journeys/**/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
