import { describe, expect, onTestFinished, test } from "vitest";
import type { News, OrganisationStore } from "../../server/api/stores.ts";
import { starter } from "../../shared/frameworks/starter.ts";
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
import { columnOf, tamper } from "./raw-file.ts";

const row = idsFrom(1)();
const day = (text: string) => IsoDay.parse(text);

/** An agreement of Anna's that ends on 31 March 2029, long enough ahead that nothing is due. */
async function withAgreement() {
  const opened = await openedStore(starter);
  onTestFinished(() => opened.close());
  const anna = await opened.as("officer", "Anna");
  const contract = agreement({
    initialEnd: "2029-03-31",
    currentEnd: "2029-03-31",
    status: "live",
    continuing: true,
    owner: "anna",
    extensionOptions: [
      { length: "P12M", state: "unused", notice: "P6M", exerciseBy: null, choice: "ours" },
    ] as never,
  });
  await pushed(anna, pushOf("agreements", [insert(row, contract)]));
  return { ...opened, anna };
}

/** The option's notice: 31 March 2029 less six months is Saturday 30 September 2028. */
async function optionAlerts(store: OrganisationStore, dueBy: string) {
  const due = await store.dueAlerts({ dueBy: day(dueBy) });
  return due.filter(({ entry }) => entry.kind === "option-notice");
}

describe("the outbox", () => {
  test("[STO25] holds every alert of the plan with the day to send it and whom it is for", async () => {
    const { anna } = await withAgreement();
    const alerts = await optionAlerts(anna, "2028-12-31");
    expect(alerts.map(({ lead, sendOn, member, state }) => [lead, sendOn, member, state])).toEqual([
      ["P18M", "2027-03-29", "Anna", "due"],
      ["P12M", "2027-09-29", "Anna", "due"],
      ["P6M", "2028-03-29", "Anna", "due"],
      ["P3M", "2028-06-29", "Anna", "due"],
      ["P1M", "2028-08-29", "Anna", "due"],
      ["P2W", "2028-09-15", "Anna", "due"],
      ["due", "2028-09-29", "Anna", "due"],
    ]);
    expect(await optionAlerts(anna, "2027-03-28")).toEqual([]);
  });

  test("[STO25] when the date moves, what was not sent is withdrawn and the new date is armed", async () => {
    const { anna } = await withAgreement();
    await pushed(
      anna,
      pushOf("agreements", [edit(row, 1, { initialEnd: "2030-03-31", currentEnd: "2030-03-31" })]),
    );
    expect(await optionAlerts(anna, "2028-12-31")).toHaveLength(2);
    await pushed(
      anna,
      pushOf("agreements", [edit(row, 2, { initialEnd: "2029-03-31", currentEnd: "2029-03-31" })]),
    );
    expect(await optionAlerts(anna, "2028-12-31")).toHaveLength(7);
  });

  test("[STO25] what was sent is not armed again when its date comes back", async () => {
    const { anna, file } = await withAgreement();
    tamper(file, "update alert set state = 'sent' where lead = 'P18M'");
    await pushed(anna, pushOf("agreements", [edit(row, 1, { currentEnd: "2030-03-31" })]));
    await pushed(anna, pushOf("agreements", [edit(row, 2, { currentEnd: "2029-03-31" })]));
    const sent =
      "select distinct state from alert where lead = 'P18M' and key like '%/option-notice/%/2028-09-29/%'";
    expect(columnOf(file, sent)).toEqual(["sent"]);
  });

  test("[STO26] an acknowledged alert is over, and one put off comes again on its day", async () => {
    const { anna, file } = await withAgreement();
    const [first, second] = await optionAlerts(anna, "2027-10-01");
    await anna.acknowledgeAlerts([first?.key ?? ""]);
    await anna.snoozeAlert(second?.key ?? "", day("2027-10-08"), "Awaiting the board");
    expect(await optionAlerts(anna, "2027-10-01")).toEqual([]);
    expect((await optionAlerts(anna, "2027-10-08")).map(({ key }) => key)).toEqual([second?.key]);
    expect(columnOf(file, "select reason from alert where reason is not null")).toEqual([
      "Awaiting the board",
    ]);
  });

  test("[STO26] an edit that moves no date leaves what somebody did about an alert", async () => {
    const { anna, store } = await withAgreement();
    const [first] = await optionAlerts(anna, "2027-04-01");
    await anna.snoozeAlert(first?.key ?? "", day("2027-05-01"), "Later");
    await pushed(anna, pushOf("agreements", [edit(row, 1, { title: "Renamed" })]));
    expect(await optionAlerts(anna, "2027-04-01")).toEqual([]);
    expect((await store.verify(ORGANISATION.id)).problems).toEqual([]);
  });

  test("[STO26] an alert that is not there, or is over, cannot be acknowledged", async () => {
    const { anna } = await withAgreement();
    expect(await anna.acknowledgeAlerts(["nothing"])).toMatchObject({
      ok: false,
      problem: { kind: "not-found" },
    });
    const [first] = await optionAlerts(anna, "2027-04-01");
    await pushed(anna, pushOf("agreements", [edit(row, 1, { currentEnd: "2031-03-31" })]));
    expect(await anna.acknowledgeAlerts([first?.key ?? ""])).toMatchObject({
      ok: false,
      problem: { kind: "not-possible" },
    });
  });

  test("[STO26] of several seen at once what is over keeps the others from nothing", async () => {
    const { anna } = await withAgreement();
    const [first, second] = await optionAlerts(anna, "2027-10-01");
    const keys = [first?.key ?? "", "nothing", second?.key ?? ""];
    expect(await anna.acknowledgeAlerts(keys)).toMatchObject({
      ok: true,
      value: [{ state: "acknowledged" }, { state: "acknowledged" }],
    });
    expect(await optionAlerts(anna, "2027-10-01")).toEqual([]);
  });

  test("[STO32] what an alert said when somebody answered it stays, whatever becomes of the plan", async () => {
    const { anna, file } = await withAgreement();
    const [first] = await optionAlerts(anna, "2027-04-01");
    const key = first?.key ?? "";
    expect(columnOf(file, "select distinct entry from alert")).toEqual([null]);

    const answered = await anna.acknowledgeAlerts([key]);
    await pushed(anna, pushOf("agreements", [edit(row, 1, { currentEnd: "2031-03-31" })]));

    expect(await anna.acknowledgeAlerts([key])).toEqual(answered);
  });

  test("[STO27] one's own alerts are those that name one", async () => {
    const { as, anna } = await withAgreement();
    const ben = await as("officer", "Ben");
    const dueBy = day("2028-12-31");
    expect((await ben.dueAlerts({ dueBy, mine: true })).length).toBe(0);
    expect((await anna.dueAlerts({ dueBy, mine: true })).length).toBeGreaterThan(0);
    expect(await anna.dueAlerts({ dueBy, rows: [idsFrom(2)()] })).toEqual([]);
  });

  test("[STO27] those who watch are told that alerts changed", async () => {
    const { store, anna } = await withAgreement();
    const told: News[] = [];
    store.watch(ORGANISATION.id, (news) => told.push(news));
    await pushed(anna, pushOf("agreements", [edit(row, 1, { note: "nothing of the plan" })]));
    await pushed(anna, pushOf("agreements", [edit(row, 2, { currentEnd: "2030-03-31" })]));
    expect(told.map(({ kind }) => kind)).toEqual(["head", "head", "alerts"]);
  });

  test("[STO27] those who watch are told that an alert was seen or put off, and of nothing refused", async () => {
    const { store, anna } = await withAgreement();
    const told: News[] = [];
    store.watch(ORGANISATION.id, (news) => told.push(news));
    const [first] = await optionAlerts(anna, "2027-04-01");
    await anna.snoozeAlert(first?.key ?? "", day("2027-05-01"), "Later");
    await anna.acknowledgeAlerts([first?.key ?? ""]);
    await anna.acknowledgeAlerts(["nothing"]);
    expect(told.map(({ kind }) => kind)).toEqual(["alerts", "alerts"]);
  });
});

