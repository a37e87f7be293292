import { expect, onTestFinished, test } from "vitest";
import { starter } from "../../shared/frameworks/starter.ts";
import { IsoDay } from "../../shared/values/calendar-date.ts";
import { agreement } from "../sync/pushed-rows.ts";
import { idsFrom, insert, ORGANISATION, openedStore, pushed, pushOf } from "./opened-store.ts";
import { columnOf } from "./raw-file.ts";

const row = idsFrom(7)();
const day = (text: string) => IsoDay.parse(text);

/** A contract of Anna's of which the option must be used by Friday 29 September 2028. */
async function withOption() {
  const opened = await openedStore(starter);
  onTestFinished(() => opened.close());
  const anna = await opened.as("officer", "Anna");
  const contract = agreement({
    initialEnd: "2029-03-31",
    currentEnd: "2029-03-31",
    status: "live",
    owner: "Anna",
    extensionOptions: [
      { length: "P12M", state: "unused", notice: "P6M", exerciseBy: null, choice: "ours" },
    ] as never,
  });
  await pushed(anna, pushOf("agreements", [insert(row, contract)]));
  const leads = (state: string) =>
    columnOf(
      opened.file,
      `select lead from alert where state = '${state}' and key like '%/option-notice/%' order by send_on`,
    );
  return { ...opened, anna, leads };
}

test("[STO30] what is due is sent once, with a line in the ledger; what is not due waits", async () => {
  const { store, clock, file, leads } = await withOption();
  clock.moveTo(day("2027-09-29"));
  const first = await store.releaseAlerts(ORGANISATION.id);

  expect(first).toBeGreaterThanOrEqual(2);
  expect(leads("sent")).toEqual(["P18M", "P12M"]);
  expect(leads("due")).toEqual(["P6M", "P3M", "P1M", "P2W", "due"]);
  expect(await store.releaseAlerts(ORGANISATION.id)).toBe(0);
  expect(
    columnOf(file, "select recipient from delivery where alert like '%/option-notice/%'"),
  ).toEqual(["Anna", "Anna"]);
});

test("[STO30] once the day has passed a reminder follows every week, one however long nothing ran", async () => {
  const { store, clock, leads } = await withOption();
  clock.moveTo(day("2028-09-29"));
  await store.releaseAlerts(ORGANISATION.id);
  expect(leads("due")).toEqual(["overdue-1"]);

  clock.moveTo(day("2028-10-06"));
  await store.releaseAlerts(ORGANISATION.id);
  expect(leads("due")).toEqual(["overdue-2"]);

  clock.moveTo(day("2028-11-10"));
  await store.releaseAlerts(ORGANISATION.id);
  expect(leads("sent").slice(-2)).toEqual(["overdue-1", "overdue-2"]);
  expect(leads("due")).toEqual(["overdue-7"]);
  expect((await store.verify(ORGANISATION.id)).problems).toEqual([]);
});

test("[STO30] watchers hear of it only where something was sent", async () => {
  const { store, clock } = await withOption();
  const heard: string[] = [];
  store.watch(ORGANISATION.id, ({ kind }) => heard.push(kind));
  clock.moveTo(day("2027-03-29"));
  await store.releaseAlerts(ORGANISATION.id);
  await store.releaseAlerts(ORGANISATION.id);

  expect(heard).toEqual(["alerts"]);
});
