import type { Seat } from "../model/seat.ts";
import type { UsersHands } from "../users-hands.ts";
import { editableText } from "./cell-look.ts";
import { type GridView, placed } from "./grid-view.ts";

/** Which way the selection goes after a cell was typed. */
export type Onward = "down" | "up" | "right" | "left" | "stay";

/** Typing in a cell, or in the formula bar: Excel's edit mode, which holds add-ins off. */
export class CellEditor {
  readonly #seat: Seat;
  readonly #hands: UsersHands;
  readonly #view: GridView;
  readonly #formulaBar: HTMLInputElement;
  readonly #done: (onward: Onward) => void;
  readonly #refused: (error: unknown) => void;
  #input: HTMLInputElement | null = null;

  constructor(
    seat: Seat,
    hands: UsersHands,
    view: GridView,
    formulaBar: HTMLInputElement,
    told: Readonly<{ done: (onward: Onward) => void; refused: (error: unknown) => void }>,
  ) {
    this.#seat = seat;
    this.#hands = hands;
    this.#view = view;
    this.#formulaBar = formulaBar;
    this.#done = told.done;
    this.#refused = told.refused;
    formulaBar.onfocus = () => this.#beginInBar();
    formulaBar.oninput = () => this.#keep(formulaBar.value);
    formulaBar.onkeydown = (event) => this.#key(event);
    formulaBar.onblur = () => this.#end("enter", "stay");
  }

  /** Opens over the active cell, with what it holds or with the letter just typed. */
  begin(typed: string | null): void {
    const input = document.createElement("input");
    input.className = "editor";
    input.setAttribute("aria-label", "Cell");
    input.spellcheck = false;
    input.value = typed ?? this.#current();
    const box = this.#view.boxOf(this.#view.active);
    placed(input, { ...box, width: Math.max(box.width, 80) });
    input.oninput = () => this.#keep(input.value);
    input.onkeydown = (event) => this.#key(event);
    input.onblur = () => this.#end("enter", "stay");
    this.#input = input;
    this.#startEdit(input.value);
    this.#view.canvas.append(input);
    input.focus();
    input.setSelectionRange(input.value.length, input.value.length);
  }

  get isOpen(): boolean {
    return this.#seat.editing !== null;
  }

  #beginInBar(): void {
    if (!this.isOpen) this.#startEdit(this.#formulaBar.value);
  }

  #startEdit(text: string): void {
    const { row, column } = this.#view.active;
    this.#seat.editing = { sheet: this.#seat.activeSheet, row, column, text };
  }

  #current(): string {
    const { row, column } = this.#view.active;
    return editableText(this.#seat.activeSheet.cell(row, column));
  }

  #keep(text: string): void {
    const { editing } = this.#seat;
    if (editing === null) return;
    this.#seat.editing = { ...editing, text };
    if (this.#input !== null) this.#formulaBar.value = text;
  }

  #key(event: KeyboardEvent): void {
    const onward = ONWARD[event.key]?.[event.shiftKey ? 1 : 0];
    event.stopPropagation();
    if (event.key === "Escape") this.#end("escape", "stay");
    else if (onward !== undefined) this.#end("enter", onward);
    else return;
    event.preventDefault();
  }

  #end(how: "enter" | "escape", onward: Onward): void {
    if (!this.isOpen) return;
    const edit = this.#seat.editing;
    const isUnchanged = edit?.text === this.#current();
    const input = this.#input;
    this.#input = null;
    try {
      this.#hands.endEdit(isUnchanged ? "escape" : how);
    } catch (error) {
      this.#refused(error);
    }
    input?.remove();
    this.#done(onward);
  }
}

const ONWARD: Readonly<Record<string, readonly [Onward, Onward]>> = {
  Enter: ["down", "up"],
  Tab: ["right", "left"],
};
