import { expect, test } from "vitest";
import { aDesk } from "./desk.ts";
import { connectFirst, type Pane } from "./pane.ts";

const { open } = aDesk();
/** More than the pane tells of one by one. */
const OLD = 320;
const TOLD = `${OLD} agreements were over long before coming into the register`;

/** The lines of a sheet of ours: what each says, and how it comes about. */
function linesOf({ excel, hands }: Pane, name: string): readonly Record<string, string>[] {
  const table = excel.workbook.table(name);
  if (table === undefined) throw new Error("the sheet has a table");
  const body = table.bodyArea();
  const how = name === "ForeplanAlerts" ? "G" : "F";
  return Array.from({ length: body.rows }, (_, row) => {
    const at = (column: string) => hands.seen(`${table.sheet.name}!${column}${body.row + row + 1}`);
    return { what: at("B"), about: at("C"), how: at(how) };
  });
}

test("[ADD260] years of history that come with a register drown nothing that is still to come", async () => {
  const pane = await open();
  const contract = (title: string, end: string) => [title, "Haven", "01/04/2010", end, 50_000, ""];
  const old = Array.from({ length: OLD }, (_, place) =>
    contract(`Call-off ${place + 1}`, `31/03/${2012 + (place % 12)}`),
  );
  pane.hands.pasteBlock("A1", [
    ["Title", "Provider", "Start", "Current end", "Annual value", "Status"],
    ...old,
    contract("Refuge", "31/12/2026"),
  ]);
  pane.hands.makeTable(`A1:F${OLD + 2}`);
  await connectFirst(pane);
  await pane.sync();

  const alerts = pane.toDo("alert").map(({ alert }) => alert);
  const rows = (longPast: boolean) =>
    new Set(alerts.filter((one) => one.longPast === longPast).map(({ row }) => row)).size;
  expect(rows(true)).toBe(OLD);
  expect(
    alerts.filter(({ longPast }) => !longPast).map(({ subjectName }) => subjectName),
  ).toContain("Refuge");
  for (const [table, listed] of [
    ["ForeplanAlerts", "Each is listed under To do in the pane"],
    ["ForeplanPlan", "The dashboard's Plan page has every one of their dates"],
  ] as const) {
    const lines = linesOf(pane, table);
    expect(lines.filter(({ what }) => what === TOLD)).toHaveLength(1);
    expect(lines.find(({ what }) => what === TOLD)?.how).toContain(listed);
    expect(new Set(lines.map(({ about }) => about))).toEqual(new Set(["", "Refuge"]));
  }
});
