import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FinancialYear } from "../../shared/values/financial-year.ts";
import { pence } from "../../shared/values/pence.ts";
import { startTestServer, type TestServer } from "../support/test-server.ts";
import { clientOf, insertOf, newRowId, pushOf } from "./call.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const FUND = { id: null, text: "A fund of the tests" };
const year = (text: string) => FinancialYear.parse(text);

describe("commitments", () => {
  test("[API15] tell every year in which money counts, in order and whatever year is asked for", async () => {
    const client = clientOf(server.url, server.token("dyfed-powys", "manager"));
    const finance = clientOf(server.url, server.token("dyfed-powys", "finance"));
    const before = (await client.plan.commitments.query({})).years;
    const money = (financialYear: string, amount: number, more = {}) =>
      insertOf(newRowId(), {
        fund: FUND,
        financialYear: year(financialYear),
        amount: pence(amount),
        ...more,
      });
    const allocation = (financialYear: string, status: string) =>
      money(financialYear, 1_000_00, {
        title: `Counted as ${status}`,
        serviceArea: "victims",
        priorities: ["1"],
        status,
      });
    await finance.sync.push.mutate(
      pushOf("budgets", [money("2034/35", 5_000_00), money("2035/36", 0)], { adopt: true }),
    );
    await client.sync.push.mutate(
      pushOf("allocations", [allocation("2033/34", "proposed"), allocation("2032/33", "idea")], {
        adopt: true,
      }),
    );
    await finance.sync.push.mutate(
      pushOf("fundingLines", [money("2031/32", 3_000_00)], { adopt: true }),
    );
    const known = ["2031/32", "2033/34", "2034/35"];
    const found = await client.plan.commitments.query({ years: 1 });

    expect(found.years).toEqual([...before, ...known]);
    expect(found.years).toEqual(found.years.toSorted());
    expect((await client.plan.commitments.query({ from: year("2034/35") })).years).toEqual(
      found.years,
    );
  });
});
