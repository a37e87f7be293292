import { afterAll, beforeAll, expect, test } from "vitest";
import { frameworkWorkbook } from "../../server/workbook-files/framework-workbook.ts";
import type { Framework } from "../../shared/framework/framework.ts";
import { starter } from "../../shared/frameworks/starter.ts";
import type { Role } from "../../shared/sync/screens.ts";
import { pence } from "../../shared/values/pence.ts";
import { council, day, SCHEME } from "../framework/council.ts";
import { startTestServer, type TestServer } from "../support/test-server.ts";
import { named } from "../sync/pushed-rows.ts";
import { clientOf, insertOf, newRowId, pushOf, refusalOf } from "./call.ts";

let server: TestServer;
const MEMBERS: readonly (readonly [string, Role])[] = [
  ["ann", "administrator"],
  ["megan", "manager"],
  ["olwen", "officer"],
];

beforeAll(async () => {
  server = await startTestServer({ today: "2026-05-04" });
});
afterAll(() => server?.close());

const file = (framework: Framework) => Buffer.from(frameworkWorkbook(framework)).toString("base64");

/** An office of its own with the starter, and a client for each of its members. */
async function office(id: string) {
  await server.store.createOrganisation({ id, name: "Saltmarsh Council", framework: "starter" });
  const clients: Record<string, ReturnType<typeof clientOf>> = {};
  for (const [member, role] of MEMBERS) {
    await server.store.addMember({ organisation: id, id: member, name: member, role });
    clients[member] = clientOf(server.url, await server.store.issueToken(id, member));
  }
  const { ann, megan, olwen } = clients;
  if (!ann || !megan || !olwen) throw new Error("A member is missing.");
  return { ann, megan, olwen };
}

type Client = ReturnType<typeof clientOf>;

async function grant(by: Client, pounds: number, financialYear = "2026/27") {
  const values = {
    ...{ financialYear, fund: named("Community fund"), serviceArea: "youth-work" },
    ...{ title: `Grant of ${pounds}`, scheme: named(SCHEME), amount: pence(pounds * 100) },
    ...{ status: "proposed", mechanism: "grant", role: "lead" },
  };
  const push = pushOf("allocations", [insertOf(newRowId(), values)]);
  return (await by.sync.push.mutate(push)).rows[0];
}

test("[API20] a workbook is read, previewed against the rows there are, proposed, signed by two and adopted", async () => {
  const { ann, megan, olwen } = await office("saltmarsh");
  await grant(olwen, 3_500);
  await grant(olwen, 2_000);
  const first = council("1", 3_000);

  const read = await ann.framework.read.mutate({ file: file(first) });
  expect([read.framework?.title, read.findings]).toEqual(["Saltmarsh grants policy", []]);
  const preview = await ann.framework.preview.mutate({
    file: file(first),
    from: day("2026-04-01"),
  });
  expect(preview.fails.lines.map(({ name, source }) => [name, source.quote])).toEqual([
    ["Grant of 3500", "No neighbourhood grant is larger than £3000."],
  ]);
  expect([preview.wouldFailToday.count, preview.figures]).toEqual([0, 2]);

  const proposing = { file: file(first), from: day("2026-04-01"), note: "our first" };
  const { proposal } = await ann.framework.propose.mutate(proposing);
  await ann.framework.sign.mutate({ proposal, office: null });
  expect((await megan.framework.standing.query()).proposals[0]?.lacking).toEqual([
    "1 more signature",
  ]);
  await megan.framework.sign.mutate({ proposal, office: null });
  const adopted = await megan.framework.adopt.mutate({ proposal });
  expect([adopted.copied, adopted.left]).toEqual([2, []]);

  const refused = await grant(olwen, 3_001);
  expect(refused?.kind === "refused" && refused.findings[0]?.source.quote).toBe(
    "No neighbourhood grant is larger than £3000.",
  );
  expect((await olwen.session.me.query()).framework.document.title).toBe("Saltmarsh grants policy");
});

