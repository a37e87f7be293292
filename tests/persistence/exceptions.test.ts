import { describe, expect, onTestFinished, test } from "vitest";
import type { OrganisationStore } from "../../server/api/stores.ts";
import type { NewException } from "../../shared/sync/exception-log.ts";
import { IsoDay } from "../../shared/values/calendar-date.ts";
import { pence } from "../../shared/values/pence.ts";
import { frameworkWith } from "../support/frameworks.ts";
import { edit, idsFrom, insert, openedStore, pushed, pushOf } from "./opened-store.ts";

const mint = idsFrom(7);
const [fund, budget, line] = [mint(), mint(), mint()];
const day = (text: string) => IsoDay.parse(text);
const core = { id: fund, text: "Core" };

const signed: NewException = {
  subject: fund,
  rule: "allocations-within-budget",
  check: "allocations-within-budget",
  upTo: 1_000,
  reason: "the grant is confirmed in May",
  until: day("2026-12-31"),
  said: "Core is £10 over its budget.",
};

/** A fund of a hundred pounds and a line of it that is only proposed. */
async function fundOfAHundred() {
  const opened = await openedStore(frameworkWith());
  onTestFinished(() => opened.close());
  const [finance, officer] = [await opened.as("finance"), await opened.as("officer")];
  await pushed(finance, pushOf("funds", [insert(fund, { name: "Core" })]));
  const year = { fund: core, financialYear: "2026/27" };
  await pushed(
    finance,
    pushOf("budgets", [
      insert(budget, { ...year, kind: "opening", amount: pence(10_000) } as never),
    ]),
  );
  await pushed(
    officer,
    pushOf("allocations", [
      insert(line, { ...year, title: "Line", amount: pence(10_000), status: "proposed" } as never),
    ]),
  );
  return opened;
}

/** What becomes of the line when it is approved at an amount. */
async function approvedAt(store: OrganisationStore, amount: number) {
  const [row] = await store.rowsById([line]);
  const change = edit(line, row?.version ?? 0, {
    amount: pence(amount),
    status: "approved",
  } as never);
  const outcome = await store.push(pushOf("allocations", [change]));
  if (!outcome.ok) throw new Error(outcome.problem.sentence);
  return outcome.value.rows[0];
}

async function granted(store: OrganisationStore, exception: NewException = signed) {
  const outcome = await store.exceptions.grant(exception);
  if (!outcome.ok) throw new Error(outcome.problem.sentence);
  return outcome.value;
}

