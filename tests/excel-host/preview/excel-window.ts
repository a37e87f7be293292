import { cellArea, toA1 } from "../model/area.ts";
import type { Seat } from "../model/seat.ts";
import type { Workbook } from "../model/workbook.ts";
import { ParentFrame } from "../parent-frame.ts";
import { UsersHands } from "../users-hands.ts";
import { CellEditor } from "./cell-editor.ts";
import { editableText } from "./cell-look.ts";
import { GridControls } from "./grid-controls.ts";
import { GridView } from "./grid-view.ts";
import { refusalWords } from "./refusal-words.ts";
import { drawTabs } from "./sheet-tabs.ts";

/** The places of the page an open workbook fills. */
export type WindowParts = Readonly<{
  fileName: HTMLElement;
  address: HTMLElement;
  formula: HTMLInputElement;
  grid: HTMLElement;
  tabs: HTMLElement;
  menu: HTMLElement;
  notice: HTMLElement;
  frame: HTMLIFrameElement;
}>;

/** One workbook open in the page: grid, tabs, formula bar, and the add-in's pane beside it. */
export class ExcelWindow {
  readonly workbook: Workbook;
  readonly seat: Seat;
  readonly hands: UsersHands;
  readonly pane: ParentFrame;
  readonly #parts: WindowParts;
  readonly #view: GridView;
  readonly #editor: CellEditor;
  readonly #controls: GridControls;

  /** `onStart` is called when the pane's page first speaks, before it has told what it does. */
  constructor(workbook: Workbook, parts: WindowParts, onStart: () => void) {
    this.workbook = workbook;
    this.#parts = parts;
    this.seat = workbook.open("You");
    this.hands = new UsersHands(workbook, this.seat);
    this.#view = new GridView(parts.grid, workbook, this.seat);
    this.#editor = new CellEditor(this.seat, this.hands, this.#view, parts.formula, {
      done: (onward) => {
        this.#controls.goOn(onward);
        this.#draw();
      },
      refused: (error) => this.#say(refusalWords(error)),
    });
    this.#controls = new GridControls({
      element: parts.grid,
      menu: parts.menu,
      workbook,
      seat: this.seat,
      hands: this.hands,
      view: this.#view,
      editor: this.#editor,
      attempt: this.#attempt,
    });
    this.pane = new ParentFrame(workbook, this.seat, parts.frame, { onStart });
    workbook.watchers.add(this.#changed);
    parts.fileName.textContent = workbook.name;
    document.title = `${workbook.name} – Foreplan preview`;
    this.#draw();
  }

  openPane(page: string): void {
    this.pane.open(page);
  }

  close(): void {
    this.workbook.watchers.delete(this.#changed);
    this.#controls.close();
    this.#view.close();
    this.pane.close();
  }

  readonly #attempt = (run: () => void): void => {
    this.#say(null);
    try {
      run();
    } catch (error) {
      this.#say(refusalWords(error));
    }
    this.#draw();
  };

  /** The add-in may have changed cells, sheets, or what is selected. */
  readonly #changed = (): void => {
    const { selected } = this.seat;
    const { row, column } = this.#view.active;
    const isInside =
      row >= selected.row &&
      row < selected.row + selected.rows &&
      column >= selected.column &&
      column < selected.column + selected.columns;
    if (!isInside) {
      this.#view.active = { row: selected.row, column: selected.column };
      this.#view.show(this.#view.active);
    }
    this.#draw();
  };

  #say(sentence: string | null): void {
    this.#parts.notice.hidden = sentence === null;
    this.#parts.notice.textContent = sentence ?? "";
  }

  #draw(): void {
    const { row, column } = this.#view.active;
    this.#view.refresh();
    drawTabs(this.#parts.tabs, this.workbook, this.seat, (name) =>
      this.#attempt(() => {
        this.hands.goToSheet(name);
        this.#controls.choose({ row: 0, column: 0 }, { row: 0, column: 0 });
      }),
    );
    this.#parts.address.textContent = toA1(cellArea(row, column));
    if (!this.#editor.isOpen) {
      this.#parts.formula.value = editableText(this.seat.activeSheet.cell(row, column));
    }
  }
}
