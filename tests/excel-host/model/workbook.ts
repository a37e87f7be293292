import type { Area } from "./area.ts";
import type { Culture } from "./entered-value.ts";
import { recalculate } from "./formula/recalculate.ts";
import { HostError } from "./host-error.ts";
import { type Actor, Seat } from "./seat.ts";
import { Sheet } from "./sheet.ts";
import { inverseShift, type Shift } from "./shift.ts";
import type { Table } from "./table.ts";
import { headersMatched } from "./table-headers.ts";
import { applyUndo, restoreVersion, UNDO_DEPTH, type UndoEntry, versionOf } from "./undo.ts";
import type { WorkbookEvent } from "./workbook-event.ts";

/** A defined name; a null scope is the workbook. The formula is "=Sheet1!$A$1:$B$2". */
export type DefinedName = Readonly<{
  name: string;
  scope: Sheet | null;
  formula: string;
  visible: boolean;
}>;

export type ShiftListener = (sheet: Sheet, shift: Shift) => void;

export type Query = Readonly<{ name: string; loadedTo: "Table" | "ConnectionOnly" }>;

export type WorkbookOptions = Readonly<{
  name?: string;
  /** Where the file lies, as Office.context.document.url shows it. */
  address?: string;
  culture?: Culture;
}>;

/** What one change gathers until it is done. */
type OpenChange = {
  events: WorkbookEvent[];
  shifts: { sheet: Sheet; shift: Shift }[];
  endsUndo: boolean;
};

/**
 * A workbook as Excel holds it, shared by every window (seat) that has it open. All changes go
 * through `change`, which makes them whole or not at all, calculates, keeps undo, and tells.
 */
export class Workbook {
  name: string;
  address: string;
  readonly culture: Culture;
  sheets: Sheet[] = [];
  tables: Table[] = [];
  names: DefinedName[] = [];
  /** Add-in settings kept in the file. */
  readonly settings = new Map<string, unknown>();
  readonly customProperties = new Map<string, string | number | boolean>();
  readonly seats = new Set<Seat>();
  readonly shiftListeners = new Set<ShiftListener>();
  /** Told after anything at all changed, for whoever draws the workbook. */
  readonly watchers = new Set<() => void>();
  calculationMode: "Automatic" | "AutomaticExceptTables" | "Manual" = "Automatic";
  isDirty = false;
  date1904 = false;
  undoEntries: UndoEntry[] = [];
  #open: OpenChange | null = null;
  /** Queries of Power Query; one that is loaded to a table fills the table of its name. */
  queries: readonly Query[] = [];
  #lastId = 0;

  constructor(options: WorkbookOptions = {}) {
    this.name = options.name ?? "Workbook.xlsx";
    this.address = options.address ?? `https://example.org/sites/commissioning/${this.name}`;
    this.culture = options.culture ?? "en-GB";
    this.sheets.push(new Sheet(this.nextSheetId(), "Sheet1"));
  }

  /** A window on this workbook for one person. */
  open(person: string): Seat {
    const seat = new Seat(person, this.firstVisibleSheet());
    this.seats.add(seat);
    return seat;
  }

  close(seat: Seat): void {
    this.seats.delete(seat);
  }

  /** By id or name, as worksheets.getItem takes them. */
  sheet(key: string): Sheet | undefined {
    const wanted = key.toLowerCase();
    return this.sheets.find((sheet) => sheet.id === key || sheet.name.toLowerCase() === wanted);
  }

  table(key: string): Table | undefined {
    const wanted = key.toLowerCase();
    return this.tables.find((table) => table.id === key || table.name.toLowerCase() === wanted);
  }

  tablesOn(sheet: Sheet): readonly Table[] {
    return this.tables.filter((table) => table.sheet === sheet);
  }

  firstVisibleSheet(): Sheet {
    const sheet = this.sheets.find(({ visibility }) => visibility === "Visible") ?? this.sheets[0];
    if (sheet === undefined) throw new HostError("GeneralException", "Workbook");
    return sheet;
  }

  nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  /** A copied file goes on counting where the first one stood. */
  continueIdsOf(other: Workbook): void {
    this.#lastId = other.#lastId;
  }

  nextSheetId(): string {
    const serial = this.nextId().toString(16).toUpperCase().padStart(8, "0");
    return `{${serial}-0001-0000-0000-000000000000}`;
  }

