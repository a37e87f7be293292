import { describe, expect, test } from "vitest";
import { parseFramework } from "../../server/workbook-files/parse-framework.ts";
import type { Framework } from "../../shared/framework/framework.ts";
import { openQuestions } from "../../shared/framework/open-questions.ts";
import { FRAMEWORKS } from "../../shared/frameworks/all-frameworks.ts";
import { starter } from "../../shared/frameworks/starter.ts";
import { ok } from "../../shared/values/result.ts";
import { stated } from "../support/frameworks.ts";
import { throughWorkbook } from "./framework-workbook.ts";

const paying: Framework = {
  ...starter,
  plan: { ...starter.plan, paysUnderContracts: stated(12_000_000_000) },
};

describe("the settings of a framework", () => {
  test("[CHK225] what a body pays under contracts is asked for until it is said", () => {
    const asked = (framework: Framework) => openQuestions(framework).map(({ key }) => key);
    expect(asked(starter)).toContain("plan.paysUnderContracts");
    expect(asked(paying)).not.toContain("plan.paysUnderContracts");
  });

  test("[CHK225] what a body pays under contracts comes back from a workbook and from a file", () => {
    const { plan } = paying;
    expect(throughWorkbook(paying).framework?.plan).toEqual(plan);
    expect(parseFramework(JSON.stringify(paying))).toMatchObject({ ok: true, value: { plan } });
  });

  test.each(Object.entries(FRAMEWORKS))(
    "[CHK226] %s comes back from a file the same, every setting with it",
    (_key, framework) => {
      expect(parseFramework(JSON.stringify(framework))).toEqual(ok(framework));
    },
  );
});
