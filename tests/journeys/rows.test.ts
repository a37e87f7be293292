import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pushOf } from "../api/call.ts";
import { launchBrowser } from "../support/browser.ts";
import { startTestServer, type TestServer } from "../support/test-server.ts";
import { PATIENCE_MS, Person } from "./person.ts";
import { askServer, registerColumn } from "./register-rows.ts";

const ORGANISATION = "dyfed-powys";
const AMOUNTS = "D";
const IDS = "F";
/** Where the table's rows stand, with room for those inserted. */
const ROWS = [6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18];

let server: TestServer;
let browser: Browser;
let olwen: Person;
/** Which id stood beside which service when the sheet was connected. */
let services: Readonly<Record<string, string>>;

beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer({ pages: true }), launchBrowser()]);
  olwen = await Person.at(browser, `${server.url}/preview?workbook=dyfed-powys`);
  await olwen.signIn("Olwen Price, officer of Dyfed-Powys OPCC");
  await olwen.connect(10);
  await olwen.goTo("To do");
  services = await olwen.byId(IDS, "A");
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** Pounds by row id, as the sheet shows them. */
async function inSheet(): Promise<Readonly<Record<string, number>>> {
  const amounts = await olwen.byId(IDS, AMOUNTS);
  return Object.fromEntries(
    Object.entries(amounts).map(([id, seen]) => [id, Number(seen.replaceAll(/[£,]/g, ""))]),
  );
}

/** Pounds by row id, as the register holds them. */
async function inRegister(): Promise<Readonly<Record<string, number>>> {
  const amounts = await registerColumn(server, ORGANISATION, "allocations", "amount");
  return Object.fromEntries(
    Object.entries(amounts).map(([id, pence]) => [id, Number(pence) / 100]),
  );
}

async function bothComeTo(pounds: Readonly<Record<string, number>>): Promise<void> {
  await expect.poll(inRegister, { timeout: PATIENCE_MS }).toEqual(pounds);
  await expect.poll(inSheet, { timeout: PATIENCE_MS }).toEqual(pounds);
}

/** The id beside a service, of the one row or of the first. */
function idOf(service: string): string {
  const found = Object.entries(services).find(([, name]) => name === service);
  if (found === undefined) throw new Error(`No row is for ${service}.`);
  return found[0];
}

/** A colleague's edit, by way of the server. */
async function colleagueSets(id: string, pounds: number): Promise<void> {
  await askServer(server, [ORGANISATION, "finance"], async (client) => {
    const { rows } = await client.rows.list.query({ register: "allocations" });
    const row = rows.find((one) => one.id === id);
    if (row === undefined) throw new Error(`The register has no row ${id}.`);
    const values = { amount: pounds * 100 };
    const change = { kind: "edit", id: row.id, base: row.version, values } as const;
    const { rows: answers } = await client.sync.push.mutate(pushOf("allocations", [change]));
    expect(answers.map(({ kind }) => kind)).toEqual(["taken"]);
  });
}

describe("rows of a connected sheet", () => {
  test("[RUN14] sorted, they stay who they are, and nothing is sent", async () => {
    const versions = () =>
      askServer(server, [ORGANISATION, "officer"], async (client) =>
        (await client.rows.list.query({ register: "allocations" })).rows.map(
          ({ version }) => version,
        ),
      );
    const before = await versions();
    await olwen.choose("A8", "Sort by Commissioning area, ascending");
    await expect.poll(() => olwen.seen("A6")).toBe("Antisocial Behaviour");
    await olwen.more("Look through the workbook now");
    await olwen.truth("All saved").waitFor();

    expect(await olwen.byId(IDS, "A")).toEqual(services);
    expect(await inSheet()).toEqual(await inRegister());
    expect(await versions()).toEqual(before);
  });

  test("[RUN14] sorted just as colleagues' edits are written, each edit is on its own row", async () => {
    const wanted: Record<string, number> = { ...(await inRegister()) };
    const ids = Object.keys(services);
    for (const [place, id] of ids.slice(0, 6).entries()) {
      wanted[id] = 1_000 + place;
      const order = place % 2 === 0 ? "descending" : "ascending";
      const sorted = olwen.sortAtNextWrite("Commissioning area", order);
      await colleagueSets(id, 1_000 + place);
      await sorted;
    }
    await bothComeTo(wanted);
    await olwen.truth("All saved").waitFor();

    expect(await olwen.byId(IDS, "A")).toEqual(services);
  });

  test("[RUN14] a row inserted among others is one new row, and theirs are untouched", async () => {
    const before = await inRegister();
    await olwen.choose("A8", "Insert row above");
    for (const [cell, text] of [
      ["A8", "Sexual Abuse"],
      ["B8", "2"],
      ["C8", "Grants"],
      ["D8", "1,250"],
    ] as const) {
      await olwen.type(cell, text);
    }
    await expect.poll(() => olwen.seen("F8"), { timeout: PATIENCE_MS }).toMatch(/^[A-Z0-9]{10}$/);
    await bothComeTo({ ...before, [await olwen.seen("F8")]: 1_250 });
    services = await olwen.byId(IDS, "A");
  });

  test("[RUN14] a copied row is a row of its own, and is asked about as a double", async () => {
    const before = await inRegister();
    const copied = await olwen.seen("F8");
    await olwen.choose("A8", "Insert copy of row below");
    await olwen.card("stands more than once: is it the same allocation?").waitFor();
    await expect.poll(() => olwen.seen("F9"), { timeout: PATIENCE_MS }).not.toBe(copied);
    await bothComeTo({ ...before, [await olwen.seen("F9")]: 1_250 });

    expect(await olwen.seen("F8")).toBe(copied);
    services = await olwen.byId(IDS, "A");
  });

  test("[RUN14] a deleted row is asked about, comes back with undo, and goes when that is chosen", async () => {
    const before = await inRegister();
    const deleted = await olwen.seen("F9");
    await olwen.choose("A9", "Delete row");
    const question = olwen.card("1 row is no longer in Allocations 2021-22");
    await question.waitFor();
    expect(await inRegister()).toEqual(before);

    await olwen.undo();
    await question.waitFor({ state: "detached" });
    await bothComeTo(before);
    expect(await olwen.seen("F9")).toBe(deleted);

    await olwen.choose("A9", "Delete row");
    await question.getByRole("button", { name: "Remove for everyone" }).click();
    await question.waitFor({ state: "detached" });
    const { [deleted]: _gone, ...left } = before;
    await bothComeTo(left);
  });

  test("[RUN14] undone typing takes the register back too", async () => {
    const before = await inRegister();
    const id = idOf("Victim Satisfaction");
    const ids = await Promise.all(ROWS.map((row) => olwen.seen(`${IDS}${row}`)));
    await olwen.type(`${AMOUNTS}${ROWS[ids.indexOf(id)]}`, "777");
    await expect.poll(inRegister, { timeout: PATIENCE_MS }).toEqual({ ...before, [id]: 777 });
    await olwen.undo();
    await bothComeTo(before);
    await olwen.truth("All saved").waitFor();

    expect(olwen.faults).toEqual([]);
  });
});