describe("the plan and the findings as kept", () => {
  test("[STO28] entries come by date, those without one last, cut to a period, kinds and subjects", async () => {
    const { anna } = await withAgreement();
    const all = await anna.planEntries({});
    const dates = all.map(({ date }) => date);
    expect(dates).toEqual(dates.toSorted());
    const some = await anna.planEntries({
      from: day("2029-01-01"),
      to: day("2029-12-31"),
      kinds: ["end"],
    });
    expect(some.map(({ kind, date, subjectName }) => [kind, date, subjectName])).toEqual([
      ["end", "2029-03-31", "Helpline contract"],
    ]);
    expect(await anna.planEntries({ subjects: [idsFrom(2)()] })).toEqual([]);
  });

  test("[STO28] findings come gravest first with what their rows are called, and are counted by severity", async () => {
    const { anna } = await withAgreement();
    const { findings, counts } = await anna.findings({ register: "agreements" });
    expect(findings.length).toBe(counts.error + counts.warning + counts.info);
    expect(findings[0]).toMatchObject({ subjectName: "Helpline contract", subjectRef: "AGR-0001" });
    const only = await anna.findings({ severity: "info" });
    expect(only.findings).toHaveLength(only.counts.info);
    expect((await anna.findings({ register: "funds" })).findings).toEqual([]);
  });

  test.each([
    {
      given: "its title",
      values: { title: "Helpline", serviceArea: "helpline" },
      name: "Helpline",
    },
    {
      given: "its service in words",
      values: { serviceArea: "substance-misuse" },
      name: "Substance misuse",
    },
    {
      given: "a service the framework does not list, as it was typed",
      values: { serviceArea: "Street Pastors" },
      name: "Street Pastors",
    },
  ])("[STO28] an allocation is called by $given", async ({ values, name }) => {
    const { anna } = await withAgreement();
    const id = idsFrom(3)();
    await pushed(
      anna,
      pushOf("allocations", [insert(id, { financialYear: "2026/27" as never, ...values })]),
    );
    const [entry] = await anna.planEntries({ subjects: [id] });
    const row = (await anna.rowsOf("allocations"))[0];
    expect(entry?.subjectName).toBe(name);
    expect(row?.name).toBe(name);
  });

  test("[STO28] a budget is called by its fund and year", async () => {
    const { as } = await withAgreement();
    const finance = await as("finance");
    const budget = {
      fund: { id: null, text: "Victims Fund" },
      financialYear: "2026/27" as never,
      amount: 100 as never,
    };
    await pushed(finance, pushOf("budgets", [insert(idsFrom(4)(), budget)]));
    const { findings } = await finance.findings({ register: "budgets" });
    expect((await finance.rowsOf("budgets"))[0]?.name).toBe("Victims Fund 2026/27");
    expect(new Set(findings.map(({ subjectName }) => subjectName))).toEqual(
      new Set(["Victims Fund 2026/27"]),
    );
  });
});
