import { expect, onTestFinished, test } from "vitest";
import { starter } from "../../shared/frameworks/starter.ts";
import type { Values } from "../../shared/sync/stored-row.ts";
import { IsoDay } from "../../shared/values/calendar-date.ts";
import { agreement } from "../sync/pushed-rows.ts";
import {
  edit,
  idsFrom,
  insert,
  ORGANISATION,
  openedStore,
  pushed,
  pushOf,
} from "./opened-store.ts";
import { columnOf } from "./raw-file.ts";

const OPTION = { length: "P12M", state: "unused", notice: "P6M", exerciseBy: null, choice: "ours" };
const ending = (currentEnd: string, more: Values = {}) =>
  agreement({
    ...{
      start: "2015-04-01",
      initialEnd: currentEnd,
      currentEnd,

      status: null,
      continuing: true,
      owner: "Anna",
    },
    ...{ extensionOptions: [{ ...OPTION, state: "used" }] as never, ...more },
  });
/** An unused option whose notice is long past, and with which it may run to a day to come. */
const withOption: Values = { extensionOptions: [OPTION] as never };
const day = (text: string) => IsoDay.parse(text);

/** One row in a register that it came into on 4 May 2026. */
async function withRow(values: Values) {
  const opened = await openedStore(starter);
  onTestFinished(() => opened.close());
  const anna = await opened.as("officer", "Anna");
  const row = idsFrom(1)();
  await pushed(anna, pushOf("agreements", [insert(row, values)]));
  const told = async (on = "2026-05-04") => {
    const due = await anna.dueAlerts({ dueBy: day(on) });
    return [...new Set(due.map(({ longPast }) => (longPast ? "long past" : "news")))];
  };
  return { ...opened, anna, row, told };
}

test.each([
  { what: "ended years before", values: ending("2019-03-31"), told: ["long past"] },
  {
    what: "is said to be live, though it ended years before",
    values: ending("2019-03-31", { status: "live" }),
    told: ["news"],
  },
  { what: "ended the month before", values: ending("2026-04-01"), told: ["news"] },
  { what: "is still to end, and is late", values: ending("2026-06-30"), told: ["news"] },
  {
    what: "may go on by an option to a day to come",
    values: ending("2025-12-31", withOption),
    told: ["news"],
  },
  {
    what: "has no known end",
    values: agreement({ start: "2015-04-01", insuranceUntil: "2016-03-31", status: null }),
    told: ["news"],
  },
])("[ALT20] a contract that $what", async ({ values, told }) => {
  expect(await (await withRow(values)).told()).toEqual(told);
});

test("[ALT20] the plan says the same of its entries", async () => {
  const { anna } = await withRow(ending("2019-03-31"));
  const entries = (await anna.planEntries({})).filter(
    ({ subject }) => subject.register !== "framework",
  );
  expect(new Set(entries.map(({ longPast }) => longPast))).toEqual(new Set([true]));
});

test("[ALT20] what becomes late in the register stays news, whoever leads it later", async () => {
  const { anna, row, clock, told } = await withRow(ending("2026-12-31"));
  clock.moveTo(day("2028-06-01"));
  await pushed(anna, pushOf("agreements", [edit(row, 1, { owner: "Ben" })]));
  expect(await told("2028-06-01")).toEqual(["news"]);
});

test("[STO90] what was over long before is told once, and not every week after", async () => {
  const { store, file } = await withRow(ending("2019-03-31"));
  expect(await store.releaseAlerts(ORGANISATION.id)).toBeGreaterThan(0);
  expect(columnOf(file, "select distinct lead from alert")).toEqual(["due"]);
  expect((await store.verify(ORGANISATION.id)).problems).toEqual([]);
});

test("[STO90] a row that is given a day to come is news again", async () => {
  const { anna, row, told } = await withRow(ending("2019-03-31"));
  const end = "2026-09-30";
  await pushed(anna, pushOf("agreements", [edit(row, 1, { currentEnd: end, initialEnd: end })]));
  expect(await told()).toEqual(["news"]);
});
