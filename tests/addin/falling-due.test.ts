import { expect, test } from "vitest";
import { OneAfterAnother } from "../../addin/sync/one-after-another.ts";
import { WorkbookTrouble } from "../../addin/workbook/workbook.ts";
import { aDesk, seenIn } from "./desk.ts";

const { connected, secondWorkbook } = aDesk();

test("[ADD180] what is changed elsewhere while a pane is fetching is fetched in its next pass", async () => {
  const pane = await connected();
  const second = await secondWorkbook();
  let heard: Promise<void> | null = null;
  pane.line.onItsWay = async (url) => {
    if (heard !== null || !url.includes("sync.pull")) return;
    second.hands.type("G2", 70_000);
    heard = second.sync();
    await heard;
    void pane.session.syncNow();
  };
  await pane.sync();
  expect([heard === null, ...seenIn(pane, "G2")]).toEqual([false, "70000"]);
});

test("[ADD180] what a workbook would not take is written when it does again", async () => {
  const pane = await connected();
  const second = await secondWorkbook();
  second.hands.type("G2", 70_000);
  await second.sync();
  pane.betweenReadAndWrite(() => {
    throw new WorkbookTrouble("failed", "Excel did not answer.", null);
  });
  await pane.sync();
  expect(seenIn(pane, "G2")).toEqual(["60000"]);
  pane.betweenReadAndWrite(() => undefined);
  await pane.sync();
  expect(seenIn(pane, "G2")).toEqual(["70000"]);
});

test("[ADD180] a run that is asked for at any moment of another one is made", async () => {
  const log: string[] = [];
  const runs = new OneAfterAnother(async () => {
    log.push("begun");
    if (log.length === 1) void runs.go();
    await Promise.resolve();
    log.push("ended");
  });
  await runs.go().then(() => runs.go());
  expect(log).toEqual(["begun", "ended", "begun", "ended", "begun", "ended"]);
});
