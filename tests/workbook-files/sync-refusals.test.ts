import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { localCertificate } from "../support/local-certificate.ts";
import { foreplan } from "./run-foreplan.ts";
import { SyncWorld } from "./sync-world.ts";

let world: SyncWorld;

beforeAll(async () => {
  world = await SyncWorld.start();
});
afterAll(() => world[Symbol.asyncDispose]());

describe("what sync does not take", () => {
  test.each([
    [["sync", "x.csv", "--server", "http://x", "--register", "agreements"], /nowhere to keep ids/],
    [["sync", "x.ods", "--server", "http://x", "--register", "agreements"], /no \.xlsx or \.xlsm/],
    [["sync", "x.xlsx", "--register", "agreements"], /--server is missing/],
    [["sync", "x.xlsx", "--server", "x", "--register", "agreements"], /takes an address such as/],
    [["sync", "x.xlsx", "--server", "http://x"], /--register is missing/],
    [["sync", "x.xlsx", "--server", "http://x", "--register", "funds"], /FOREPLAN_TOKEN is not/],
  ])("[CLI10] foreplan %j ends with exit 2 and one sentence", async (words, sentence) => {
    const { exit, said } = await foreplan(words);
    expect([exit, said.at(-1)]).toEqual([2, expect.stringMatching(sentence)]);
  });

  test("[CLI10] a server that does not answer, and a token it does not know, are said", async () => {
    const { path } = world.workbook();
    const words = ["sync", path, "--register", "agreements", "--connect", "--yes", "--server"];
    const nobody = await foreplan([...words, "http://localhost:1"], {
      token: "t",
      uuid: world.uuid,
    });
    const unknown = await foreplan([...words, world.server.url], { token: "t", uuid: world.uuid });

    expect(nobody.said.at(-1)).toMatch(/^The server at http:\/\/localhost:1 cannot be reached/);
    expect(unknown.said.at(-1)).toMatch(/This sign-in is not known/);
  });

  test("[CLI10] a certificate nobody trusts yet is told from a server that is not there", async () => {
    const { path } = world.workbook();
    const certificate = await localCertificate();
    const secure = createServer(certificate ?? {});
    await new Promise<void>((listening) => secure.listen(0, "localhost", listening));
    const url = `https://localhost:${(secure.address() as AddressInfo).port}`;
    const words = ["sync", path, "--register", "agreements", "--connect", "--yes", "--server", url];
    const { exit, said } = await foreplan(words, { token: "t", uuid: world.uuid });
    secure.close();

    expect(exit).toBe(2);
    expect(said.at(-1)).toMatch(/^The certificate of https:\/\/localhost:\d+ is not trusted here/);
    expect(said.at(-1)).toContain("NODE_EXTRA_CA_CERTS");
  });

  test("[CLI10] a workbook open in Excel and a renamed one are left alone", async () => {
    const { path, file } = await world.connected();
    const bytes = readFileSync(path);
    world.folder.write(`~$${file}`, "");
    const inExcel = await world.sync(path);
    const renamed = await world.sync(world.folder.write("renamed.xlsx", bytes));

    expect(inExcel.said.at(-1)).toBe(`${file} is open in Excel. Close it there first.`);
    expect(renamed.said.at(-1)).toMatch(/renamed\.xlsx was connected as contracts-\d+\.xlsx/);
    expect(readFileSync(path)).toEqual(bytes);
  });

  test("[CHK262] in Welsh, where that is asked for", async () => {
    const { path } = await world.connected();
    world.type(path, [1, 0, null]);
    const unknown = await world.sync(path, "--language", "fr");
    const { document } = await world.sync(path, "--language", "cy");

    expect(unknown.said.at(-1)).toBe('--language was given "fr"; it takes en or cy.');
    expect(document?.details.refused.map(({ reason }) => reason)).toEqual(["Rhaid rhoi Teitl."]);
  });

  test("[CLI22] a file of one organisation is not synced by another's member", async () => {
    const { path } = await world.connected();
    const before = readFileSync(path);
    const words = ["sync", path, "--server", world.server.url, "--register", "agreements"];
    const token = world.server.token("avon-and-somerset", "officer");
    const { exit, said } = await foreplan(words, { token });

    expect(exit).toBe(2);
    expect(said.at(-1)).toMatch(
      /is connected to the registers of Dyfed-Powys OPCC, and FOREPLAN_TOKEN is of a member of Avon and Somerset OPCC: nothing was sent\.$/,
    );
    expect(readFileSync(path).equals(before)).toBe(true);
  });
});
