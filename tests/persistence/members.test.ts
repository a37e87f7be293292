import { readFileSync } from "node:fs";
import { describe, expect, onTestFinished, test } from "vitest";
import { starter } from "../../shared/frameworks/starter.ts";
import { ORGANISATION, openedStore } from "./opened-store.ts";
import { columnOf } from "./raw-file.ts";

async function withToken() {
  const opened = await openedStore(starter);
  onTestFinished(() => opened.close());
  const signedIn = await opened.signedIn("officer", "Anna");
  const token = await opened.store.issueToken(ORGANISATION.id, "Anna");
  return { ...opened, signedIn, token };
}

describe("tokens", () => {
  test("[STO15] a token stands for one member of one organisation", async () => {
    const { store, signedIn, token } = await withToken();
    expect(await store.memberOf(token)).toEqual(signedIn);
  });

  test.each([
    ["", "nothing"],
    ["opcc.", "no secret"],
    [".abc", "no organisation"],
    ["opcc.0000", "a guess"],
  ])("[STO15] %j, %s, stands for nobody", async (token) => {
    expect(await (await withToken()).store.memberOf(token)).toBeNull();
  });

  test("[STO15] a token does not open another organisation", async () => {
    const { store, token } = await withToken();
    await store.createOrganisation({ id: "other", name: "Another", framework: starter.key });
    expect(await store.memberOf(token.replace(/^opcc\./, "other."))).toBeNull();
  });

  test("[STO15] a withdrawn token, and one of a member who left, stand for nobody", async () => {
    const { store, token } = await withToken();
    const second = await store.issueToken(ORGANISATION.id, "Anna");
    await store.revokeToken(token);
    expect(await store.memberOf(token)).toBeNull();
    expect(await store.memberOf(second)).not.toBeNull();
    await store.removeMember(ORGANISATION.id, "Anna");
    expect(await store.memberOf(second)).toBeNull();
    expect(await store.members(ORGANISATION.id)).toEqual([]);
  });

  test("[STO16] no token is kept, only what proves it", async () => {
    const { token, file } = await withToken();
    const secret = token.slice(token.indexOf(".") + 1);
    expect(Buffer.from(secret, "base64url")).toHaveLength(32);
    for (const part of [file, `${file}-wal`]) {
      expect(readFileSync(part).includes(secret)).toBe(false);
    }
    expect(columnOf(file, "select hash from token")).not.toContain(token);
  });
});

describe("workbooks", () => {
  test("[STO17] one copy of a workbook holds the write lease, until it lets it lapse", async () => {
    const { as, clock } = await withToken();
    const anna = await as("officer", "Anna");
    const ben = await as("officer", "Ben");
    const first = await anna.lease("book", "copy-1");
    expect(first).toEqual({ held: true, until: clock.now() + 45_000 });
    expect(await ben.lease("book", "copy-2")).toEqual({ held: false, until: first.until });
    expect((await ben.lease("another book", "copy-2")).held).toBe(true);
    clock.pass(20_000);
    expect((await anna.lease("book", "copy-1")).held).toBe(true);
    clock.pass(45_000);
    expect((await ben.lease("book", "copy-2")).held).toBe(true);
  });

  test("[STO17] a workbook is remembered by where it was last seen", async () => {
    const { as, file } = await withToken();
    const anna = await as("officer", "Anna");
    const book = { workbook: "book", name: "Plan.xlsx", address: "https://one", bindings: [] };
    await anna.registerWorkbook(book);
    await anna.registerWorkbook({ ...book, address: "https://two" });
    expect(columnOf(file, "select address from workbook")).toEqual(["https://two"]);
  });
});
