import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { acceptedLanguage } from "../../server/api/accepted-language.ts";
import type { Role } from "../../shared/sync/screens.ts";
import { IsoDay } from "../../shared/values/calendar-date.ts";
import { pence } from "../../shared/values/pence.ts";
import type { RowId } from "../../shared/values/row-id.ts";
import { startTestServer, type TestServer } from "../support/test-server.ts";
import { clientOf, insertOf, newRowId, pushOf } from "./call.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const client = (role: Role, language?: string) =>
  clientOf(server.url, server.token("dyfed-powys", role), language);

/** A fund of £100 of which a manager has taken £40. */
async function smallFund(name: string): Promise<RowId> {
  const finance = client("finance");
  const fund = newRowId();
  await finance.sync.push.mutate(pushOf("funds", [insertOf(fund, { name })]));
  const opening = { ...of(fund, name), kind: "opening", amount: pence(100_00) };
  await finance.sync.push.mutate(pushOf("budgets", [insertOf(newRowId(), opening as never)]));
  await client("manager").sync.push.mutate(lineOf(fund, name, 40_00));
  return fund;
}

const of = (fund: RowId, text: string) => ({ fund: { id: fund, text }, financialYear: "2026/27" });

const lineOf = (fund: RowId, name: string, amount: number) =>
  pushOf("allocations", [
    insertOf(newRowId(), {
      ...of(fund, name),
      ...{ title: `Line of ${name}`, serviceArea: "victims", priorities: ["1"] },
      ...{ status: "approved", amount: pence(amount) },
    } as never),
  ]);

const WELSH_REASON =
  "Byddai £110 yn cael ei ddyrannu o Gronfa 2026/27, £10 dros ei chyllideb o £100. Y diweddaraf o'r lleill yw Line of Gronfa, gan Megan Thomas ar 21 Tachwedd 2026.";

describe("the language findings are said in", () => {
  test.each([
    { header: undefined, language: "en" },
    { header: "", language: "en" },
    { header: "cy", language: "cy" },
    { header: "cy-GB, en;q=0.8", language: "cy" },
    { header: "en-GB,en;q=0.9,cy;q=0.8", language: "en" },
    { header: "fr, CY;q=0.9", language: "cy" },
    { header: "fr, *", language: "en" },
  ])("[API40] of $header it is $language", ({ header, language }) => {
    expect(acceptedLanguage(header)).toBe(language);
  });

  test("[API40] a refusal is said wholly in it, and stays as it was answered", async () => {
    const fund = await smallFund("Gronfa");
    const push = lineOf(fund, "Gronfa", 70_00);
    const answer = await client("officer", "cy").sync.push.mutate(push);

    const [row] = answer.rows;
    if (row?.kind !== "refused") throw new Error("The line was taken.");
    expect(row.reason).toBe(WELSH_REASON);
    const [finding] = row.findings;
    expect(finding).toMatchObject({
      language: "cy",
      sentence: expect.stringMatching(/^Byddai £110/),
    });
    expect(finding?.arithmetic.at(0)).toMatch(/^cyllideb 2026\/27/);
    expect(await client("officer").sync.push.mutate(push)).toEqual(answer);
  });

  test("[API41] an exception keeps what was said, and in which language, for whoever signs it", async () => {
    const officer = client("officer", "cy");
    const fund = await smallFund("Cronfa");
    const [row] = (await officer.sync.push.mutate(lineOf(fund, "Cronfa", 70_00))).rows;
    const finding = row?.kind === "refused" ? row.findings[0] : undefined;
    if (finding?.language === undefined) throw new Error("Nothing is said in Welsh.");
    const { rule, check, subject, measure, sentence: said, language } = finding;
    const { id } = await officer.exceptions.ask.mutate({
      ...{ rule, check, subject: subject.id, upTo: measure, said, language },
      ...{ reason: "Cytunwyd yn y panel", until: IsoDay.parse("2027-03-31") },
    });

    const kept = await client("manager").exceptions.list.query();
    expect(kept.find((each) => each.id === id)).toMatchObject({ said, language: "cy", now: null });
  });

  test("[API40] the findings there are come in English unless Welsh is asked for", async () => {
    const fund = newRowId();
    await client("finance").sync.push.mutate(pushOf("funds", [insertOf(fund, { name: "Bare" })]));
    const said = async (language?: string) => {
      const { findings } = await client("officer", language).checks.list.query({
        subjects: [fund],
      });
      return findings.map((each) => [each.language, each.sentence.split(":")[0]]);
    };

    expect(await said("cy")).toEqual([["cy", "Ddim yn hysbys"]]);
    expect(await said()).toEqual([[undefined, "Not known"]]);
  });
});
