import {
  ALL_COLUMNS,
  ALL_ROWS,
  type Area,
  cellArea,
  containsCell,
  quotedSheetName,
  toA1,
} from "../model/area.ts";
import type { Seat } from "../model/seat.ts";
import type { Table } from "../model/table.ts";
import type { Workbook } from "../model/workbook.ts";
import type { UsersHands } from "../users-hands.ts";
import type { CellEditor, Onward } from "./cell-editor.ts";
import { asText, fromText } from "./clipboard.ts";
import { type MenuItem, openMenu } from "./context-menu.ts";
import { movedBy } from "./grid-keys.ts";
import { between, type GridView, type Spot } from "./grid-view.ts";

export type GridParts = Readonly<{
  element: HTMLElement;
  menu: HTMLElement;
  workbook: Workbook;
  seat: Seat;
  hands: UsersHands;
  view: GridView;
  editor: CellEditor;
  /** Does something a person asked for, and says so where it is refused. */
  attempt: (run: () => void) => void;
}>;

/** Mouse, keys, clipboard and menu over the grid. */
export class GridControls {
  readonly #parts: GridParts;
  /** Where the selection's moving end is. */
  #head: Spot = { row: 0, column: 0 };
  #copiedText: string | null = null;
  readonly #stop = new AbortController();

