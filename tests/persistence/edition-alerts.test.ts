import Database from "better-sqlite3";
import { describe, expect, test } from "vitest";
import type { OrganisationStore } from "../../server/api/stores.ts";
import { council, day } from "../framework/council.ts";
import { adopted, office, value } from "./edition-office.ts";
import { ORGANISATION } from "./opened-store.ts";

describe("who is told of an edition", () => {
  const NAMES = ["Ann", "Megan", "Olwen", "Omar"];
  /** What waits for one member: of what, and whether it is one's own. */
  const told = async (by: OrganisationStore, dueBy: string) =>
    (await by.dueAlerts({ dueBy: day(dueBy), mine: true })).map(({ entry, person }) => [
      entry.title,
      person,
    ]);
  const deliveries = (file: string) =>
    new Database(file, { readonly: true })
      .prepare("select alert, recipient from delivery order by recipient, alert")
      .all()
      .map((record) => Object.values(record as Readonly<Record<string, string>>))
      .map(([alert = "", recipient]) => [alert.split("/")[1], recipient]);

  test("[STO71] every member has an alert of its adoption at once and one on the day it takes effect", async () => {
    const all = await office();
    await adopted(all, council("1", 3_000), "2026-04-01");
    await adopted(all, council("2", 2_000), "2026-06-01");
    const first = ["Saltmarsh grants policy, 1: adopted", "Olwen"];
    const second = ["Saltmarsh grants policy, 2: adopted", "Olwen"];

    expect(await told(all.olwen, "2026-05-04")).toEqual([first, second]);
    expect(await told(all.olwen, "2026-06-01")).toEqual([
      first,
      second,
      ["Saltmarsh grants policy, 2: takes effect", "Olwen"],
    ]);
    expect(await all.problems()).toEqual([]);
  });

  test("[STO71] each is told once, and the ledger says so, however often everything is worked out anew", async () => {
    const all = await office();
    await adopted(all, council("1", 3_000), "2026-04-01");
    await all.store.releaseAlerts(ORGANISATION.id);
    await adopted(all, council("2", 2_000), "2026-06-01");
    for (const on of ["2026-05-04", "2026-05-31", "2026-06-01", "2026-06-08"]) {
      all.clock.moveTo(day(on));
      await all.store.releaseAlerts(ORGANISATION.id);
      await all.store.rebuild(ORGANISATION.id);
    }
    expect(deliveries(all.file)).toEqual(
      NAMES.flatMap((name) => [
        ["edition-adopted", name],
        ["edition-adopted", name],
        ["edition-in-force", name],
      ]),
    );
    expect(await all.problems()).toEqual([]);
  });

  test("[STO71] who answers has answered for nobody else, and who joins later is told of nothing", async () => {
    const all = await office();
    await adopted(all, council("1", 3_000), "2026-04-01");
    const late = await all.as("officer", "Lowri");
    const [mine] = await all.olwen.dueAlerts({ dueBy: day("2026-05-04"), mine: true });
    value(await all.olwen.acknowledgeAlerts([mine?.key ?? ""]));

    expect(await told(all.olwen, "2026-05-04")).toEqual([]);
    expect(await told(late, "2026-05-04")).toEqual([]);
    const left = await all.olwen.dueAlerts({ dueBy: day("2026-05-04") });
    expect(left.map(({ person }) => person)).toEqual(["Ann", "Megan", "Omar"]);
    expect(await all.problems()).toEqual([]);
  });
});
