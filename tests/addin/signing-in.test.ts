import { describe, expect, test } from "vitest";
import { aDesk } from "./desk.ts";

const { open, connected, leave, server, amounts } = aDesk();

describe("signing in", () => {
  test("[ADD56] a token nobody knows is refused with a sentence, and is not kept", async () => {
    const pane = await open();
    await pane.session.signOut();
    await pane.session.signIn("nobody-knows-this");
    expect(pane.session.state()).toMatchObject({ phase: "signed-out" });
    const state = pane.session.state();
    expect(state.phase === "signed-out" ? state.problem : "").toMatch(/sign in again/);
    expect(pane.browser.pocket.size).toBe(0);
    await pane.session.signIn(server().token("dyfed-powys", "officer"));
    expect(pane.ready().me.member.role).toBe("officer");
  });

  test("[ADD57] opened without a line, the one who was signed in goes on, and edits are kept", async () => {
    const pane = await connected();
    await leave(pane);
    const again = await open({
      workbook: pane.excel.workbook,
      browser: pane.browser,
      isCut: true,
    });
    again.hands.type("G2", 1_000);
    await again.sync();
    expect(again.ready().truth).toEqual({ kind: "offline", editsKept: 1 });
    again.line.isCut = false;
    await again.sync();
    expect(again.ready().truth.kind).toBe("all-saved");
  });

  test("[ADD57] opened without a line by nobody known, it says so and keeps no guess", async () => {
    const pane = await open({ isCut: true });
    expect(pane.session.state()).toMatchObject({ phase: "signed-out" });
  });

  test("[ADD58] a pane opened while a cell is being edited waits for it", async () => {
    const pane = await connected();
    await leave(pane);
    const again = await open({
      workbook: pane.excel.workbook,
      browser: pane.browser,
      editing: "G2",
    });
    expect(again.session.state().phase).toBe("starting");
    again.hands.endEdit("escape");
    again.clock.pass(3_000);
    await again.session.idle();
    expect(again.ready().tables).toMatchObject([{ rows: 2 }]);
  });

  test("[ADD69] a member of another organisation is kept out of a connected workbook", async () => {
    const pane = await connected();
    await pane.session.signOut();
    await pane.session.signIn(server().token("avon-and-somerset", "manager"));
    const state = pane.session.state();
    expect(state.phase === "signed-out" ? state.problem : "").toMatch(
      /connected to the registers of Dyfed-Powys OPCC/,
    );
    pane.hands.type("G2", 1);
    await pane.excel.settled();
    pane.clock.pass(60_000);
    await pane.session.idle();
    await pane.session.signIn(server().token("dyfed-powys", "manager"));
    await pane.sync();
    expect(await amounts()).toMatchObject({ Refuge: 100, Helpline: 2_500_000 });
  });
});
