import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FRAMEWORKS } from "../../shared/frameworks/all-frameworks.ts";
import { anyFramework } from "./any-framework.ts";
import { figuresByRegister, throughCells, throughWorkbook } from "./framework-workbook.ts";

describe("a framework written as a workbook and read again", () => {
  test.each(Object.entries(FRAMEWORKS))("[CHK140] %s comes back the same", (_key, framework) => {
    const { framework: again, findings } = throughWorkbook(framework);

    expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(again).toEqual(figuresByRegister(framework));
  });

  test("[CHK140] any other comes back the same, whatever its words and numbers", () => {
    fc.assert(
      fc.property(anyFramework, (framework) => {
        const { framework: again, findings } = throughCells(framework);

        expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
        expect(again).toEqual(framework);
      }),
      { numRuns: 60, endOnFailure: true },
    );
  });
});
