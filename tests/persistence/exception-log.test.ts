import { randomBytes } from "node:crypto";
import { describe, expect, onTestFinished, test } from "vitest";
import { openDatabase } from "../../server/persistence/open-database.ts";
import { starter } from "../../shared/frameworks/starter.ts";
import type { NewException } from "../../shared/sync/exception-log.ts";
import { IsoDay } from "../../shared/values/calendar-date.ts";
import { frameworkWith } from "../support/frameworks.ts";
import { idsFrom, ORGANISATION, openedStore } from "./opened-store.ts";
import { columnOf, tamper } from "./raw-file.ts";

const exception: NewException = {
  subject: idsFrom(11)(),
  rule: "allocations-within-budget",
  check: "allocations-within-budget",
  upTo: 1_000,
  reason: "the grant is confirmed in May",
  until: IsoDay.parse("2026-12-31"),
  said: "Core is £10 over its budget.",
};

/** An exception granted by Ann, signed by Bea and withdrawn by her; what is proven, and what is kept. */
async function withdrawn() {
  const opened = await openedStore(frameworkWith());
  onTestFinished(() => opened.close());
  const [ann, bea] = [await opened.as("manager", "Ann"), await opened.as("manager", "Bea")];
  const granted = await ann.exceptions.grant(exception);
  if (!granted.ok) throw new Error(granted.problem.sentence);
  await bea.exceptions.sign(granted.value.id);
  await bea.exceptions.withdraw(granted.value.id, "the grant was cut");
  const problems = async () => (await opened.store.verify(ORGANISATION.id)).problems;
  return { ...opened, ann, problems, id: granted.value.id };
}

describe("the log of exceptions", () => {
  test.each([
    ["a signature taken out", "delete from exception_event where ordinal = 2", /goes from 1 to 3/],
    [
      "the withdrawal taken out",
      "delete from exception_event where ordinal = 4",
      /log of exceptions ends at 3, and its end is kept as 4/,
    ],
    [
      "everything taken out",
      "delete from exception_event",
      /log of exceptions ends at 0, and its end is kept as 4/,
    ],
    [
      "a signature under another name",
      "update exception_event set member = 'Ann' where ordinal = 3",
      /log of exceptions is broken at 3/,
    ],
    [
      "a later last day",
      "update exception_event set body = replace(body, '2026-12-31', '2027-12-31') where ordinal = 1",
      /log of exceptions says at 1 is not what was written/,
    ],
    [
      "one that was written beside it",
      "insert into exception values ('opcc', 'x', 'x', 'r', 'c', 1, '', '2026-12-31', 0, null, null, null)",
      /1 exception outside the log found/,
    ],
  ])("[STO60] %s is found", async (_what, statement, said) => {
    const { file, problems } = await withdrawn();
    expect(await problems()).toEqual([]);
    tamper(file, statement);
    expect((await problems()).join(" ")).toMatch(said);
  });

  test("[STO60] rebuilding, and opening the store again, give the same exceptions", async () => {
    const { file, clock, store, ann, problems, signedIn } = await withdrawn();
    const before = await ann.exceptions.list();
    expect(before).toMatchObject([
      {
        ...exception,
        asked: { by: { id: "Ann", name: "Ann" } },
        signedBy: ["Ann", "Bea"],
        withdrawn: { by: "Bea", reason: "the grant was cut" },
      },
    ]);
    await store.rebuild(ORGANISATION.id);
    expect(await ann.exceptions.list()).toEqual(before);
    expect(await problems()).toEqual([]);

    const again = await openDatabase(file, {
      clock,
      randomBytes,
      frameworkOf: () => frameworkWith(),
    });
    if (!again.ok) throw new Error(again.problem);
    const other = again.value.openOrganisation(await signedIn("manager", "Ann"));
    expect(await other.exceptions.list()).toEqual(before);
    await again.value.close();
  });

  test("[STO61] what an earlier step kept outside the log is carried into it once, on opening", async () => {
    const opened = await openedStore(starter);
    onTestFinished(() => opened.close());
    const { file, clock, signedIn } = opened;
    await opened.as("manager", "Ann");
    await opened.as("manager", "Bea");
    const [one, two] = [idsFrom(1)(), idsFrom(2)()];
    const row = (id: string, subject: string, end: string) =>
      `insert into exception values ('opcc', '${id}', '${subject}', 'R', 'C', 7, 'why', '2026-12-31', 5, ${end})`;
    tamper(file, row("one", one, "'Bea', 9, 'cut'"));
    tamper(file, row("two", two, "null, null, null"));
    for (const [id, name, at] of [
      ["one", "Ann", 6],
      ["one", "Bea", 8],
      ["two", "Bea", 7],
    ]) {
      tamper(
        file,
        `insert into exception_signature values ('opcc', '${id}', '${name}', '${name}', ${at})`,
      );
    }
    const asked = {
      rule: "R",
      check: "C",
      upTo: 7,
      reason: "why",
      until: "2026-12-31",
      said: "",
      needed: 2,
    };
    const carried = [
      {
        ...{ id: "two", subject: two, ...asked, signedBy: ["Bea"], withdrawn: null },
        asked: { by: { id: "Bea", name: "Bea" }, at: 5 },
        signatures: [{ id: "Bea", name: "Bea", at: 7 }],
      },
      {
        ...{ id: "one", subject: one, ...asked, signedBy: ["Ann", "Bea"] },
        withdrawn: { by: "Bea", at: 9, reason: "cut" },
        asked: { by: { id: "Ann", name: "Ann" }, at: 5 },
        signatures: [
          { id: "Ann", name: "Ann", at: 6 },
          { id: "Bea", name: "Bea", at: 8 },
        ],
      },
    ];
    for (const _time of [1, 2]) {
      const again = await openDatabase(file, { clock, randomBytes, frameworkOf: () => starter });
      if (!again.ok) throw new Error(again.problem);
      const ann = again.value.openOrganisation(await signedIn("manager", "Ann"));
      expect(await ann.exceptions.list()).toEqual(carried);
      expect((await again.value.verify(ORGANISATION.id)).problems).toEqual([]);
      await again.value.close();
    }
    expect(columnOf(file, "select count(*) from exception_event")).toEqual([6]);
    expect(columnOf(file, "select count(*) from exception_signature")).toEqual([0]);
  });
});