  /** Makes a change whole or not at all; a change within a change is part of it. */
  change<Made>(by: Actor, make: () => Made): Made {
    if (this.#open !== null) return make();
    const before = versionOf(this);
    const open: OpenChange = { events: [], shifts: [], endsUndo: false };
    this.#open = open;
    let made: Made;
    try {
      made = make();
      headersMatched(this);
      this.#calculate(open);
    } catch (error) {
      restoreVersion(this, before);
      for (const { sheet, shift } of open.shifts.toReversed()) {
        this.#tellOfShift(sheet, inverseShift(shift));
      }
      throw error;
    } finally {
      this.#open = null;
    }
    this.isDirty = true;
    this.#keepForUndo({ by, before, after: versionOf(this), ...open });
    this.publish(open.events, by);
    return made;
  }

  /** Adds to what the change under way will tell. */
  note(event: WorkbookEvent): void {
    if (this.#open === null) throw new Error("An event outside a change would be told too early.");
    this.#open.events.push(event);
  }

  /** Cells moved: kept ranges and selections move along at once. */
  noteShift(sheet: Sheet, shift: Shift): void {
    this.#open?.shifts.push({ sheet, shift });
    this.#tellOfShift(sheet, shift);
  }

  /** Some changes cannot be undone, nor can anything before them: Excel clears the list. */
  endUndo(): void {
    if (this.#open !== null) this.#open.endsUndo = true;
  }

  /** Takes back the last thing done in this window; false where there is nothing to take back. */
  undo(seat: Seat): boolean {
    const at = this.undoEntries.findLastIndex((entry) => entry.by.seat === seat);
    const entry = this.undoEntries[at];
    if (entry === undefined) return false;
    const isLast = at === this.undoEntries.length - 1;
    const events = applyUndo(this, entry, isLast);
    for (const { sheet, shift } of entry.shifts.toReversed()) {
      this.#tellOfShift(sheet, inverseShift(shift));
    }
    this.undoEntries.splice(at, 1);
    this.isDirty = true;
    const calculated = recalculate(this);
    const told: readonly WorkbookEvent[] = [
      ...events,
      ...calculated.map((sheet) => ({ kind: "calculated", sheet }) as const),
    ];
    this.publish(told, { seat, through: "hands" });
    return true;
  }

  publish(events: readonly WorkbookEvent[], by: Actor): void {
    for (const event of events) {
      for (const seat of this.seats) {
        for (const listener of seat.listeners) listener(event, by);
      }
    }
    for (const watcher of this.watchers) watcher();
  }

  select(seat: Seat, sheet: Sheet, area: Area): void {
    if (sheet.visibility !== "Visible") throw new HostError("InvalidOperation", "Range.select");
    this.activate(seat, sheet);
    seat.selected = area;
    const by: Actor = { seat, through: "hands" };
    this.publish([{ kind: "selection-changed", sheet, area }], by);
  }

  activate(seat: Seat, sheet: Sheet): void {
    if (seat.activeSheet === sheet) return;
    const left = seat.activeSheet;
    seat.activeSheet = sheet;
    const by: Actor = { seat, through: "hands" };
    this.publish(
      [
        { kind: "sheet-deactivated", sheet: left },
        { kind: "sheet-activated", sheet },
      ],
      by,
    );
  }

  /** Works formulas out now, whatever the mode. */
  calculate(by: Actor): void {
    const sheets = recalculate(this);
    this.publish(
      sheets.map((sheet) => ({ kind: "calculated", sheet }) as const),
      by,
    );
  }

  #calculate(open: OpenChange): void {
    if (this.calculationMode === "Manual") return;
    for (const sheet of recalculate(this)) open.events.push({ kind: "calculated", sheet });
  }

  #keepForUndo(entry: UndoEntry & Readonly<{ endsUndo: boolean }>): void {
    if (entry.endsUndo) {
      this.undoEntries = [];
      return;
    }
    this.undoEntries.push(entry);
    if (this.undoEntries.length > UNDO_DEPTH) this.undoEntries.shift();
  }

  #tellOfShift(sheet: Sheet, shift: Shift): void {
    for (const listener of this.shiftListeners) listener(sheet, shift);
  }
}
