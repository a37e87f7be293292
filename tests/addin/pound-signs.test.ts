import { expect, test } from "vitest";
import { aDesk, seenIn } from "./desk.ts";
import { connectFirst, registerRows } from "./pane.ts";

const { server, open } = aDesk();

test("[REA180] pound signs in a column of their own are left alone in a sheet of the pane's", async () => {
  const pane = await open();
  pane.hands.pasteBlock("A1", [
    ["Title", "Provider", "Annual value", "", "Current end", "Status"],
    ["Refuge", "Haven", "£", 50_000, "31/03/2036", "Live"],
    ["Helpline", "Aurora", "£", 60_000, "31/03/2036", "Live"],
  ]);
  await connectFirst(pane);
  await pane.sync();
  pane.hands.type("D2", 51_000);
  await pane.sync();

  const rows = await registerRows(server(), "agreements");
  expect(
    Object.fromEntries(rows.map(({ title, annualValue }) => [String(title), annualValue])),
  ).toEqual({ Refuge: 5_100_000, Helpline: 6_000_000 });
  expect(pane.toDo("unread")).toEqual([]);
  expect(seenIn(pane, "C2", "C3", "D2", "D3")).toEqual(["£", "£", "51000", "60000"]);
});
