import type { Area } from "../model/area.ts";
import { HostError } from "../model/host-error.ts";
import type { Sheet } from "../model/sheet.ts";
import { type Shift, shiftArea } from "../model/shift.ts";

/** A range an add-in holds: it moves along when cells are inserted or deleted before it. */
export class RangeHandle {
  readonly sheet: Sheet;
  #area: Area | null;

  constructor(sheet: Sheet, area: Area) {
    this.sheet = sheet;
    this.#area = area;
  }

  get area(): Area {
    if (this.#area === null) throw new HostError("ItemNotFound", "Range");
    return this.#area;
  }

  get isGone(): boolean {
    return this.#area === null;
  }

  shiftBy(shift: Shift): void {
    if (this.#area !== null) this.#area = shiftArea(this.#area, shift);
  }
}