describe("exceptions", () => {
  test("[CHK118] nothing stands until as many people have signed as the framework demands", async () => {
    const opened = await fundOfAHundred();
    const [ann, bea, finance] = [
      await opened.as("manager", "Ann"),
      await opened.as("manager", "Bea"),
      await opened.as("finance"),
    ];
    const { id, needed, signedBy } = await granted(ann);
    expect([needed, signedBy]).toEqual([2, ["Ann"]]);
    expect((await approvedAt(finance, 11_000))?.kind).toBe("refused");

    expect(await ann.exceptions.sign(id)).toMatchObject({
      ok: false,
      problem: { sentence: expect.stringContaining("another person must sign it too") },
    });
    expect(await bea.exceptions.sign(id)).toMatchObject({
      ok: true,
      value: { signedBy: ["Ann", "Bea"] },
    });
    expect((await approvedAt(finance, 11_000))?.kind).toBe("taken");
    expect(await approvedAt(finance, 11_001)).toMatchObject({
      kind: "refused",
      findings: [{ excepted: { exception: id, standing: "outgrown" } }],
    });
    const { findings } = await finance.findings({ severity: "error" });
    expect(findings).toMatchObject([
      {
        excepted: { exception: id, standing: "covers" },
        arithmetic: expect.arrayContaining([
          "excepted until 31 December 2026, signed by Ann and Bea: the grant is confirmed in May",
        ]),
      },
    ]);
  });

  test("[CHK119] a withdrawn exception lets nothing new stand, and cannot be signed", async () => {
    const opened = await fundOfAHundred();
    const [ann, bea] = [await opened.as("manager", "Ann"), await opened.as("manager", "Bea")];
    const { id } = await granted(ann);
    await bea.exceptions.sign(id);
    expect(await bea.exceptions.withdraw(id, "the grant was cut")).toMatchObject({
      ok: true,
      value: { withdrawn: { by: "Bea", reason: "the grant was cut" } },
    });
    expect((await approvedAt(await opened.as("finance"), 11_000))?.kind).toBe("refused");
    expect(await ann.exceptions.withdraw(id, "again")).toMatchObject({ ok: false });
    expect(await (await opened.as("manager", "Cal")).exceptions.sign(id)).toMatchObject({
      ok: false,
    });
    expect((await ann.exceptions.list()).map((each) => [each.id, each.withdrawn?.by])).toEqual([
      [id, "Bea"],
    ]);
  });

  test("[CHK119] an exception ends with its last day, and what stands stays", async () => {
    const opened = await fundOfAHundred();
    const [ann, bea, finance] = [
      await opened.as("manager", "Ann"),
      await opened.as("manager", "Bea"),
      await opened.as("finance"),
    ];
    const { id } = await granted(ann, { ...signed, until: day("2026-05-04") });
    await bea.exceptions.sign(id);
    expect((await approvedAt(finance, 10_500))?.kind).toBe("taken");
    opened.clock.moveTo(day("2026-05-05"));
    expect((await approvedAt(finance, 10_501))?.kind).toBe("refused");
    expect((await approvedAt(finance, 10_400))?.kind).toBe("taken");
    const { findings } = await finance.findings({ severity: "error" });
    expect(findings.map(({ excepted }) => excepted?.standing)).toEqual(["expired"]);
  });

  test("[CHK160] what is asked for waits, is told of its problem, and is taken back by whoever asked or declined", async () => {
    const opened = await fundOfAHundred();
    const [olwen, finance] = [await opened.as("officer", "Olwen"), await opened.as("finance")];
    const ann = await opened.as("manager", "Ann");
    const outcome = await finance.push(
      pushOf(
        "allocations",
        [
          edit(line, (await finance.rowsById([line]))[0]?.version ?? 0, {
            amount: pence(11_000),
            status: "approved",
          } as never),
        ],
        { asFact: { who: "the panel", why: "it is paid" } },
      ),
    );
    expect(outcome).toMatchObject({ ok: true, value: { rows: [{ kind: "taken" }] } });
    const ask = async () => {
      const asked = await olwen.exceptions.ask(signed);
      if (!asked.ok) throw new Error(asked.problem.sentence);
      return asked.value.id;
    };
    const standing = async () =>
      (await olwen.findings({ severity: "error" })).findings.map(({ excepted, arithmetic }) => [
        excepted?.standing,
        arithmetic.at(-1),
      ]);
    const own = await ask();
    expect(await standing()).toEqual([
      [
        "waiting",
        "an exception until 31 December 2026 was asked for by Olwen: the grant is confirmed in May; 0 of 2 signatures",
      ],
    ]);
    expect(await olwen.exceptions.ask(signed)).toMatchObject({ ok: false });
    expect(await finance.exceptions.withdraw(own, "no")).toMatchObject({ ok: false });
    expect(await olwen.exceptions.withdraw(own, "not needed")).toMatchObject({ ok: true });
    expect((await standing()).map(([how]) => how)).toEqual([undefined]);

    const second = await ask();
    expect(await ann.exceptions.withdraw(second, "use the underspend")).toMatchObject({ ok: true });
    const third = await ask();
    opened.clock.moveTo(day("2027-01-01"));
    expect(await ann.exceptions.sign(third)).toMatchObject({
      ok: false,
      problem: { sentence: expect.stringContaining("31 December 2026, is past") },
    });
  });

  test("[CHK160] an administrator asks for none", async () => {
    const opened = await fundOfAHundred();
    expect(await (await opened.as("administrator")).exceptions.ask(signed)).toMatchObject({
      ok: false,
      problem: { sentence: expect.stringMatching(/^An administrator answers for the framework/) },
    });
  });

  test.each<{
    what: string;
    role: "officer" | "finance" | "administrator" | "manager";
    asked: Partial<NewException>;
  }>([
    { what: "an officer", role: "officer", asked: {} },
    { what: "finance", role: "finance", asked: {} },
    { what: "an administrator", role: "administrator", asked: {} },
    { what: "a rule that is none", role: "manager", asked: { rule: "R999" } },
    { what: "a day that is past", role: "manager", asked: { until: day("2026-05-03") } },
    { what: "no measure", role: "manager", asked: { upTo: 0 } },
  ])("[CHK119] is not granted by or for $what", async ({ role, asked }) => {
    const opened = await fundOfAHundred();
    const store = await opened.as(role);
    expect(await store.exceptions.grant({ ...signed, ...asked })).toMatchObject({ ok: false });
    expect(await store.exceptions.list()).toEqual([]);
    expect(await store.exceptions.sign("none")).toMatchObject({ ok: false });
  });
});
