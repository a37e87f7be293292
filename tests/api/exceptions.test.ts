import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { IsoDay } from "../../shared/values/calendar-date.ts";
import { pence } from "../../shared/values/pence.ts";
import { startTestServer, type TestServer } from "../support/test-server.ts";
import { clientOf, insertOf, newRowId, pushOf, refusalOf } from "./call.ts";

const day = (text: string) => IsoDay.parse(text);

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const DYFED = "dyfed-powys";

describe("exceptions", () => {
  test("[API30] from a refusal to asking, two signatures, the row taken and its problem laid aside", async () => {
    const officer = clientOf(server.url, server.token(DYFED, "officer"));
    const finance = clientOf(server.url, server.token(DYFED, "finance"));
    const megan = clientOf(server.url, server.token(DYFED, "manager"));
    const second = await server.store.issueToken(DYFED, "manager-2");
    const huw = clientOf(server.url, second);
    const fund = newRowId();
    const financialYear = "2026/27";
    const of = { fund: { id: fund, text: "Small fund" }, financialYear };
    await finance.sync.push.mutate(pushOf("funds", [insertOf(fund, { name: "Small fund" })]));
    await finance.sync.push.mutate(
      pushOf("budgets", [
        insertOf(newRowId(), { ...of, kind: "opening", amount: pence(100_00) } as never),
      ]),
    );
    const line = insertOf(newRowId(), {
      ...of,
      ...{ title: "Line", serviceArea: "victims", priorities: ["1"], status: "approved" },
      amount: pence(110_00),
    } as never);
    const refused = await officer.sync.push.mutate(pushOf("allocations", [line]));
    const [row] = refused.rows;
    if (row?.kind !== "refused") throw new Error("The line was taken.");
    const finding = row.findings.find(({ severity }) => severity === "error");
    if (finding === undefined) throw new Error("No problem is told.");
    const { rule, check, subject, measure, sentence } = finding;
    const asked = {
      ...{ rule, check, subject: subject.id, upTo: measure, said: sentence },
      ...{ reason: "The uplift is agreed", until: day("2027-03-31") },
    };

    const { id } = await officer.exceptions.ask.mutate(asked);
    expect(await refusalOf(officer.exceptions.ask.mutate(asked))).toBe(
      "Olwen Price has asked for this already; it waits for a manager to sign it.",
    );
    expect(await refusalOf(officer.exceptions.sign.mutate({ id }))).toMatch(/^Only a manager/);
    await megan.exceptions.sign.mutate({ id });
    const still = await officer.sync.push.mutate(pushOf("allocations", [line]));
    expect(still.rows[0]?.kind).toBe("refused");
    expect(await huw.exceptions.list.query()).toMatchObject([
      {
        ...{ id, state: "waiting", subjectName: "Small fund", said: sentence, inPence: true },
        ...{ now: null, signedBy: ["Megan Thomas"], asked: { by: { name: "Olwen Price" } } },
        may: { sign: true, withdraw: true },
      },
    ]);

    await huw.exceptions.sign.mutate({ id });
    const taken = await officer.sync.push.mutate(pushOf("allocations", [line]));
    expect(taken.rows[0]?.kind).toBe("taken");
    const { findings } = await officer.checks.list.query({ subjects: [subject.id] });
    expect(findings.find((each) => each.check === check)?.excepted).toEqual({
      exception: id,
      standing: "covers",
    });
    expect(await officer.exceptions.list.query()).toMatchObject([
      { id, state: "stands", now: { sentence }, may: { sign: false, withdraw: false } },
    ]);
  });
});
