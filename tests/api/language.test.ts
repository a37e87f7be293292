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

  test.each([
    {
      what: "a register that is not theirs",
      role: "officer",
      register: "funds",
      change: () => insertOf(newRowId(), { name: "New" }),
      en: "Funds are written by finance; you are signed in as officer.",
      cy: "Cronfeydd: dim ond swyddog cyllid all eu newid; eich rôl chi yw swyddog.",
    },
    {
      what: "a row that is not theirs to add",
      role: "finance",
      register: "allocations",
      change: () => insertOf(newRowId(), { title: "New" }),
      en: "As finance you may change Amount, Fund, Status of allocations, and neither add nor remove one.",
      cy: "Eich rôl chi yw swyddog cyllid: cewch newid Swm, cronfa a Statws (Dyraniadau), ond nid ychwanegu na dileu un.",
    },
    {
      what: "an id that nobody knows",
      role: "officer",
      register: "allocations",
      change: () => ({ kind: "edit", id: newRowId(), base: 1, values: { title: "New" } }) as const,
      en: "The register has no row of this id; nothing was changed.",
      cy: "Nid oes gan y gofrestr res â'r id hwn; ni newidiwyd dim.",
    },
    {
      what: "values that cannot be read",
      role: "officer",
      register: "allocations",
      change: () => insertOf(newRowId(), { amount: "ten", colour: "red" } as never),
      en: 'Amount: "ten" cannot be read; accepted is whole pence. Allocations have no field "colour": the add-in may be newer than the server, or its column mapping out of date.',
      cy: 'Swm: ni ellir darllen "ten"; derbynnir ceiniogau cyfan. Dyraniadau: nid oes maes o\'r enw "colour"; gall yr ychwanegyn fod yn fwy newydd na\'r gweinydd, neu fapio ei golofnau heb ei ddiweddaru.',
    },
  ] as const)(
    "[API50] $what is refused in the language asked for, which is named",
    async ({ role, register, change, en, cy }) => {
      for (const [language, reason] of [
        ["en", en],
        ["cy", cy],
      ] as const) {
        const push = pushOf(register, [change()]);
        const [row] = (await client(role, language).sync.push.mutate(push)).rows;
        const named = language === "en" ? {} : { language };
        expect(row).toEqual({
          ...{ kind: "refused", id: push.changes[0]?.id, reason, ...named },
          ...{ findings: [], askAgreed: false },
        });
      }
    },
  );

  test("[API50] so is another body under one mutation id", async () => {
    const push = pushOf("allocations", [insertOf(newRowId(), { title: "One" })]);
    await client("officer").sync.push.mutate(push);
    const other = { ...push, changes: [insertOf(newRowId(), { title: "Two" })] };
    const asked = client("officer", "cy").sync.push.mutate(other);
    await expect(asked).rejects.toMatchObject({
      message: expect.stringMatching(/^Atebwyd yr anfoniad hwn o'r blaen/),
      data: { language: "cy", code: "CONFLICT" },
    });
    const plain = client("officer").sync.push.mutate(other);
    await expect(plain).rejects.not.toHaveProperty("data.language");
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
