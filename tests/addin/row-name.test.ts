import { expect, test } from "vitest";
import { rowName } from "../../addin/sync/row-name.ts";
import { starter } from "../../shared/frameworks/starter.ts";
import { idsFrom } from "../persistence/opened-store.ts";

const id = idsFrom(3)();
const columns = ["provider", "annualValue", "title"].map((field) => ({
  ...{ field, columnId: 1, header: field, unit: null },
}));

test.each([
  { cells: { provider: "Haven", title: " Refuge " }, name: "Refuge" },
  { cells: { provider: "Haven", annualValue: "£5" }, name: "Haven" },
  { cells: { annualValue: "£5" }, name: "£5" },
  { cells: {}, name: null },
])("[ADD265] a row that says $cells and is in no register goes by $name", ({ cells, name }) => {
  const said: Readonly<Record<string, string | undefined>> = cells;
  const row = { id, values: null };
  expect(rowName({ columns }, row, starter, (field) => said[field] ?? "")).toBe(name);
});
