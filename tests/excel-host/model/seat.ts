import { type Area, cellArea } from "./area.ts";
import type { Sheet } from "./sheet.ts";
import type { WorkbookEvent } from "./workbook-event.ts";

/** Who did something: the person in a window, or the add-in in it. A null seat is somebody elsewhere. */
export type Actor = Readonly<{ seat: Seat | null; through: "hands" | "add-in" }>;

/** Told of every event; whether it was done here or elsewhere is for the listener to see. */
export type SeatListener = (event: WorkbookEvent, by: Actor) => void;

export type CellEdit = Readonly<{ sheet: Sheet; row: number; column: number; text: string }>;

/** One person's Excel window on a workbook: their selection, and the edit they are in. */
export class Seat {
  readonly person: string;
  activeSheet: Sheet;
  selected: Area = cellArea(0, 0);
  /** While a person is typing in a cell, Excel refuses what add-ins ask. */
  editing: CellEdit | null = null;
  readonly listeners = new Set<SeatListener>();

  constructor(person: string, activeSheet: Sheet) {
    this.person = person;
    this.activeSheet = activeSheet;
  }
}