test("[API21] a workbook with a cell to put right is not proposed, and what is no workbook is said", async () => {
  const { ann, megan } = await office("saltmarsh-2");
  const broken = file({ ...council("1", 3_000), organisation: "" });
  expect((await ann.framework.read.mutate({ file: broken })).findings[0]?.sentence).toMatch(
    /^Sheet "Framework", cell B\d+ \(Says\) is empty: Organisation is needed/,
  );
  const proposing = { file: broken, from: day("2026-06-01"), note: "" };
  expect(await refusalOf(ann.framework.propose.mutate(proposing))).toMatch(
    /has 1 cell to put right/,
  );
  const text = Buffer.from("not a workbook").toString("base64");
  expect(await refusalOf(ann.framework.read.mutate({ file: text }))).toMatch(/workbook/);
  const fine = { file: file(council("1", 3_000)), from: day("2026-06-01"), note: "" };
  expect(await refusalOf(megan.framework.propose.mutate(fine))).toMatch(/by an administrator/);
});

test("[API22] answers to the questions of set-up are an edition to be signed, each with who answered", async () => {
  const { ann, megan } = await office("saltmarsh-3");
  const before = (await ann.framework.standing.query()).questions.map(({ key }) => key);
  expect(before).toContain("plan.returnEvery");
  const answers = [
    { key: "plan.returnEvery", answer: "3 months" },
    { key: "vocabularies.serviceAreas", answer: "Youth work; Wardens" },
  ];
  const wrong = [{ key: "plan.returnEvery", answer: "now and then" }];
  const common = { from: day("2026-05-04"), note: "set-up" };
  expect(await refusalOf(ann.framework.propose.mutate({ answers: wrong, ...common }))).toMatch(
    /^Returns every: "now and then" cannot be used; accepted is a length/,
  );
  const { proposal } = await ann.framework.propose.mutate({ answers, ...common });
  for (const one of [ann, megan]) await one.framework.sign.mutate({ proposal, office: null });
  await ann.framework.adopt.mutate({ proposal });

  const { framework } = await ann.session.me.query();
  expect(framework.plan.returnEvery).toEqual({
    kind: "stated",
    value: "P3M",
    force: "should",
    source: {
      document: "Answered in set-up",
      quote: "3 months (ann, 4 May 2026)",
      rule: null,
    },
  });
  const after = (await ann.framework.standing.query()).questions.map(({ key }) => key);
  expect(before.filter((key) => !after.includes(key))).toEqual([
    "vocabularies.serviceAreas",
    "plan.returnEvery",
  ]);
});

test("[API23] a member sees what they may do with a proposal, and no other organisation's", async () => {
  const { ann, megan, olwen } = await office("saltmarsh-4");
  const stranger = await office("saltmarsh-5");
  const { proposal } = await ann.framework.propose.mutate({
    ...{ file: file(council("1", 3_000)), from: day("2026-05-04"), note: "" },
  });
  const may = async (client: Client) => (await client.framework.standing.query()).proposals[0]?.may;

  expect(await may(olwen)).toEqual({ sign: false, signAs: null, adopt: false, withdraw: false });
  expect(await may(megan)).toEqual({ sign: true, signAs: null, adopt: false, withdraw: false });
  expect(await may(ann)).toEqual({ sign: true, signAs: null, adopt: false, withdraw: true });
  expect((await stranger.ann.framework.standing.query()).proposals).toEqual([]);
  expect(await refusalOf(stranger.ann.framework.sign.mutate({ proposal, office: null }))).toMatch(
    /There is no such proposal/,
  );
});

test("[API20] the framework in force is given as a workbook that reads as itself", async () => {
  const { ann } = await office("saltmarsh-6");
  const { file: given, name } = await ann.framework.workbook.query();
  expect(name).toBe("starter-framework.xlsx");
  const read = await ann.framework.read.mutate({ file: given });
  expect([read.framework?.title, read.findings]).toEqual([starter.document.title, []]);
});
