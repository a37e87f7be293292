import { describe, expect, test } from "vitest";
import { HeldPushes } from "../../addin/sync/held-pushes.ts";
import type { PendingPush } from "../../addin/sync/remembered.ts";
import { aDesk, seenIn } from "./desk.ts";

const { connected, amounts } = aDesk();

/** The server has a fault with a push that carries this amount, in pence. */
const withAmount = (pence: number) => (body: string) => body.includes(`"amount":${pence}`);

describe("a fault of the server with one edit", () => {
  test("[ADD80] is told as what it is, with a reference, and lets other rows' edits through", async () => {
    const pane = await connected();
    pane.line.faultAt = withAmount(100_000);
    pane.hands.type("G2", 1_000);
    await pane.sync();
    pane.hands.type("G3", 2_000);
    await pane.sync();

    expect(await amounts()).toEqual({ Refuge: 6_000_000, Helpline: 200_000 });
    expect(seenIn(pane, "G2")).toEqual(["1000"]);
    const [held] = pane.toDo("held-up");
    expect(held).toMatchObject({ at: { field: "amount", rowName: "Refuge" } });
    expect(held?.reference).toMatch(/^[0-9a-f]{8}$/);
    expect(pane.ready().truth).toEqual({ kind: "held-up", edits: 1, reference: held?.reference });
  });

  test("[ADD81] later edits of the same row wait behind it, and arrive in their order", async () => {
    const pane = await connected();
    pane.line.faultAt = withAmount(100_000);
    pane.hands.type("G2", 1_000);
    await pane.sync();
    pane.hands.type("A2", "Refuge in town");
    await pane.sync();
    expect(await amounts()).toEqual({ Refuge: 6_000_000, Helpline: 2_500_000 });
    expect(pane.toDo("held-up").length).toBe(1);

    pane.line.faultAt = null;
    await pane.session.sendAgain();
    expect(await amounts()).toEqual({ "Refuge in town": 100_000, Helpline: 2_500_000 });
    expect(pane.toDo("held-up")).toEqual([]);
    expect(pane.ready().truth.kind).toBe("all-saved");
  });

  test("[ADD82] it is tried again by itself after pauses that grow", async () => {
    const pane = await connected();
    let asked = 0;
    pane.line.faultAt = (body) => {
      const isIt = withAmount(100_000)(body);
      if (isIt) asked += 1;
      return isIt;
    };
    pane.hands.type("G2", 1_000);
    await pane.sync();
    expect(asked).toBe(1);
    const tries: number[] = [];
    for (const seconds of [4, 2, 15, 6]) {
      pane.clock.pass(seconds * 1_000);
      await pane.session.idle();
      tries.push(asked);
    }
    // After 5 seconds, and after 20 more.
    expect(tries).toEqual([1, 2, 2, 3]);
    pane.line.faultAt = null;
    pane.clock.pass(80_000);
    await pane.session.idle();
    expect(await amounts()).toMatchObject({ Refuge: 100_000 });
  });

  test("[ADD83] a fault with anything else is said, signs nobody out, and passes", async () => {
    const pane = await connected();
    pane.line.faultAt = (body) => body.includes("sync.pull");
    await pane.sync();
    expect(pane.ready().truth).toEqual({
      kind: "paused",
      why: "Foreplan's server had a fault.",
      remedy: "What was asked of it is asked again by itself.",
    });
    pane.hands.type("G2", 1_000);
    await pane.sync();
    expect(await amounts()).toMatchObject({ Refuge: 100_000 });
    pane.line.faultAt = null;
    await pane.sync();
    expect(pane.ready().truth.kind).toBe("all-saved");
  });
});

describe("which push goes next", () => {
  const push = (mutationId: string, ...rows: string[]) =>
    // As much of a push as deciding its turn looks at.
    ({ request: { mutationId }, sent: rows.map((id) => ({ id })) }) as unknown as PendingPush;
  const first = push("1", "a");
  const second = push("2", "a", "b");
  const third = push("3", "b");
  const fourth = push("4", "c");

  test("[ADD81] one of a row that waits, or of a row that waits behind such a one, waits too", () => {
    const held = new HeldPushes();
    held.hold(first, 0);
    expect(held.next([first, second, third, fourth], 1_000)).toBe(fourth);
    expect(held.next([first, second, third], 1_000)).toBeNull();
    expect(held.next([first, second, third], 5_000)).toBe(first);
  });

  test("[ADD82] pauses grow to a quarter of an hour, and a person need not wait for their end", () => {
    const held = new HeldPushes();
    const ends = Array.from({ length: 6 }, () => {
      held.hold(first, 0);
      return held.nextAt([first]);
    });
    expect(ends).toEqual([5_000, 20_000, 80_000, 320_000, 900_000, 900_000]);
    held.tryNow();
    expect(held.next([first], 1)).toBe(first);
    held.letGo(first);
    expect([held.nextAt([first]), held.heldIn([first])]).toEqual([null, []]);
  });
});
