import { toA1 } from "./model/area.ts";
import { HostError } from "./model/host-error.ts";
import { versionOf } from "./model/undo.ts";
import { Workbook } from "./model/workbook.ts";
import { UsersHands } from "./users-hands.ts";

/** A title in row 1, the table Grants in A3:C6 (Title, Amount, Double), a sum beneath it in B9. */
export function grants(): Readonly<{ workbook: Workbook; hands: UsersHands; other: UsersHands }> {
  const workbook = new Workbook();
  const seat = workbook.open("Ann");
  const hands = new UsersHands(workbook, seat);
  hands.type("A1", "Grants");
  hands.pasteBlock("A3", [
    ["Title", "Amount", "Double"],
    ["Refuge", 300, "=B4*2"],
    ["Helpline", 100, "=B5*2"],
    ["Advocates", 200, "=B6*2"],
  ]);
  hands.makeTable("A3:C6").name = "Grants";
  hands.type("B9", "=SUM(B4:B6)");
  workbook.undoEntries = [];
  return { workbook, hands, other: new UsersHands(workbook, workbook.open("Bob")) };
}

export function column(
  hands: UsersHands,
  letters: string,
  from: number,
  to: number,
): readonly string[] {
  return Array.from({ length: to - from + 1 }, (_, at) => hands.seen(`${letters}${from + at}`));
}

export function areaOf(workbook: Workbook): string {
  const table = workbook.table("Grants");
  return table === undefined ? "none" : toA1(table.area);
}

export function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof HostError) return error.code;
    throw error;
  }
  return "done";
}

/** All a person could tell apart: cells, looks, tables, names. */
export function contentOf(workbook: Workbook): unknown {
  const { sheets, tables, names } = versionOf(workbook);
  return {
    sheets: sheets.map(({ state }) => ({ ...state, rows: state.rows.map((row) => [...row]) })),
    tables: tables.map(({ state }) => state),
    names,
  };
}
