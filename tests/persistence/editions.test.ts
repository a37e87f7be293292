import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openDatabase } from "../../server/persistence/open-database.ts";
import type { Framework, FrameworkRule } from "../../shared/framework/framework.ts";
import { dorset } from "../../shared/frameworks/dorset.ts";
import { starter } from "../../shared/frameworks/starter.ts";
import { council, day } from "../framework/council.ts";
import { anyPush } from "./any-pushes.ts";
import { adopted, grant, office, proposed, sentence, value } from "./edition-office.ts";
import { ORGANISATION, openedStore } from "./opened-store.ts";
import { nothingPlayed, playPushes } from "./play-pushes.ts";
import { tamper } from "./raw-file.ts";

describe("signing", () => {
  test("[STO40] two different people sign, each once, before an edition is adopted", async () => {
    const { ann, megan, omar } = await office();
    const id = await proposed(ann, council("1", 3_000), "2026-04-01");

    expect(sentence(await megan.adopt(id))).toBe(
      "It cannot be adopted yet: it needs 2 more signatures.",
    );
    value(await ann.sign(id, null));
    expect(sentence(await ann.sign(id, null))).toMatch(/^You have signed this edition already/);
    expect(sentence(await ann.adopt(id))).toBe(
      "It cannot be adopted yet: it needs 1 more signature.",
    );
    value(await omar.sign(id, null));
    expect(value(await ann.adopt(id)).proposal.state).toBe("adopted");
    expect(sentence(await megan.sign(id, null))).toMatch(
      /^This proposal was adopted by Ann already/,
    );
  });

  test("[STO40] an administrator proposes, and officers neither propose nor sign nor adopt", async () => {
    const { ann, megan, olwen } = await office();
    const next = { framework: council("1", 3_000), from: day("2026-06-01"), note: "" };
    expect(sentence(await megan.propose(next))).toMatch(
      /is proposed by an administrator; .* manager/,
    );
    const id = await proposed(ann, council("1", 3_000), "2026-06-01");

    expect(sentence(await olwen.editions.sign(id, null))).toMatch(/signed by managers and/);
    expect(sentence(await olwen.editions.adopt(id))).toMatch(/adopted by managers and/);
    expect(sentence(await olwen.editions.withdraw(id, "no"))).toMatch(
      /^A proposal is withdrawn by Ann/,
    );
  });

  test("[STO41] Dorset's framework is changed by the PCC and one other, and by nobody less", async () => {
    const { ann, megan, omar } = await office(dorset);
    const pcc = "Police and Crime Commissioner";
    const id = await proposed(ann, council("1", 3_000), "2026-06-01");
    value(await ann.sign(id, null));
    value(await omar.sign(id, null));
    expect(sentence(await omar.adopt(id))).toBe(
      `It cannot be adopted yet: it needs a signature as ${pcc}.`,
    );
    expect(sentence(await omar.sign(id, pcc))).toMatch(/signed this edition already/);
    expect(sentence(await megan.sign(id, "Mayor"))).toMatch(/asks for a signature as Police and/);
    value(await megan.sign(id, pcc));
    expect(value(await omar.adopt(id)).proposal.signatures.map((each) => each.office)).toEqual([
      null,
      null,
      pcc,
    ]);
  });

  test("[STO41] an administrator cannot sign as the office, and nobody's office is made up", async () => {
    const { ann } = await office(dorset);
    const id = await proposed(ann, council("1", 3_000), "2026-06-01");
    expect(sentence(await ann.sign(id, "Police and Crime Commissioner"))).toMatch(
      /^Only a manager signs as/,
    );
    const other = await office();
    const plain = await proposed(other.ann, council("1", 3_000), "2026-06-01");
    expect(sentence(await other.megan.sign(plain, "Mayor"))).toMatch(/asks for nobody's office/);
  });

  test("[STO42] a withdrawn proposal stays in the history with its reason, and is not signed", async () => {
    const { ann, megan } = await office();
    const id = await proposed(ann, council("1", 3_000), "2026-06-01");
    const withdrawn = value(await ann.withdraw(id, "a figure is wrong"));

    expect([withdrawn.state, withdrawn.closed?.reason]).toEqual(["withdrawn", "a figure is wrong"]);
    expect(sentence(await megan.sign(id, null))).toMatch(/^This proposal was withdrawn by Ann/);
    expect((await megan.standing()).proposals.map(({ state }) => state)).toEqual(["withdrawn"]);
  });
});

describe("adopting", () => {
  test("[STO43] the clause of the adopted edition refuses the next push, and its figures are rows once", async () => {
    const all = await office();
    expect(await grant(all.olwen, 3_500)).toBe("taken");
    const { copied, left } = await adopted(all, council("1", 3_000), "2026-04-01");

    expect([copied, left]).toEqual([2, []]);
    expect((await all.olwen.rowsOf("funds")).map(({ name }) => name)).toEqual(["Community fund"]);
    expect(await grant(all.olwen, 3_001)).toEqual(["No neighbourhood grant is larger than £3000."]);
    expect(await grant(all.olwen, 3_000)).toBe("taken");
    const again = await adopted(all, council("2", 2_000), "2026-06-01");
    expect([again.copied, again.left.length]).toEqual([0, 2]);
    expect(await all.olwen.rowsOf("funds")).toHaveLength(1);
    expect(await all.problems()).toEqual([]);
  });

  test("[STO44] an edition holds from its day: a year before it is judged as it was", async () => {
    const all = await office();
    await adopted(all, council("1", 3_000), "2026-04-01");
    await adopted(all, council("2", 2_000), "2027-04-01");

    expect(await grant(all.olwen, 2_500, "2026/27")).toBe("taken");
    expect(await grant(all.olwen, 2_500, "2027/28")).toEqual([
      "No neighbourhood grant is larger than £2000.",
    ]);
    expect((await all.ann.framework()).document.edition).toBe("1");
    all.clock.moveTo(day("2027-04-01"));
    await all.store.releaseAlerts(ORGANISATION.id);
    expect((await all.ann.framework()).document.edition).toBe("2");
    expect(await grant(all.olwen, 2_500, "2026/27")).toBe("taken");
    expect(await all.problems()).toEqual([]);
  });

  test("[STO45] an edition follows the one before and never reaches into the past", async () => {
    const all = await office();
    await adopted(all, council("1", 3_000), "2026-04-01");
    const propose = async (from: string) =>
      sentence(await all.ann.propose({ framework: council("2", 1), from: day(from), note: "" }));

    expect(await propose("2026-04-01")).toMatch(
      /^An edition follows the one before: .* 1 April 2026/,
    );
    expect(await propose("2026-05-03")).toMatch(/never changes the past: .* 4 May 2026 at the/);
    expect(await propose("2026-05-04")).toBe("granted");
  });

  test("[STO45] a day that went by while signatures were gathered is too late", async () => {
    const all = await office();
    await adopted(all, council("1", 3_000), "2026-04-01");
    const id = await proposed(all.ann, council("2", 2_000), "2026-05-04");
    value(await all.ann.sign(id, null));
    value(await all.omar.sign(id, null));
    all.clock.moveTo(day("2026-05-05"));

    expect(sentence(await all.omar.adopt(id))).toMatch(/^An edition never changes the past/);
  });

  test("[STO72] editions stand by their days, whichever was proposed first", async () => {
    const all = await office();
    const later = await proposed(all.ann, council("later", 1_000), "2027-04-01");
    await adopted(all, council("sooner", 2_000), "2026-06-01");
    value(await all.ann.sign(later, null));
    value(await all.megan.sign(later, null));
    value(await all.megan.adopt(later));

    expect(await grant(all.olwen, 1_500, "2026/27")).toBe("taken");
    expect(await grant(all.olwen, 1_500, "2027/28")).toEqual([
      "No neighbourhood grant is larger than £1000.",
    ]);
    expect(await all.problems()).toEqual([]);
  });

  test("[STO46] the others are told, each until they have seen it", async () => {
    const all = await office();
    const news: string[] = [];
    all.store.watch(ORGANISATION.id, ({ kind }) => news.push(kind));
    const { proposal } = await adopted(all, council("1", 3_000), "2026-04-01");
    expect(news).toContain("head");
    value(await all.olwen.editions.see(proposal.id));

    expect((await all.ann.standing()).proposals.map(({ seenBy }) => seenBy)).toEqual([["Olwen"]]);
  });
});

describe("the log of editions", () => {
  test.each([
    ["a signature taken out", "delete from edition_event where ordinal = 2", /goes from 1 to 3/],
    [
      "the newest taken out",
      "delete from edition_event where ordinal = (select max(ordinal) from edition_event)",
      /ends at 4, and its end is kept as 5/,
    ],
    [
      "a signature under another name",
      "update edition_event set member = 'Omar' where ordinal = 2",
      /broken at 2/,
    ],
    [
      "a changed limit",
      "update edition_event set body = replace(body, '300000', '900000') where ordinal = 1",
      /says at 1 is not what was written/,
    ],
  ])("[STO47] %s is found", async (_what, statement, said) => {
    const all = await office();
    await adopted(all, council("1", 3_000), "2026-04-01");
    expect(await all.problems()).toEqual([]);
    tamper(all.file, statement);

    expect((await all.problems()).join(" ")).toMatch(said);
  });

  test("[STO47] what was adopted is there when the store is opened again, and rebuilding changes nothing", async () => {
    const all = await office();
    await adopted(all, council("1", 3_000), "2026-04-01");
    await grant(all.olwen, 2_900);
    const again = await openDatabase(all.file, {
      ...{ clock: all.clock, randomBytes, frameworkOf: () => starter },
    });
    if (!again.ok) throw new Error(again.problem);
    const olwen = again.value.openOrganisation(await all.signedIn("officer", "Olwen"));

    expect(await grant(olwen, 3_001)).toEqual(["No neighbourhood grant is larger than £3000."]);
    await again.value.rebuild(ORGANISATION.id);
    expect((await again.value.verify(ORGANISATION.id)).problems).toEqual([]);
    await again.value.close();
  });
});

test("[STO48] after any pushes under several editions, what is kept change by change is what the log gives", async () => {
  const pushes = fc.array(anyPush, { minLength: 1, maxLength: 8 });
  // A rule of each kind of scope that only one of the editions has.
  const strict: Framework = {
    ...council("strict", 1),
    rules: [rule("priority-present"), rule("break-clauses", { kinds: ["contract"] })],
    figures: [],
  };
  const loose: Framework = { ...council("loose", 1), rules: [], figures: [] };
  await fc.assert(
    fc.asyncProperty(pushes, pushes, async (before, after) => {
      const all = await openedStore(starter);
      try {
        const editions = {
          ann: (await all.as("administrator", "Ann")).editions,
          megan: (await all.as("manager", "Megan")).editions,
        };
        await adopted(editions, strict, "2026-04-01");
        await adopted(editions, loose, "2026-06-01");
        const played = nothingPlayed();
        await playPushes(all, before, played);
        expect((await all.store.verify(ORGANISATION.id)).problems).toEqual([]);
        all.clock.moveTo(day("2026-06-01"));
        await all.store.releaseAlerts(ORGANISATION.id);
        await playPushes(all, after, played);
        expect((await all.store.verify(ORGANISATION.id)).problems).toEqual([]);
      } finally {
        await all.close();
      }
    }),
    { numRuns: Number(process.env.FC_RUNS ?? 8) },
  );
});

function rule(check: string, parameters: Readonly<Record<string, unknown>> = {}): FrameworkRule {
  const source = { document: "Strict", quote: `As ${check} has it.`, rule: null };
  return { id: check, check, parameters, source, force: "must" };
}