  constructor(parts: GridParts) {
    this.#parts = parts;
    const { element } = parts;
    const { signal } = this.#stop;
    element.addEventListener("pointerdown", this.#press, { signal });
    element.addEventListener("dblclick", () => parts.editor.begin(null), { signal });
    element.addEventListener("contextmenu", this.#offer, { signal });
    element.addEventListener("keydown", this.#key, { signal });
    document.addEventListener("copy", this.#copy, { signal });
    document.addEventListener("paste", this.#paste, { signal });
  }

  close(): void {
    this.#stop.abort();
  }

  /** After an edit the selection goes on, as Enter and Tab do. */
  goOn(onward: Onward): void {
    const { view } = this.#parts;
    const { row, column } = view.active;
    const next: Readonly<Record<Onward, Spot>> = {
      down: { row: view.layout.rowFrom(row, 1), column },
      up: { row: view.layout.rowFrom(row, -1), column },
      right: { row, column: view.layout.columnFrom(column, 1) },
      left: { row, column: view.layout.columnFrom(column, -1) },
      stay: view.active,
    };
    this.#parts.element.focus({ preventScroll: true });
    this.choose(next[onward], next[onward]);
  }

  choose(active: Spot, head: Spot, area: Area = between(active, head)): void {
    const { view, hands } = this.#parts;
    view.active = active;
    this.#head = head;
    hands.select(this.#address(area));
    view.show(head);
  }

  #address(area: Area): string {
    return `${quotedSheetName(this.#parts.seat.activeSheet.name)}!${toA1(area)}`;
  }

  get #chosen(): Area {
    return this.#parts.seat.selected;
  }

  readonly #press = (event: PointerEvent): void => {
    const { view, element } = this.#parts;
    if (event.button !== 0 || !isOnCells(event, element)) return;
    const spot = view.spotAt(event);
    const heading = view.headingAt(event);
    if (heading !== null) {
      this.#chooseWhole(heading, spot);
      return;
    }
    this.choose(event.shiftKey ? view.active : spot, spot);
    const drag = (move: PointerEvent) => this.choose(view.active, view.spotAt(move));
    const drop = () => {
      element.removeEventListener("pointermove", drag);
      element.removeEventListener("pointerup", drop);
    };
    element.addEventListener("pointermove", drag);
    element.addEventListener("pointerup", drop);
  };

  #chooseWhole(heading: "column" | "row", { row, column }: Spot): void {
    const area =
      heading === "column"
        ? { row: 0, column, rows: ALL_ROWS, columns: 1 }
        : { row, column: 0, rows: 1, columns: ALL_COLUMNS };
    const first = { row: area.row, column: area.column };
    this.choose(first, first, area);
  }

  readonly #key = (event: KeyboardEvent): void => {
    const { view, seat, editor } = this.#parts;
    if (editor.isOpen) return;
    const moved = movedBy(
      event,
      event.shiftKey ? this.#head : view.active,
      view.layout,
      seat.activeSheet,
    );
    if (moved !== null) this.choose(event.shiftKey ? view.active : moved, moved);
    else if (event.ctrlKey || event.metaKey) {
      if (!this.#shortcut(event.key.toLowerCase())) return;
    } else if (!this.#plainKey(event)) return;
    event.preventDefault();
  };

  #shortcut(key: string): boolean {
    const { hands, seat, attempt } = this.#parts;
    switch (key) {
      case "z":
        attempt(() => hands.undo());
        return true;
      case "d":
        attempt(() => hands.fillDown(this.#address(this.#chosen)));
        return true;
      case "a": {
        const used = seat.activeSheet.usedArea(true) ?? cellArea(0, 0);
        this.choose({ row: used.row, column: used.column }, this.#head, used);
        return true;
      }
      default:
        return false;
    }
  }

  #plainKey(event: KeyboardEvent): boolean {
    const { hands, editor, attempt } = this.#parts;
    switch (event.key) {
      case "Enter":
        this.goOn(event.shiftKey ? "up" : "down");
        return true;
      case "Tab":
        this.goOn(event.shiftKey ? "left" : "right");
        return true;
      case "F2":
        editor.begin(null);
        return true;
      case "Delete":
      case "Backspace":
        attempt(() => hands.clear(this.#address(this.#chosen)));
        return true;
      default:
        if (event.key.length !== 1 || event.altKey) return false;
        editor.begin(event.key);
        return true;
    }
  }

  get #hasFocus(): boolean {
    return document.activeElement === this.#parts.element && !this.#parts.editor.isOpen;
  }

  readonly #copy = (event: ClipboardEvent): void => {
    if (!this.#hasFocus) return;
    const { seat, hands } = this.#parts;
    const text = asText(seat.activeSheet, this.#chosen);
    this.#copiedText = text;
    hands.copy(this.#address(this.#chosen));
    event.clipboardData?.setData("text/plain", text);
    event.preventDefault();
  };

  /** What was copied here is pasted whole, formulas too; what comes from elsewhere as text. */
  readonly #paste = (event: ClipboardEvent): void => {
    if (!this.#hasFocus) return;
    const { hands, attempt } = this.#parts;
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const isOurs = text.replaceAll("\r\n", "\n") === this.#copiedText?.replaceAll("\r\n", "\n");
    attempt(() => {
      if (isOurs) hands.paste(this.#address(this.#chosen));
      else if (text !== "") hands.pasteBlock(this.#address(this.#chosen), fromText(text));
    });
    event.preventDefault();
  };

  readonly #offer = (event: MouseEvent): void => {
    const { view, menu, element } = this.#parts;
    event.preventDefault();
    if (!isOnCells(event, element)) return;
    const spot = view.spotAt(event);
    if (!containsCell(this.#chosen, spot.row, spot.column)) this.choose(spot, spot);
    const at = { x: event.clientX, y: event.clientY };
    openMenu(menu, at, this.#items(spot), () => element.focus({ preventScroll: true }));
  };

  #items(spot: Spot): readonly MenuItem[] {
    const { hands, workbook, seat, attempt } = this.#parts;
    const item = (label: string, run: () => void): MenuItem => ({ label, run: () => attempt(run) });
    const table = workbook
      .tablesOn(seat.activeSheet)
      .find(({ area }) => containsCell(area, spot.row, spot.column));
    const rows = Math.min(this.#chosen.rows, 1_000);
    const first = this.#chosen.row + 1;
    return [
      item("Insert row above", () => hands.insertRows(first, rows)),
      item(rows === 1 ? "Delete row" : `Delete ${rows} rows`, () => hands.deleteRows(first, rows)),
      item("Insert copy of row below", () =>
        hands.insertCopiedRows(this.#address(this.#chosen), first + rows),
      ),
      item("Fill down", () => hands.fillDown(this.#address(this.#chosen))),
      item("Clear contents", () => hands.clear(this.#address(this.#chosen))),
      ...(table === undefined ? [] : this.#tableItems(table, spot)),
    ];
  }

  #tableItems(table: Table, spot: Spot): readonly MenuItem[] {
    const { hands, attempt } = this.#parts;
    const column = table.columns[spot.column - table.area.column]?.name ?? "";
    const sort = (order: "ascending" | "descending") =>
      attempt(() => hands.sortTable(table.name, column, order));
    return [
      "line",
      { label: `Sort by ${column}, ascending`, run: () => sort("ascending") },
      { label: `Sort by ${column}, descending`, run: () => sort("descending") },
    ];
  }
}

/** Not the scroll bars, nor the editor. */
function isOnCells(event: MouseEvent, element: HTMLElement): boolean {
  const frame = element.getBoundingClientRect();
  const isOnBars =
    event.clientX - frame.left >= element.clientWidth ||
    event.clientY - frame.top >= element.clientHeight;
  const isOnEditor = event.target instanceof HTMLElement && event.target.matches(".editor");
  return !isOnBars && !isOnEditor;
}
